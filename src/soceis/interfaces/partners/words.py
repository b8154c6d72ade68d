"""The words of the partners' door, in the language of the visit. Nothing here asks the database.

Lists of codes are said again here as translatable sentences: the rules know no framework.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import formats, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soceis.foundation.records import clock
from soceis.interfaces.partners.visiting import LANGUAGES
from soceis.sharing.consultations.models import Approach
from soceis.sharing.consultations.rules import (
    CONSULTATION,
    NUMBERS_TO_CALL,
    REFERRAL,
    Call,
    held_back,
)
from soceis.ui.papers.typesetting import Facts, Paper, Part, Text

KIND_WORDS = {CONSULTATION: gettext_lazy("To talk it through"), REFERRAL: gettext_lazy("To refer")}
AGE_WORDS = {
    "under_11": gettext_lazy("Under 11"),
    "11_to_13": gettext_lazy("11 to 13"),
    "14_to_15": gettext_lazy("14 or 15"),
    "16_to_18": gettext_lazy("16 to 18"),
    "over_18": gettext_lazy("Over 18"),
    "not_known": gettext_lazy("I do not know"),
}
SIGN_WORDS = {
    "gang_association": gettext_lazy("Spends time with a group that worries people"),
    "older_associates": gettext_lazy("Older people around them whom nobody can place"),
    "escalating_offending": gettext_lazy("Things alleged against them are getting more serious"),
    "leaving_education": gettext_lazy("Drifting away from school, college or training"),
    "missing": gettext_lazy("Missing, or far from home without a reason"),
    "unexplained_things": gettext_lazy("New clothes, phones or money that nobody can explain"),
    "injuries_or_fear": gettext_lazy("Injuries, or frightened of somebody"),
}
LABEL_WORDS = {
    "yes": gettext_lazy("Yes"),
    "no": gettext_lazy("No"),
    "unknown": gettext_lazy("I do not know"),
}
AGENCY_WORDS = {
    "police": gettext_lazy("Police"),
    "children_services": gettext_lazy("Children’s services"),
    "youth_justice": gettext_lazy("Youth justice service"),
    "education": gettext_lazy("School, college or education service"),
    "health": gettext_lazy("Health"),
    "housing": gettext_lazy("Housing"),
    "probation": gettext_lazy("Probation"),
    "benefits": gettext_lazy("Benefits and advice"),
    "third_sector": gettext_lazy("A charity or a group"),
    "other": gettext_lazy("Somebody else"),
}
STANDING_WORDS = {
    "received": gettext_lazy("Received. Nobody has decided yet."),
    "advised": gettext_lazy("We have talked. It is not a referral."),
    "one_to_one": gettext_lazy("Accepted for one-to-one work."),
    "prevention": gettext_lazy("Accepted for the school programme."),
    "looked_at": gettext_lazy("We have looked at it, and will ring you."),
    "not_for_us": gettext_lazy("Not for us."),
    "ended": gettext_lazy("Closed."),
}
BECAUSE_WORDS = {
    "age": gettext_lazy("We work with young people of 11 to 18."),
    "area": gettext_lazy("We work in other places. Ring us, and we will help you to find somebody there."),
    "too_little": gettext_lazy(
        "From what was written we could not tell. Ring us, and we will go through it together."
    ),
    "no_place": gettext_lazy("We have nobody free at present. Ring us, and we will think with you."),
    "threshold": gettext_lazy(
        "From what we know, another kind of help fits better. Ring us, and we will think with you."
    ),
}
NATION_WORDS = {
    "england": gettext_lazy("England"),
    "wales": gettext_lazy("Wales"),
    "scotland": gettext_lazy("Scotland"),
    "northern_ireland": gettext_lazy("Northern Ireland"),
}
CALL_WORDS = {
    "999": gettext_lazy("Police, fire or ambulance"),
    "101": gettext_lazy("Police, when nobody will be hurt in the next hours"),
    "0808 800 5000": gettext_lazy("NSPCC helpline, for adults who worry about a child"),
    "0800 1111": gettext_lazy("Childline, for young people"),
}
DUTY_WORDS = {
    "england": gettext_lazy("children’s social care at the council where the young person is"),
    "wales": gettext_lazy("children’s services at the council where the young person is"),
    "scotland": gettext_lazy("social work at the council where the young person is"),
    "northern_ireland": gettext_lazy(
        "the gateway team of the health and social care trust where the young person is"
    ),
}
ACCEPTED = frozenset({"one_to_one", "prevention", "ended"})


@dataclass(frozen=True)
class Nation:
    """Whom to ring in one nation after 999: the duty in words, then numbers."""

    name: str
    duty: str
    calls: tuple[tuple[str, Call], ...]


@dataclass(frozen=True)
class Line:
    """One thing that was sent, as its sender sees it."""

    approach: Approach
    kind: str
    standing: str
    because: str
    day: str


def frame(request: HttpRequest) -> dict[str, Any]:
    """What every page of the door has around it: the telephone, and the other language."""
    now = translation.get_language() or "en-gb"
    others = [(code, name) for code, name in LANGUAGES.items() if code != now]
    return {
        "telephone": settings.SERVICE_TELEPHONE,
        "telephone_dial": settings.SERVICE_TELEPHONE.replace(" ", ""),
        "others": others,
        "language": "cy" if now == "cy" else "en-GB",
        "path": request.path,
    }


def nations() -> list[Nation]:
    """Every nation in which we work, with whom to ring there; 999 stands above them all."""
    return [
        Nation(
            str(NATION_WORDS[code]),
            str(DUTY_WORDS[code]),
            tuple((str(CALL_WORDS[call.number]), call) for call in calls[1:]),
        )
        for code, calls in NUMBERS_TO_CALL.items()
    ]


def day_words(day: Any) -> str:
    """ "Wednesday 25 November", in the language of the visit."""
    return formats.date_format(day, "l j F")


def line(approach: Approach) -> Line:
    because = " ".join(filter(None, (str(BECAUSE_WORDS.get(approach.because, "")), approach.told_words)))
    return Line(
        approach,
        str(KIND_WORDS[approach.kind]),
        str(STANDING_WORDS[approach.standing]),
        because,
        day_words(approach.sent_at.astimezone(clock.LONDON).date()),
    )


def told(approach: Approach) -> list[tuple[str, str]]:
    """What the sender wrote, question by question; questions without an answer are left out."""
    born, since = approach.date_of_birth, approach.risk_known_since
    whole = " ".join(filter(None, (approach.name_used, approach.last_name)))
    rows = [
        (_("Name"), whole),
        (_("Date of birth"), formats.date_format(born, "j F Y") if born else ""),
        (_("About how old"), str(AGE_WORDS.get(approach.age_band, ""))),
        (_("What you have seen or heard"), approach.concerns),
        (_("Signs"), "; ".join(str(SIGN_WORDS[sign]) for sign in approach.early_signs if sign in SIGN_WORDS)),
        (_("Where they spend their time"), approach.place),
        (_("How to reach them safely"), approach.reaching),
        (_("What the young person was told"), approach.told_young_person),
        (_("What those at home were told"), approach.told_family),
        (_("Was such a word used?"), _label(approach.label_used)),
        (_("What the young person thinks"), approach.young_person_view),
        (_("What those at home think"), approach.caregiver_view),
        (_("Who else is involved"), _involved(approach)),
        (_("To know before a visit"), approach.risk_to_staff),
        (_("Who says so"), approach.risk_source),
        (_("Known since"), formats.date_format(since, "j F Y") if since else ""),
        (_("Somebody of ours who is close"), approach.knows_staff),
        (_("Your own reference"), approach.their_reference),
        (_("Your name"), approach.sender_name),
        (_("Your job"), approach.sender_job),
        (_("Your telephone"), approach.sender_telephone),
    ]
    return [(question, answer) for question, answer in rows if answer]


def _label(used: bool | None) -> str:
    return "" if used is None else str(LABEL_WORDS["yes" if used else "no"])


def _involved(approach: Approach) -> str:
    kinds = (str(AGENCY_WORDS[kind]) for kind in approach.agencies if kind in AGENCY_WORDS)
    return "; ".join(filter(None, (*kinds, approach.other_agencies)))


def promise(approach: Approach) -> str:
    """Who answers, and by when."""
    values = {"who": approach.answerer or _("Our manager there"), "day": day_words(approach.answer_by)}
    return _("%(who)s will answer you by %(day)s.") % values


def copy_paper(approach: Approach) -> Paper:
    """The copy to keep, as a paper."""
    return Paper(
        title=str(KIND_WORDS[approach.kind]),
        subtitle=_("Reference %(reference)s") % {"reference": approach.reference},
        dated=approach.sent_at.astimezone(clock.LONDON).date(),
        parts=(
            Part("", (Text(promise(approach)),)),
            Part(_("What you sent"), (Facts(tuple(told(approach))),)),
        ),
        mark=settings.SERVICE_NAME,
    )


def copy_text(approach: Approach) -> str:
    """The copy to keep, as plain text."""
    head = [
        str(KIND_WORDS[approach.kind]),
        _("Reference %(reference)s") % {"reference": approach.reference},
        day_words(approach.sent_at.astimezone(clock.LONDON).date()),
        promise(approach),
    ]
    body = [f"{question}\n{answer}" for question, answer in told(approach)]
    return "\n\n".join(["\n".join(head), *body]) + "\n"


def report_rows(approaches: Iterable[Approach]) -> list[tuple[str, str]]:
    """The visitor's own numbers; small ones are held back, and consultations are never added to referrals."""
    mine = list(approaches)
    referred = [one for one in mine if one.kind == REFERRAL or one.became_referral]
    talked = [one for one in mine if one.kind == CONSULTATION]
    waits = [
        (answered - one.sent_at.astimezone(clock.LONDON).date()).days
        for one in mine
        if (answered := one.advised_on or one.became_on)
    ]
    few = len(waits) < 5
    counts = [
        (_("Talked through"), talked),
        (_("Of them became referrals"), [one for one in talked if one.became_referral]),
        (_("Referrals"), referred),
        (_("Of them accepted"), [one for one in referred if one.standing in ACCEPTED]),
        (_("Of them not for us"), [one for one in referred if one.standing == "not_for_us"]),
        (_("Of them wait for a decision"), [one for one in referred if one.standing == "received"]),
    ]
    return [
        *((words, _count(len(found))) for words, found in counts),
        (
            _("Days until somebody answered (the middle one)"),
            _("held back: fewer than 5 answers") if few else f"{median(waits):g}",
        ),
    ]


def _count(number: int) -> str:
    said = held_back(number)
    return said if said.isdigit() else _("fewer than 5")


def report_paper(approaches: Iterable[Approach]) -> Paper:
    """The report as a paper."""
    return Paper(
        title=_("What became of what you sent"),
        dated=clock.today(),
        parts=(Part("", (Facts(tuple(report_rows(approaches))), Text(about_report(), quiet=True))),),
        mark=settings.SERVICE_NAME,
    )


def about_report() -> str:
    return _(
        "Counted from what was sent from your address. Numbers below 5 are held back. It says nothing about any young "
        "person."
    )
