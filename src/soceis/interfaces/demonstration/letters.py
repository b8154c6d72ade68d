"""Letters of the demonstration, which are written to files and never sent."""

from dataclasses import dataclass
from email import policy
from email.parser import BytesParser
from pathlib import Path

MOST = 10


@dataclass(frozen=True)
class SeenLetter:
    """One letter: to whom, its subject, its words."""

    to: str
    subject: str
    words: str


def latest_letters(folder: str | Path) -> list[SeenLetter]:
    """The newest letters in the folder to which Django's file backend writes, newest first; [] without one."""
    place = Path(folder)
    files = (
        sorted(place.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
        if place.is_dir()
        else []
    )
    return [_letter(file) for file in files[:MOST]]


def _letter(file: Path) -> SeenLetter:
    message = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
    words = message.get_content() if message.get_content_type() == "text/plain" else ""
    # The backend ends each letter with a line of hyphens.
    return SeenLetter(
        str(message["To"] or ""), str(message["Subject"] or ""), words.rsplit("-" * 79, 1)[0].strip()
    )
