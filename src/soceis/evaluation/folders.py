"""The folder into which a command writes: whether it can be, and files that are whole or not there."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from soceis.evaluation.errors import CannotWrite


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """JSON that holds no NaN: ValueError when a number is none."""
    return (json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def check_folder(folder: Path) -> None:
    """CannotWrite before anything is computed, where it is plain that the folder cannot be made."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise cannot_write(there, "it is a file")
    if not os.access(there, os.W_OK | os.X_OK):
        raise cannot_write(there, os.strerror(errno.EACCES))


def cannot_write(name: object, why: str | None) -> CannotWrite:
    """The error that a file or folder cannot be written, with what to do."""
    return CannotWrite(f"{name} cannot be written ({why}); choose another folder with --out.")


def save(folder: Path, outputs: Mapping[str, bytes]) -> None:
    """Write each file whole, so that a reader never finds half of one; CannotWrite when it cannot be done."""
    try:
        for name, content in outputs.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(path.name + ".part")
            part.write_bytes(content)
            part.replace(path)
    except OSError as error:
        raise cannot_write(error.filename or folder, error.strerror) from None
