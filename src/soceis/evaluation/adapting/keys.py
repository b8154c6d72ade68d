"""Pseudonyms: keyed hashes (HMAC-SHA-256, RFC 2104) of what identifies somebody or something in an area.

The same key file gives the same young person the same pseudonym in every sheet, area and later delivery.
Without the key nobody can test a name against an extract, which is why it never lies beside one.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path

from soceis.evaluation.adapting.values import unaccented
from soceis.evaluation.errors import CannotWrite, KeyUnusable

BYTES = 32
LENGTH = 20  # hexadecimal digits of a pseudonym: 80 bits, so that no two of a million are the same
KEY = re.compile(rf"[0-9a-f]{{{2 * BYTES}}}")


def new_key(path: Path) -> None:
    """Write a new random key that only its owner may read; CannotWrite when the file is there already."""
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CannotWrite(
            f"{path} is there already and was kept; a new key would give everybody a new pseudonym. Choose another"
            " name if that is what you want."
        ) from None
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written ({error.strerror}); choose another place.") from None
    with os.fdopen(opened, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(BYTES) + "\n")


def read_key(path: Path | None) -> bytes:
    """The key in a file; KeyUnusable when there is none."""
    if path is None:
        raise KeyUnusable(
            "pseudonyms need a key; make one with `soceis adapt --new-key FILE`, keep it apart from the data, and"
            " give it with --key-file FILE."
        )
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        text = ""
    if not KEY.fullmatch(text):
        raise KeyUnusable(
            f"{path} holds no key of {2 * BYTES} hexadecimal digits; use the file that `soceis adapt --new-key` made."
        )
    return bytes.fromhex(text)


def pseudonym(key: bytes, kind: str, parts: Sequence[str]) -> str:
    """The pseudonym of some texts; accents, case and punctuation do not matter, their order does."""
    told = "\0".join((kind, *(unaccented(part) or part.strip() for part in parts)))
    return hmac.new(key, told.encode(), hashlib.sha256).hexdigest()[:LENGTH]
