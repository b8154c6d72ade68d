"""Names that people use for each other: nicknames and spelling variants, from variants.csv.

Each line of the file is one group: which part of the name, where the names come from, the names, and who
says so. A name may stand in several groups, and being in one group with two names does not make those two
the same: Alex is in one group with Alexander and in another with Alexandra.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Part = Literal["first", "last"]


@cache
def groups_of(part: Part) -> Mapping[str, tuple[str, ...]]:
    """{name: the marks of its groups}; a mark begins with # and so is never a name."""
    found: dict[str, list[str]] = {}
    text = files(__package__).joinpath("variants.csv").read_text(encoding="utf-8")
    for number, row in enumerate(csv.DictReader(text.splitlines())):
        if row["part"] != part:
            continue
        for name in row["names"].split():
            found.setdefault(name, []).append(f"#{number}")
    return {name: tuple(marks) for name, marks in found.items()}
