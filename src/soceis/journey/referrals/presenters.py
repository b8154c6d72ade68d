"""Referrals in words. Nothing here asks the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings

from soceis.foundation.records import clock, codes
from soceis.foundation.records.missing import MISSING_REASONS
from soceis.foundation.records.nations import ENGLAND, NATIONS
from soceis.journey.referrals.models import Referral, ReferralState
from soceis.journey.referrals.queries import Waiting
from soceis.journey.referrals.rules import (
    DECIDED,
    EARLY_SIGNS,
    INFO_REQUESTED,
    RECEIVED,
    SCREENING,
    STATES,
    Standing,
    standing,
)
from soceis.people.presenters import name_and_age
from soceis.people.rules import LONGEST as LONGEST_OF_PEOPLE
from soceis.sharing.consultations.rules import BECAUSE, STANDINGS, heard
from soceis.sharing.wording.queries import added
from soceis.sharing.wording.rules import FirstWords, first_words
from soceis.ui.navigation import NavItem
from soceis.ui.tables import SummaryRow
from soceis.ui.words import day_words

NOT_SAID = "Not said"
LONGEST_SOURCE = LONGEST_OF_PEOPLE["source"]
EVENT_KINDS = {RECEIVED: "milestone", DECIDED: "outcome"}


class StandingPanel:
    """How a referral stands to what the service is for: sentences to weigh, never a score."""

    def __init__(self, referral: Referral) -> None:
        self.referral = referral

    @cached_property
    def standing(self) -> Standing:
        referral = self.referral
        return standing(
            referral.young_person.name_used,
            referral.age_at_referral,
            referral.primary_reason,
            referral.early_signs,
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        return self.standing.sentences

    @property
    def age_needs_a_look(self) -> bool:
        """Whether the age is outside the service's or not known."""
        return self.standing.age_in_range is not True

    @cached_property
    def first(self) -> FirstWords:
        """How they were told, and what to do at the first meeting when a label was used."""
        return how_told(self.referral)


def how_told(referral: Referral) -> FirstWords:
    """How they were told about us, read out of the referrer's own words, which stay as they are."""
    return first_words(referral.told_young_person, referral.told_family, referral.label_used, added())


def help_now(area_code: str = "", nation: str = "") -> list[str]:
    """What to do when somebody is in danger now, the most urgent first.

    `settings.HELP_NUMBERS` maps an area's code to its children's services' number at any hour; without one, the
    number that answers at night in the whole nation is named where there is one.
    """
    numbers: dict[str, str] = getattr(settings, "HELP_NUMBERS", {})
    number = numbers.get(area_code, "")
    services = (
        f"children’s services on {number}" if number else "children’s services where the young person is"
    )
    danger = NATIONS[nation or ENGLAND].numbers[0].number
    at_night = [one for one in NATIONS[nation or ENGLAND].numbers if one.use == "social_work"]
    if at_night and not number:
        services += f" ({at_night[0].number}: {at_night[0].when})"
    return [
        f"Ring {danger} now, if somebody may be hurt in the next hours.",
        f"Then ring {services}, and the manager on duty. Do not wait for an answer here.",
        "Then finish this page: what you have typed stays.",
    ]


@dataclass(frozen=True)
class QueueRow:
    """One line of the queue; `tone` and the words of `wait` say the same."""

    referral: Referral
    who: str
    more: str
    wait: str
    tone: str


WAIT_WORDS = {"new": "New, {days}", "waiting": "Waiting {days}", "late": "Waiting too long: {days}"}
WAIT_TONES = {"new": "", "waiting": "wait", "late": "late"}


# What the queue can be narrowed to, in short words.
STATE_FILTERS = {"": "All", RECEIVED: "New", SCREENING: "Being looked at", INFO_REQUESTED: "Question asked"}
PROGRAMME_FILTERS = {
    "": "Any programme",
    "one_to_one": "One to one",
    "school_group": "School",
    "none": "Not said",
}


@dataclass(frozen=True)
class Filter:
    """A row of links above the queue."""

    label: str
    items: tuple[NavItem, ...]


