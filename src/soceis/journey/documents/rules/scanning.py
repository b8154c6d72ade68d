"""What a file is, told by its content and never by its name, and whether it may be kept. No Django.

Pictures are drawn again from their pixels, which leaves behind the place where a photo was taken and anything
that hides in them. Papers and office files are kept as they are, and refused when they hold something that runs
or reaches out. Sources: ISO 32000-2 sections 7.5.7 (object streams) and 12.6 (actions); ECMA-376 part 2 (packages).
"""

from dataclasses import dataclass, field

from soceis.journey.documents.rules.office import scan_office
from soceis.journey.documents.rules.papers import scan_pdf
from soceis.journey.documents.rules.pictures import MAGIC, redraw
from soceis.journey.documents.rules.refusing import Unwanted

MOST_BYTES = 10_000_000
PDF, TEXT = "application/pdf", "text/plain"
ENDINGS = {
    PDF: "pdf",
    TEXT: "txt",
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}
ACCEPTED = "PDF, a photo (JPEG, PNG, WebP), Word, Excel or plain text"


@dataclass(frozen=True)
class Kept:
    """What is kept of a file: its bytes, what they are, and what was taken off."""

    content: bytes = field(repr=False)
    media: str
    taken_off: tuple[str, ...] = ()


def scan(content: bytes) -> Kept:
    """The file as it may be kept; raises Unwanted with a sentence for whoever chose it."""
    if not content:
        raise Unwanted("This file is empty.")
    if len(content) > MOST_BYTES:
        raise Unwanted(f"This file is larger than {MOST_BYTES // 1_000_000} MB. Choose a smaller one.")
    if content.startswith(MAGIC):
        return Kept(*redraw(content))
    if content.startswith(b"%PDF-"):
        scan_pdf(content)
        return Kept(content, PDF)
    if content.startswith(b"PK\x03\x04"):
        return Kept(content, scan_office(content))
    return Kept(_plain_text(content), TEXT)


def _plain_text(content: bytes) -> bytes:
    """Text as UTF-8 without control signs; anything else is a kind of file that is not kept."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unwanted(f"This kind of file is not kept. Choose {ACCEPTED}.") from error
    if any(ord(sign) < 32 and sign not in "\t\r\n\f" for sign in text):
        raise Unwanted(f"This kind of file is not kept. Choose {ACCEPTED}.")
    return text.encode()


__all__ = ["ACCEPTED", "ENDINGS", "MOST_BYTES", "PDF", "TEXT", "Kept", "Unwanted", "scan"]
