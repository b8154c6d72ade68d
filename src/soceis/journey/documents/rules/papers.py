"""PDF files: nothing that runs, opens other things, or carries files inside.

Names may be written with signs as #xx and lie in compressed object streams, so both are undone before looking.
What cannot be looked into is not kept.
"""

import re
import zlib

import pypdfium2

from soceis.journey.documents.rules.refusing import Unwanted

MOST_PAGES = 300
MOST_UNPACKED = 60_000_000  # bytes over all streams that are looked into
MOST_WORDS = 4_000  # bytes of the dictionary before a stream
# Each action and each file inside needs one of these names, however it is begun.
ACTIVE = (
    *(b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"XFA", b"ImportData"),
    *(b"SubmitForm", b"GoToR", b"GoToE", b"Movie", b"Sound", b"Rendition"),
)
_NAMES = re.compile(rb"/(?:" + b"|".join(sorted(ACTIVE, reverse=True)) + rb")(?![A-Za-z0-9_.#+-])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_FLATE = re.compile(rb"/Filter\s*(?:/FlateDecode(?![A-Za-z0-9])|\[\s*/FlateDecode\s*\])")
LOCKED = "This PDF is locked, so nobody can see what is in it. Save it without the lock and choose it again."
ACTIVE_WORDS = (
    "This PDF holds something that runs or opens by itself. Print it to a new PDF and choose that one."
)
BROKEN = "This PDF cannot be opened. Print it to a new PDF and choose that one instead."


def scan_pdf(content: bytes) -> None:
    """Raise Unwanted when the PDF holds anything active, is locked, or cannot be looked into."""
    plain = unescaped(content)
    if re.search(rb"/Encrypt(?![A-Za-z])", plain):
        raise Unwanted(LOCKED)
    for part in (plain, *packed_parts(content)):
        if _NAMES.search(part):
            raise Unwanted(ACTIVE_WORDS)
    _opens(content)


def unescaped(part: bytes) -> bytes:
    """The part with its names written plainly: /J#61vaScript is /JavaScript."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)


def packed_parts(content: bytes) -> list[bytes]:
    """The object streams, unpacked; Unwanted when one is packed in a way that cannot be looked into."""
    found, left = [], MOST_UNPACKED
    for stream in _STREAM.finditer(content):
        begins = content.rfind(b"obj", max(stream.start() - MOST_WORDS, 0), stream.start())
        words = unescaped(content[max(begins, 0) : stream.start()])
        if b"/ObjStm" not in words:
            continue
        part = _part(words, memoryview(content)[stream.end() :], left)
        left -= len(part)
        found.append(unescaped(part))
    if unescaped(content).count(b"/ObjStm") > len(found):
        raise Unwanted(BROKEN)
    return found


def _part(words: bytes, body: memoryview, left: int) -> bytes:
    """One object stream: plain, or packed in the one way that is looked into."""
    if b"/Filter" not in words:
        return bytes(body[:left]).partition(b"endstream")[0]
    if not _FLATE.search(words) or b"/Predictor" in words:
        raise Unwanted(BROKEN)
    return _unpacked(body, left)


def _unpacked(body: memoryview, left: int) -> bytes:
    try:
        part = zlib.decompressobj().decompress(body, max(left, 1))
    except zlib.error as error:
        raise Unwanted(BROKEN) from error
    if len(part) >= left:
        raise Unwanted(BROKEN)
    return part


def _opens(content: bytes) -> None:
    try:
        paper = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unwanted(BROKEN) from error
    try:
        pages, inside = len(paper), paper.count_attachments()
    finally:
        paper.close()
    if inside:
        raise Unwanted(ACTIVE_WORDS)
    if not 1 <= pages <= MOST_PAGES:
        raise Unwanted(f"This PDF has more than {MOST_PAGES} pages. Choose the pages that matter.")