def chosen_filters(state: str, programme: str) -> tuple[str, str]:
    """The filters of an address; one that does not exist is none."""
    return state if state in STATE_FILTERS else "", programme if programme in PROGRAMME_FILTERS else ""


def queue_filters(state: str, programme: str, by_state: Mapping[str, int]) -> list[Filter]:
    """Links that narrow the queue, each keeping what the other has chosen."""
    counts = {"": sum(by_state.values()), **by_state}
    states = (
        NavItem(words, _narrowed(code, programme), code == state, counts.get(code, 0), "waiting")
        for code, words in STATE_FILTERS.items()
    )
    programmes = (
        NavItem(words, _narrowed(state, code), code == programme) for code, words in PROGRAMME_FILTERS.items()
    )
    return [Filter("Where it stands", tuple(states)), Filter("Programme asked for", tuple(programmes))]


def _narrowed(state: str, programme: str) -> str:
    return "?" + urlencode({"state": state, "programme": programme})


def days_in_words(days: int) -> str:
    return "today" if days == 0 else "1 day" if days == 1 else f"{days} days"


def queue_rows(waiting: Iterable[Waiting]) -> list[QueueRow]:
    """The lines of the queue, in the order given."""
    return [
        QueueRow(
            row.referral,
            name_and_age(row.referral.young_person),
            " · ".join(_facts(row.referral)),
            WAIT_WORDS[row.band].format(days=days_in_words(row.days)),
            WAIT_TONES[row.band],
        )
        for row in waiting
    ]


def _facts(referral: Referral) -> list[str]:
    asked = (
        codes.label("programme", referral.programme_asked)
        if referral.programme_asked
        else "Programme not said"
    )
    return [
        f"Came {day_words(referral.received_on)}",
        codes.label("referral_source", referral.source),
        asked,
        STATES[referral.state],
    ]


def told_rows(referral: Referral) -> list[SummaryRow]:
    """Everything that the referrer told, with what was not said in grey."""
    label = {True: "Yes", False: "No", None: ""}[referral.label_used]
    missing = MISSING_REASONS.get(referral.primary_reason_missing, NOT_SAID)
    reason = codes.label("referral_reason", referral.primary_reason) if referral.primary_reason else ""
    return [
        _row("Main reason", reason, missing),
        _row("What worries them", referral.concerns),
        _row("Early signs", _signs(referral), "None was named"),
        _row("What the young person was told", referral.told_young_person),
        _row("What those at home were told", referral.told_family),
        _row("Was a label used?", label, "Not known"),
        _row("What the young person thinks", referral.young_person_view),
        _row("What those at home think", referral.caregiver_view),
        _row("Who else is involved", involved_words(referral.agencies, referral.other_agencies)),
        _row(
            "Programme they had in mind",
            codes.label("programme", referral.programme_asked) if referral.programme_asked else "",
        ),
    ]


def involved_words(kinds: Iterable[str], words: str) -> str:
    """Kinds of organisations, one a line, and then what was said of them."""
    return "\n".join(filter(None, (*(codes.label("partner_kind", kind) for kind in kinds), words)))


def risk_source(referral: Referral) -> str:
    """ "Their social worker, told us by Fitzalan High School, known since Tue 3 Nov"."""
    by = referral.referrer_organisation or codes.label("referral_source", referral.source)
    said = (
        f"{referral.risk_source}, told us by {by}"
        if referral.risk_source
        else f"{by}; who says so, was not said"
    )
    since = referral.risk_known_since
    return f"{said}, known since {day_words(since)}" if since else f"{said}; since when, was not said"


def risk_typed(referral: Referral) -> dict[str, object]:
    """What the referrer wrote, as first answers of the form that makes it a note; a day not said is asked."""
    by = referral.referrer_organisation or codes.label("referral_source", referral.source)
    return {
        "text": referral.risk_to_staff,
        "source": ", ".join(filter(None, (referral.risk_source, by)))[:LONGEST_SOURCE],
        "known_since": referral.risk_known_since,
    }


