"""The information card: what exploitation can look like, words that help, who can be referred, how to talk to us.

Two sides in a pocket, one card for each nation and for each area; the same words as a page of the door. It is the
first recommendation of the evaluation report of 2023: referrers did not know the threshold, nor whom to ask.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import qrcode
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from soceis.foundation.accounts.models import Area
from soceis.foundation.records import clock, nations
from soceis.foundation.records.errors import NotFound
from soceis.interfaces.partners import words
from soceis.interfaces.partners.visiting import LANGUAGES, for_anybody
from soceis.sharing.wording.rules import BUILT_IN
from soceis.ui.papers.sending import sent as download
from soceis.ui.papers.typesetting import printable, typeset

TEMPLATE = Path(__file__).parent / "data" / "card.typ"
QUIET_MODULES = 4  # ISO/IEC 18004: four light modules around a code.

# Which of our list of words stand on the card, by language; why and what instead comes from the list itself.
HARM = {
    "en": ("putting themselves at risk", "lifestyle choice*", "drug runner*", "refuses to engage"),
    "cy": ("rhoi ei hun mewn perygl", "dewis ffordd o fyw", "gwerthwr cyffuriau", "gwrthod ymgysylltu"),
}
HELP = (
    gettext_lazy("“I am glad that you told me. It is not your fault.”"),
    gettext_lazy("“I may have to tell somebody, and I will say so to you first.”"),
    gettext_lazy("“What would help you today?”"),
)
WHO_CAN = (
    gettext_lazy("Young people of 11 to 18 whom a group that commits crime uses, or may be using."),
    gettext_lazy("You need no proof. Several small things seen together are enough."),
    gettext_lazy("Not sure, or of another age? Ring us, and we will think with you."),
)
# What stands beside each number of the nations; a number without words here would stand on no card.
NUMBER_WORDS = {
    "999": gettext_lazy("In danger now: police, fire or ambulance"),
    "101": gettext_lazy("Police, when it is not urgent"),
    "0808 800 5000": gettext_lazy("NSPCC helpline, for adults who worry"),
    "08000 121 700": gettext_lazy("Modern slavery helpline"),
    "0800 1111": gettext_lazy("Childline, for young people"),
    "080880 23456": gettext_lazy("Meic, for young people, 8am to midnight"),
    "028 9504 9999": gettext_lazy("Social work, nights and weekends"),
}
# No translator has signed the Welsh off; paper says so itself, because it goes where no page can be changed.
NOT_REVIEWED = {"cy": "Nid yw cyfieithydd wedi adolygu’r Gymraeg hon eto."}


@dataclass(frozen=True)
class Place:
    """Where a card is for: a nation, or an area in it. `code` stands in the address, `name` on the card."""

    code: str
    name: str
    nation: str


@dataclass(frozen=True)
class Part:
    """A part of a card: sentences, then points."""

    heading: str
    said: tuple[str, ...]
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """What stands on a card, in one language.

    `pairs` are (words that harm, what to say), `calls` (number, for what).
    """

    language: str
    title: str
    about: str
    looks: Part
    who: Part
    pairs: tuple[tuple[str, str], ...]
    help: Part
    duty: str
    calls: tuple[tuple[str, str], ...]
    note: str


def of_nation(code: str) -> Place:
    return Place(code, str(words.NATION_WORDS[code]), code)


def of_area(area: Area) -> Place:
    return Place(area.code, area.name, area.nation)


def card_of(place: Place) -> Card:
    """The card of a place, in the language of the visit."""
    language = "cy" if translation.get_language() == "cy" else "en"
    looks = Part(
        _("What exploitation can look like"),
        (_("Adults make children carry, keep, sell or fetch things for them. You may notice:"),),
        tuple(str(sign) for sign in words.SIGN_WORDS.values()),
    )
    calls = tuple((one.number, str(NUMBER_WORDS[one.number])) for one in nations.numbers(place.nation))
    return Card(
        language=language,
        title=_("Worried about a young person?"),
        about=_("For everybody who works with young people in %(place)s") % {"place": place.name},
        looks=looks,
        who=Part(_("Who can be referred"), (), tuple(str(one) for one in WHO_CAN)),
        pairs=_pairs(language),
        help=Part(_("To say to a young person"), (), tuple(str(one) for one in HELP)),
        duty=_("A child who needs protection: ring %(duty)s as well.")
        % {"duty": words.DUTY_WORDS[place.nation]},
        calls=calls,
        note=NOT_REVIEWED.get(language, ""),
    )


def _pairs(language: str) -> tuple[tuple[str, str], ...]:
    instead = {(prompt.language, prompt.words): prompt.instead for prompt in BUILT_IN}
    return tuple((f"“{harm.rstrip('*')}”", instead[language, harm]) for harm in HARM[language])


def modules(address: str) -> list[list[bool]]:
    """The code of an address, row by row, True where it is dark, with its quiet edge; 15% of it may be damaged."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET_MODULES)
    code.add_data(address)
    code.make(fit=True)
    return [[bool(dark) for dark in row] for row in code.get_matrix()]


