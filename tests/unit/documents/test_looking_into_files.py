"""What a file is follows from its content; what runs, reaches out, hides or bursts is not kept."""

import io
import zipfile
import zlib
from collections.abc import Iterable

import pypdfium2
import pytest
from docx import Document
from openpyxl import Workbook
from PIL import Image

from soceis.journey.documents.rules.scanning import MOST_BYTES, Unwanted, scan

ISLAND = {0x8825: {1: "N", 2: (51.0, 28.0, 40.0), 3: "W", 4: (3.0, 10.0, 45.0)}}


def a_photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    """A photo that says where it was taken, lying on its side."""
    picture = Image.new("RGB", size, "teal")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A telephone"
    exif.get_ifd(0x8825).update(ISLAND[0x8825])
    made = io.BytesIO()
    picture.save(made, kind, exif=exif)
    return made.getvalue()


def a_pdf() -> bytes:
    """One empty page."""
    paper = pypdfium2.PdfDocument.new()
    paper.new_page(200, 200)
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def with_object(pdf: bytes, words: bytes) -> bytes:
    """The PDF with one more object in it."""
    head, found, tail = pdf.partition(b"1 0 obj")
    assert found
    return head + b"99 0 obj\n" + words + b"\nendobj\n" + found + tail


def packed(words: bytes, packing: bytes = b"/Filter /FlateDecode") -> bytes:
    """An object stream that holds the words."""
    body = zlib.compress(words)
    return b"<< /Type /ObjStm /N 1 /First 5 /Length %d %s >>\nstream\n%s\nendstream" % (
        len(body),
        packing,
        body,
    )


def a_word_file() -> bytes:
    made = io.BytesIO()
    paper = Document()
    paper.add_paragraph("A letter of support.")
    paper.save(made)
    return made.getvalue()


