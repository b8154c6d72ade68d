"""The directory in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from soceis.foundation.records import clock, codes
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.sharing.partners.queries import Lapse
from soceis.sharing.partners.rules import BOUNCED, GOOD, LEFT, STANDINGS, standing
from soceis.ui.navigation import NavItem
from soceis.ui.words import day_words

TONES = {GOOD: "done", BOUNCED: "late", LEFT: "plain"}


@dataclass(frozen=True)
class ContactLine:
    """Somebody at an organisation, in words."""

    contact: PartnerContact
    about: str
    standing: str
    tone: str
    known: str
    deputy: str
    has_left: bool


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation in the directory, in words."""

    name: str
    url: str
    about: str


@dataclass(frozen=True)
class LapseLine:
    """Somebody who cannot be counted on any more, and what to do."""

    name: str
    url: str
    what: str
    todo: str
    tone: str


def contact_line(contact: PartnerContact) -> ContactLine:
    where = standing(contact.known, clock.today())
    briefed = _("briefed %s") % day_words(contact.briefed_on) if contact.briefed_on else _("never briefed")
    deputy = contact.deputy
    return ContactLine(
        contact=contact,
        about=" · ".join(filter(None, (contact.job, contact.team))),
        standing=STANDINGS[where],
        tone=TONES.get(where, "wait"),
        known=f"{_('heard of')} {day_words(contact.heard_on)} · {briefed}",
        deputy=deputy.name if deputy is not None and deputy.left_on is None else "",
        has_left=where == LEFT,
    )


def organisation_line(organisation: Organisation) -> OrganisationLine:
    people: int = organisation.people  # type: ignore[attr-defined]
    count = _("1 person") if people == 1 else _("%d people") % people if people else _("nobody there now")
    where = organisation.area.name if organisation.area else _("everywhere")
    kind = codes.label("partner_kind", organisation.kind)
    return OrganisationLine(
        organisation.name,
        reverse("partners:organisation", args=[organisation.pk]),
        f"{kind} · {where} · {count}",
    )


def lapse_line(lapse: Lapse) -> LapseLine:
    contact = lapse.contact
    deputy = contact.deputy
    if deputy is not None and deputy.left_on is None:
        todo = _("%s stands in for them.") % deputy.name
    elif lapse.agreements:
        todo = _("Nobody stands in for them, and an agreement names them. Find somebody new.")
    else:
        todo = _("Nobody stands in for them.")
    return LapseLine(
        name=contact.name,
        url=reverse("partners:organisation", args=[contact.organisation_id]),
        what=f"{contact.organisation.name} · {STANDINGS[lapse.standing]}",
        todo=todo,
        tone="late" if lapse.agreements or lapse.standing == BOUNCED else "wait",
    )


def kind_filters(kind: str) -> list[NavItem]:
    """Every kind as a link; the chosen one is current."""
    shown = [("", _("All")), *codes.choices("partner_kind")]
    here = reverse("partners:directory")
    return [
        NavItem(words, f"{here}?kind={code}" if code else here, current=code == kind) for code, words in shown
    ]
