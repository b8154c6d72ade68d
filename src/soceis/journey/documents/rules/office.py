"""Word and Excel files: no macros, nothing embedded, nothing fetched from elsewhere, no bombs."""

import io
import re
import zipfile
import zlib

from soceis.journey.documents.rules.refusing import Unwanted

MOST_PARTS = 2_000
MOST_UNPACKED = 80_000_000  # bytes over all parts
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What the package says its main part is; those with macros have other names.
MAIN = {WORD: f"{WORD}.main+xml".encode(), EXCEL: f"{EXCEL}.main+xml".encode()}
RUNS = re.compile(
    r"(vbaproject|activex|/embeddings/|oleobject|macrosheets|/customui|attachedtoolbars)", re.IGNORECASE
)
# The only parts that are neither words nor pictures.
HARMLESS = re.compile(
    r"\.(xml|rels|jpe?g|png|gif|bmp|tiff?|emf|wmf|svg|vml)$|printersettings\d*\.bin$", re.IGNORECASE
)
WORDY = (".xml", ".rels", ".vml", ".svg")
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
_FETCHES = re.compile(rb"<!DOCTYPE|<!ENTITY|\bDDEAUTO\b|\bDDE\s+&quot;|<\w*:?ddeLink\b", re.IGNORECASE)
ACTIVE_WORDS = (
    "This file holds something that runs or fetches by itself. Save it as PDF and choose that one instead."
)
BROKEN = "This file cannot be looked into. Save it as PDF and choose that one instead."

BREAKS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error),
    *(RuntimeError, EOFError, OSError, ValueError),
)


def scan_office(content: bytes) -> str:
    """The media type of a Word or Excel file; raises Unwanted when it holds more than words and pictures."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _scanned(package, content)
    except BREAKS as error:
        raise Unwanted(BROKEN) from error


def _scanned(package: zipfile.ZipFile, content: bytes) -> str:
    parts = package.infolist()
    if not _whole(parts, content):
        raise Unwanted(BROKEN)
    names = [f"/{part.filename}" for part in parts]
    if any(RUNS.search(name) or not (name.endswith("/") or HARMLESS.search(name)) for name in names):
        raise Unwanted(ACTIVE_WORDS)
    left, kinds = MOST_UNPACKED, b""
    for part in parts:
        said = _read(package, part, left)
        left -= len(said)
        if part.filename == "[Content_Types].xml":
            kinds = said
        if part.filename.lower().endswith(WORDY):
            _only_words(said)
    for media, main in MAIN.items():
        if main in kinds and b"macroEnabled" not in kinds:
            return media
    raise Unwanted("This kind of file is not kept. Save it as PDF and choose that one instead.")


def _whole(parts: list[zipfile.ZipInfo], content: bytes) -> bool:
    """Whether the package is one list of parts with nothing before, behind, hidden, locked or twice."""
    names = [part.filename for part in parts]
    return (
        1 <= len(parts) <= MOST_PARTS
        and len(set(names)) == len(names)
        and min(part.header_offset for part in parts) == 0
        and content[-22:-18] == b"PK\x05\x06"
        and not any(
            part.flag_bits & 1 or ".." in part.filename or part.filename.startswith("/") for part in parts
        )
    )


def _read(package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> bytes:
    """The part, however large its header says it is; Unwanted when it unpacks to more than is left."""
    with package.open(part) as opened:
        said = opened.read(left + 1)
    if len(said) > left:
        raise Unwanted("This file unpacks to far more than it seems. It was not kept.")
    return said


def _only_words(said: bytes) -> None:
    # Parts in UTF-16 hold the same signs with a NUL between.
    plain = said.replace(b"\x00", b"")
    if _FETCHES.search(plain):
        raise Unwanted(ACTIVE_WORDS)
    if any(not _LINK.search(one) for one in _OUTSIDE.findall(plain)):
        raise Unwanted(ACTIVE_WORDS)
