"""The information card: what stands on it in each nation and area, as a page and as two tagged sides of paper."""

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
import qrcode
from django.test import Client
from django.urls import reverse
from django.utils import translation

from soceis.foundation.records import nations
from soceis.interfaces.partners import card
from soceis.interfaces.partners.visiting import LANGUAGES
from soceis.sharing.wording.rules import BUILT_IN, found_in
from tests.cast import Cast
from tests.doors import client_of
from tests.statements import counting

pytestmark = pytest.mark.django_db(databases="__all__")

DOOR = "https://soceis.example/refer/"
LONG = "https://cases.a-charity-with-a-long-name.example.org.uk/refer/"
EVERY = [(nation, language) for nation in nations.NATIONS for language in LANGUAGES]
MOST_BYTES = 150_000


def sides(pdf: bytes) -> list[str]:
    paper = pdfium.PdfDocument(io.BytesIO(pdf))
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in paper]
    finally:
        paper.close()


def as_printed(pdf: bytes, side: int) -> list[list[bool]]:
    """The code as it stands on the second side, read off the ink: nothing else there is purely black."""
    paper = pdfium.PdfDocument(io.BytesIO(pdf))
    try:
        ink = np.asarray(paper[1].render(scale=8).to_pil().convert("RGB")).max(axis=2) < 8
    finally:
        paper.close()
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    top, height = rows[0], rows[-1] - rows[0] + 1
    left, width = columns[0], columns[-1] - columns[0] + 1
    middle = (np.arange(side) + 0.5) / side
    return [[bool(ink[int(top + y * height), int(left + x * width)]) for x in middle] for y in middle]


@pytest.mark.parametrize(("nation", "language"), EVERY)
def test_a_card_has_two_tagged_sides_with_the_numbers_of_its_nation(nation: str, language: str) -> None:
    with translation.override(language):
        place = card.of_nation(nation)
        pdf = card.card_pdf(place, DOOR)
        duty = card.card_of(place).duty
    assert b"StructTreeRoot" in pdf
    assert b"pdfuaid" in pdf
    front, back = sides(pdf)
    assert place.name in front
    assert "11 " in front
    assert "18 " in front
    assert "soceis.example/refer" in back
    assert "0808 157 0192" in back
    assert duty.split()[0] in back
    numbers = [one.number for one in nations.NATIONS[nation].numbers]
    assert [number for number in numbers if number not in back] == []
    others = {one.number for each in nations.NATIONS.values() for one in each.numbers} - set(numbers)
    assert [number for number in others if number in back] == [], "no number of another nation"
    assert ("adolygu" in front) == (language == "cy"), "paper says that nobody has reviewed the Welsh"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_address_and_a_long_area_still_make_two_sides(language: str) -> None:
    place = card.Place("long", "Rhondda Cynon Taf, Merthyr Tydfil and the Vale of Glamorgan", "wales")
    with translation.override(language):
        assert len(sides(card.card_pdf(place, LONG))) == 2


@pytest.mark.parametrize("address", [DOOR, LONG])
def test_the_code_on_paper_is_the_one_of_the_address(address: str) -> None:
    expected = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    expected.add_data(address)
    expected.make(fit=True)
    printed = as_printed(card.card_pdf(card.of_nation("scotland"), address), expected.modules_count)
    assert printed == expected.get_matrix()
    other = as_printed(card.card_pdf(card.of_nation("scotland"), address[:-1] + "?"), expected.modules_count)
    assert other != expected.get_matrix(), "another address is another code"


@pytest.mark.parametrize(("nation", "language"), EVERY)
def test_no_word_on_a_card_puts_the_blame_on_a_child_but_where_it_is_quoted(
    nation: str, language: str
) -> None:
    with translation.override(language):
        said = card.card_of(card.of_nation(nation))
    parts = [text for part in (said.looks, said.who, said.help) for text in (*part.said, *part.points)]
    texts = [said.title, said.about, said.duty, *parts, *(text for pair in said.pairs for text in pair)]
    assert {text: found for text in texts if (found := found_in(text, BUILT_IN))} == {}
    harms = [harm for harm, _instead in said.pairs]
    assert all(found_in(harm.strip("“”"), BUILT_IN) for harm in harms), "each is one of the list"


def test_every_text_of_a_card_has_its_welsh() -> None:
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            one = card.card_of(card.of_nation("wales"))
        parts = [text for part in (one.looks, one.who, one.help) for text in (*part.said, *part.points)]
        said.append([one.title, one.about, one.duty, *parts, *(what for _number, what in one.calls)])
    assert [english for english, welsh in zip(*said, strict=True) if english == welsh] == []


def test_anybody_reads_and_prints_the_card_of_a_nation_and_of_an_area_without_coming_in(cast: Cast) -> None:
    client = Client()
    shelf = client.get(reverse("door:cards")).content.decode()
    for code, name in (("wales", "Wales"), (cast.cardiff.code, cast.cardiff.name)):
        address = reverse("door:card", args=[code])
        assert address in shelf
        answer = client.get(address)
        page = answer.content.decode()
        assert f"young people in {name}" in page
        assert "tel:08001111" in page
        assert "tel:08081570192" in page
        assert len(answer.content) < MOST_BYTES
        paper = client.get(reverse("door:card_pdf", args=[code]))
        assert paper["Content-Type"] == "application/pdf"
        assert f"in {name}" in sides(paper.content)[0]
        assert "testserver/refer" in sides(paper.content)[1]
    welsh = client.get(reverse("door:card", args=["wales"]), {"lang": "cy"}).content.decode()
    assert "Yn poeni am berson ifanc?" in welsh
    assert "Nid yw cyfieithydd wedi adolygu" in welsh


def test_an_area_that_is_not_there_has_no_card(cast: Cast) -> None:
    for route in ("door:card", "door:card_pdf"):
        assert Client().get(reverse(route, args=["atlantis"])).status_code == 404


def test_cards_ask_the_database_little(cast: Cast) -> None:
    for address in (reverse("door:cards"), reverse("door:card", args=[cast.cardiff.code])):
        with counting() as asked:
            assert Client().get(address).status_code == 200
        assert len(asked) <= 3, asked


def test_staff_come_to_the_cards_from_the_directory(cast: Cast) -> None:
    page = client_of(cast.alys).get(reverse("partners:directory")).content.decode()
    assert reverse("door:cards") in page
    assert client_of(cast.alys).get(reverse("door:cards")).status_code == 200