def with_parts(package: bytes, parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The package with more parts, or others in their place."""
    more = dict(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in more:
                new.writestr(part, old.read(part))
        for name, content in more.items():
            new.writestr(name, content)
    return made.getvalue()


def test_a_photo_is_kept_upright_and_without_where_it_was_taken() -> None:
    kept = scan(a_photo())
    assert kept.media == "image/jpeg"
    assert kept.taken_off == ("where and when it was taken",)
    again = Image.open(io.BytesIO(kept.content))
    assert again.size == (40, 60)
    assert not again.getexif()
    assert b"A telephone" not in kept.content


def test_a_page_hidden_behind_a_photo_is_left_behind() -> None:
    kept = scan(a_photo("PNG") + b"<script>alert(1)</script>")
    assert kept.media == "image/png"
    assert b"script" not in kept.content


def test_a_picture_made_to_fill_the_memory_is_refused() -> None:
    made = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(made, "PNG")
    assert len(made.getvalue()) < 500_000
    with pytest.raises(Unwanted, match="too large to open"):
        scan(made.getvalue())


@pytest.mark.parametrize(
    "content", [a_photo()[:200], b"\xff\xd8\xff nothing", b"RIFF1234WAVEfmt ", b"GIF89a"]
)
def test_a_broken_picture_or_a_sound_is_refused(content: bytes) -> None:
    with pytest.raises(Unwanted, match="cannot be opened"):
        scan(content)


def test_plain_papers_are_kept_as_they_are() -> None:
    book = io.BytesIO()
    Workbook().save(book)
    for content, ending in ((a_pdf(), "/pdf"), (a_word_file(), ".document"), (book.getvalue(), ".sheet")):
        kept = scan(content)
        assert kept.content == content
        assert kept.media.endswith(ending)
    assert scan("Caffè at three".encode()).media == "text/plain"


@pytest.mark.parametrize(
    "words",
    [
        b"<< /S /JavaScript /JS (app.alert(1)) >>",
        b"<< /S /J#61vaScript /JS (app.alert(1)) >>",
        b"<< /S /Launch /F (cmd.exe) >>",
        b"<< /Type /EmbeddedFile >>",
        b"<< /XFA [] >>",
        b"<< /S /GoToR /F (other.pdf) >>",
        packed(b"7 0 << /S /JavaScript /JS (app.alert(1)) >>"),
        packed(b"7 0 << /S /L#61unch >>"),
    ],
)
def test_a_pdf_that_runs_or_carries_something_is_refused(words: bytes) -> None:
    with pytest.raises(Unwanted, match="runs or opens by itself"):
        scan(with_object(a_pdf(), words))


@pytest.mark.parametrize(
    "words",
    [
        b"<< /Encrypt 8 0 R >>",
        packed(b"7 0 << >>", b"/Filter /LZWDecode"),
        packed(b"7 0 << >>", b"/Filter [/ASCIIHexDecode /FlateDecode]"),
        packed(b"7 0 " + b" " * 70_000_000),
        b"<< /Type /Obj#53tm /Length 4 >>",
    ],
)
def test_a_pdf_that_cannot_be_looked_into_is_refused(words: bytes) -> None:
    with pytest.raises(Unwanted, match=r"locked|cannot be opened"):
        scan(with_object(a_pdf(), words))


def test_a_pdf_with_a_file_inside_is_refused() -> None:
    paper = pypdfium2.PdfDocument.new()
    paper.new_page(200, 200)
    paper.new_attachment("inside.exe").set_data(b"MZ")
    made = io.BytesIO()
    paper.save(made)
    with pytest.raises(Unwanted, match="runs or opens by itself"):
        scan(made.getvalue())


OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
    b'Type="http://x/%s" Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    "part",
    [
        ("word/vbaProject.bin", b"macro"),
        ("word/embeddings/oleObject1.bin", b"ole"),
        ("word/activeX/activeX1.xml", b"<x/>"),
        ("word/run.exe", b"MZ"),
        ("word/_rels/settings.xml.rels", OUTSIDE % b"attachedTemplate"),
        ("word/extra.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("word/extra.xml", "<!DOCTYPE x>".encode("utf-16")),
        ("word/extra.xml", b"<w:instrText>DDEAUTO c:\\\\cmd</w:instrText>"),
    ],
)
def test_an_office_file_that_runs_or_fetches_is_refused(part: tuple[str, bytes]) -> None:
    with pytest.raises(Unwanted, match="runs or fetches"):
        scan(with_parts(a_word_file(), [part]))


def test_a_link_in_an_office_file_is_harmless() -> None:
    linked = with_parts(a_word_file(), [("word/_rels/extra.xml.rels", OUTSIDE % b"hyperlink")])
    assert scan(linked).content == linked


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_parts(a_word_file(), [(f"word/media/{number}.xml", b" " * 30_000_000) for number in range(3)])
    assert len(bomb) < 1_000_000
    with pytest.raises(Unwanted, match="unpacks to far more"):
        scan(bomb)


def test_a_package_with_something_before_or_behind_it_is_refused() -> None:
    for content in (a_word_file() + b"MZ behind", a_word_file()[:-1]):
        with pytest.raises(Unwanted, match="cannot be looked into"):
            scan(content)


@pytest.mark.parametrize(
    "content",
    [b"MZ\x90\x00", b"\x7fELF\x02", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"a\x00b", b"\x1f\x8b\x08"],
)
def test_other_kinds_of_files_are_refused_whatever_their_name(content: bytes) -> None:
    with pytest.raises(Unwanted, match="kind of file is not kept"):
        scan(content)


def test_nothing_and_too_much_are_refused() -> None:
    with pytest.raises(Unwanted, match="empty"):
        scan(b"")
    with pytest.raises(Unwanted, match="larger than 10 MB"):
        scan(b"a" * (MOST_BYTES + 1))


def test_a_plain_zip_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("page.xml", "<a/>")
    with pytest.raises(Unwanted, match="kind of file is not kept"):
        scan(made.getvalue())
