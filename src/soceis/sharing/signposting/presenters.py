"""The directory of services in words. Nothing here asks the database."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from soceis.foundation.records import clock, codes
from soceis.sharing.signposting.models import Signpost
from soceis.sharing.signposting.rules import ACTIVE, STATUSES, check_due
from soceis.sharing.signposting.rules.composing import Said, said_of
from soceis.ui.tables import SummaryRow
from soceis.ui.words import day_words

TONES = {"never": "late", "old": "wait", "": "done"}


@dataclass(frozen=True)
class SignpostLine:
    """A service in the list."""

    name: str
    url: str
    about: str
    helps: str
    check: str
    tone: str
    status: str


def check_words(signpost: Signpost) -> tuple[str, str]:
    """When somebody last made sure of it, and its tone."""
    due = check_due(signpost.checked_on, clock.today())
    if signpost.checked_on is None:
        return _("never checked"), TONES[due]
    day = day_words(signpost.checked_on)
    words = _("checked %s, over a year ago") if due else _("checked %s")
    return words % day, TONES[due]


def ages_words(least: float | None, most: float | None) -> str:
    """ "11 to 18", "from 16", "up to 25"; "" when nothing is said."""
    if least is not None and most is not None:
        return _("%(least)g to %(most)g") % {"least": least, "most": most}
    if least is not None:
        return _("from %g") % least
    return _("up to %g") % most if most is not None else ""


def line(signpost: Signpost) -> SignpostLine:
    ages = ages_words(signpost.least_age, signpost.most_age)
    check, tone = check_words(signpost)
    about = (
        signpost.organisation,
        signpost.area.name,
        _("ages %s") % ages if ages else _("ages not said"),
    )
    return SignpostLine(
        signpost.name,
        reverse("signposting:signpost", args=[signpost.pk]),
        " · ".join(filter(None, about)),
        ", ".join(codes.label("signpost_helps", code) for code in signpost.helps),
        check,
        tone,
        "" if signpost.status == ACTIVE else STATUSES.get(signpost.status, signpost.status),
    )


def rows(signpost: Signpost) -> list[SummaryRow]:
    """Everything that is shown of a service."""
    said = said_of(signpost.content)
    helps = ", ".join(codes.label("signpost_helps", code) for code in said.helps)
    where = ", ".join(filter(None, (said.address, said.city, said.postcode)))
    asked = (
        (_("Offered by"), said.organisation),
        (_("Helps with"), helps),
        (_("Ages"), ages_words(said.least_age, said.most_age)),
        (_("Cost"), said.cost or str(signpost.content.get("fees") or "")),
        (_("Open"), said.opening),
        (_("Telephone"), said.telephone),
        (_("E-mail"), said.email),
        (_("Where"), where),
        (_("Alert"), str(signpost.content.get("alert") or "")),
    )
    return [
        SummaryRow(question, answer, missing="" if answer else _("Not said"))
        for question, answer in asked
        if answer or question != _("Alert")
    ]


def website(signpost: Signpost) -> str:
    """Its web address, when it is one that a browser may open."""
    found = said_of(signpost.content).url
    return found if found.lower().startswith(("https://", "http://")) else ""


def initial(signpost: Signpost) -> dict[str, object]:
    """What the form begins with."""
    said: Said = said_of(signpost.content)
    whole = {name: getattr(said, name) for name in Said.__dataclass_fields__}
    for name in ("least_age", "most_age"):
        whole[name] = "" if whole[name] is None else f"{whole[name]:g}"
    return {
        **whole,
        "helps": list(said.helps),
        "is_public": "yes" if signpost.is_public else "no",
        "note": signpost.note,
        "version": str(signpost.version),
    }
