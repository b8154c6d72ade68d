"""The shared secret of two organisations: 32 random bytes in a file that only its owner may read."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from soceis.evaluation.errors import CannotWrite, KeyUnusable

BYTES = 32
SECRET = re.compile(rf"[0-9a-f]{{{2 * BYTES}}}")


def new_secret(path: Path) -> None:
    """Write a new secret; CannotWrite when the file is there already or cannot be made."""
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CannotWrite(f"{path} is there already and was kept; choose another name.") from None
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written ({error.strerror}); choose another place.") from None
    with os.fdopen(opened, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(BYTES) + "\n")


def read_secret(path: Path) -> bytes:
    """The secret in a file; KeyUnusable when there is none."""
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        text = ""
    if not SECRET.fullmatch(text):
        raise KeyUnusable(
            f"{path} holds no secret of {2 * BYTES} hexadecimal digits; one side makes it with"
            " `soceis link encode --new-key FILE` and gives it to the other by a safe way, apart from the data."
        )
    return bytes.fromhex(text)