def code_svg(address: str) -> str:
    """The code as a picture: one unit to a module, black on white."""
    rows = modules(address)
    side = len(rows)
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path d="M0 0h{side}v{side}h-{side}z" fill="#fff"/><path d="{dark}" fill="#000"/></svg>'
    )


def card_pdf(place: Place, address: str) -> bytes:
    """The card as a tagged PDF of two A6 sides; `address` is the door's, whole. Made once a day for each place."""
    return _made(place, address, translation.get_language() or "en-gb", clock.today())


@lru_cache(maxsize=128)
def _made(place: Place, address: str, language: str, day: date) -> bytes:
    with translation.override(language):
        return typeset(TEMPLATE, "card", as_data(address, card_of(place), day), day)


def as_data(address: str, card: Card, day: date) -> dict[str, Any]:
    """What the template is told."""
    return {
        "language": card.language,
        "date": [day.year, day.month, day.day],
        "title": card.title,
        "about": printable(card.about),
        "looks": _part(card.looks),
        "who": _part(card.who),
        "help": _part(card.help),
        "words": _("Words"),
        "rather": [_("Rather than"), _("Say")],
        "pairs": card.pairs,
        "talk": _("Talk to us"),
        "talk_said": _("Refer, or talk it through without a name:"),
        "telephone": settings.SERVICE_TELEPHONE,
        "address": address.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "code": code_svg(address),
        "code_said": _("Code that a telephone opens: %(address)s") % {"address": address},
        "others": _("Others who help"),
        "duty": card.duty,
        "calls": card.calls,
        "mark": printable(settings.SERVICE_NAME),
        "note": card.note,
    }


def _part(part: Part) -> dict[str, Any]:
    return {"heading": part.heading, "said": part.said, "points": part.points}


def _found(code: str) -> Place:
    if code in nations.NATIONS:
        return of_nation(code)
    area = Area.objects.filter(code=code).first()
    if area is None:
        raise NotFound
    return of_area(area)


@for_anybody
@require_safe
def cards(request: HttpRequest) -> HttpResponseBase:
    """The cards there are: by nation, with its areas."""
    areas = [of_area(area) for area in Area.objects.all()]
    shelves = [(of_nation(code), [one for one in areas if one.nation == code]) for code in nations.NATIONS]
    return render(request, "door/cards.html", {**words.frame(request), "shelves": shelves})


@for_anybody
@require_safe
def show(request: HttpRequest, place: str) -> HttpResponseBase:
    """A card as a page."""
    found = _found(place)
    card = card_of(found)
    calls = [(number, number.replace(" ", ""), what) for number, what in card.calls]
    context = {
        **words.frame(request),
        "place": found,
        "card": card,
        "calls": calls,
        "papers": list(LANGUAGES.items()),
    }
    return render(request, "door/card.html", context)


@for_anybody
@require_safe
def paper(request: HttpRequest, place: str) -> HttpResponseBase:
    """A card to print."""
    found = _found(place)
    door = request.build_absolute_uri(reverse("door:start"))
    return download(card_pdf(found, door), "application/pdf", f"card-{found.code}.pdf")
