"""Postcodes of the United Kingdom: the whole, its sector, its district."""

from __future__ import annotations

import re

FULL = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
# The same, not one of the placeholders below (which begin with ZZ or XX).
PLAIN = "^([A-WY][A-Z]?|X[A-WYZ]?|Z[A-Y]?)[0-9][A-Z0-9]?[0-9][A-Z]{2}$"
OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
# Postcodes that mean "no fixed abode", "not known", "abroad".
PLACEHOLDERS = ("ZZ", "XX", "NFA")
DIGITS = str.maketrans("OILSB", "01158")


def postcode(text: str) -> tuple[str, str, str, str]:
    """(whole, sector, district, finding): "" for what is not known. A typed O or I in a digit's place is mended."""
    joined = re.sub(r"[^A-Z0-9]", "", text.upper())
    if not joined:
        return "", "", "", ""
    if joined.startswith(PLACEHOLDERS):
        return "", "", "", "placeholder_postcode"
    if len(joined) >= 5:
        joined = joined[:-3] + joined[-3].translate(DIGITS) + joined[-2:]
    found = FULL.fullmatch(joined)
    if found:
        outward, inward = found.groups()
        return joined, outward + inward[0], outward, ""
    if OUTWARD.fullmatch(joined):
        return "", "", joined, ""
    return "", "", "", "not_a_postcode"