def decision_rows(referral: Referral) -> list[SummaryRow]:
    """The reasons of a decision for ourselves, and what the referrer hears of it."""
    if referral.state != DECIDED:
        return []
    standing, because = heard(referral.decision, referral.age_at_referral, referral.told_because)
    told = " ".join(filter(None, (STANDINGS[standing], BECAUSE[because], referral.told_words)))
    if referral.joined_to_id:
        told = "What is decided about the other one, in the same words."
    reasons = "\n".join(codes.label("triage_reason", code) for code in referral.decision_because)
    return [
        _row("Reasons", reasons),
        _row("In words, for ourselves", referral.decision_reason),
        SummaryRow("What the referrer hears", told),
    ]


@dataclass(frozen=True)
class EarlierRow:
    """Another referral of the same young person: where it came from, and what became of it."""

    referral: Referral
    title: str
    became: str
    waits: bool


def earlier_rows(referrals: Iterable[Referral], but: Referral | None = None) -> list[EarlierRow]:
    """The other referrals of the same young person, in the order given."""
    return [
        EarlierRow(one, f"{day_words(one.received_on)}, {_from(one)}", _became(one), one.state != DECIDED)
        for one in referrals
        if but is None or one.pk != but.pk
    ]


def further(referral: Referral, others: Iterable[Referral]) -> list[tuple[str, list[SummaryRow]]]:
    """What the referrals say that were joined to this one: where each came from, and what it told."""
    return [
        (f"{day_words(one.received_on)}, {_from(one)}", [row for row in told_rows(one) if not row.missing])
        for one in others
        if one.joined_to_id == referral.pk
    ]


def before_words(referrals: Mapping[UUID, list[Referral]]) -> dict[str, str]:
    """What became of somebody's earlier referrals, in a sentence each, by the person's identifier."""
    return {
        str(person): " ".join(f"{row.title}: {row.became}." for row in earlier_rows(theirs)[:3])
        for person, theirs in referrals.items()
    }


def _from(referral: Referral) -> str:
    return referral.referrer_organisation or codes.label("referral_source", referral.source)


def _became(referral: Referral) -> str:
    if referral.joined_to_id:
        return "Further information to another one"
    return decision_words(referral) or STATES[referral.state]


def teller_rows(referral: Referral) -> list[SummaryRow]:
    """Who referred, and how to answer them."""
    return [
        SummaryRow("Came", day_words(referral.received_on)),
        SummaryRow("From", codes.label("referral_source", referral.source)),
        _row("Organisation", referral.referrer_organisation),
        _row("Who", referral.referrer_name),
        _row("How to answer", referral.referrer_contact),
        SummaryRow("Reference", referral.reference),
    ]


def _row(question: str, answer: str, missing: str = NOT_SAID) -> SummaryRow:
    return SummaryRow(question, answer, missing="" if answer else missing)


def _signs(referral: Referral) -> str:
    known = [sign for sign in EARLY_SIGNS if sign in referral.early_signs]
    older = [sign for sign in referral.early_signs if sign not in EARLY_SIGNS]
    return "\n".join(codes.label("early_sign", sign) for sign in (*known, *older))


@dataclass(frozen=True)
class Step:
    """One step in the life of a referral."""

    event: ReferralState
    title: str
    kind: str
    meta: str


def steps(states: Iterable[ReferralState]) -> list[Step]:
    """The history, the latest first."""
    return [
        Step(event, STATES[event.to_state], EVENT_KINDS.get(event.to_state, "work"), _recorded(event))
        for event in reversed(list(states))
    ]


def _recorded(event: ReferralState) -> str:
    who = str(event.recorded_by) if event.recorded_by else ""
    recorded = event.recorded_at.astimezone(clock.LONDON).date()
    late = f"written down {day_words(recorded)}" if recorded != event.effective_on else ""
    return ", ".join(part for part in (who, late) if part)


def decision_words(referral: Referral) -> str:
    """ "Accepted for one to one, on Tue 17 Nov, by Alys"; "" while it waits."""
    if referral.state != DECIDED or referral.decided_on is None:
        return ""
    by = f", by {referral.decided_by}" if referral.decided_by else ""
    return f"{codes.label('referral_decision', referral.decision)}, on {day_words(referral.decided_on)}{by}"
