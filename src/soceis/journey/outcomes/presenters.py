"""What changed, in words and tables. Nothing here asks the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from soceis.foundation.records.errors import StaleEdit
from soceis.journey.casework.models import Episode
from soceis.journey.outcomes.models import (
    AdultTransfer,
    EngagementMilestone,
    ExitPlan,
    OutcomeReading,
    ShortMeasure,
    SupportNetwork,
)
from soceis.journey.outcomes.queries import Moving, Standing
from soceis.journey.outcomes.rules import (
    ACCEPTED,
    ADULT_SERVICES,
    AGREES,
    APPLICABLE,
    ASK_UNTIL,
    EVIDENCE,
    FOLLOW_UP_WORDS,
    MEASURE_ANSWERS,
    MEASURES,
    MILESTONES,
    MOMENTS,
    NO_FOLLOW_UP,
    OUTCOMES,
    STAGES,
    SUPPORT_KINDS,
    VALUES,
    Asking,
    askings,
    moment_of,
    network_change,
)
from soceis.ui.tables import Column, Row, SummaryRow, Table
from soceis.ui.words import day_words

NOT_ASKED = "Not asked"


def reading_words(reading: OutcomeReading) -> str:
    """ "At a review: better. The worker saw it. Thu 5 Nov." """
    told = (
        VALUES.get(reading.value, "")
        if reading.value
        else f"applies: {APPLICABLE[reading.applicable].lower()}"
    )
    if reading.applicable == "no":
        told = "does not apply"
    evidence = EVIDENCE.get(reading.evidence, "")
    parts = (
        f"{_moment(reading)}: {told[:1].lower()}{told[1:]}",
        evidence,
        day_words(reading.recorded_on),
    )
    return " ".join(f"{part}." for part in parts if part)


def _moment(reading: OutcomeReading) -> str:
    moment = moment_of(reading.stage, reading.follow_up_months)
    return MOMENTS.get(moment, STAGES[reading.stage])


def before_words(standing: Standing) -> list[str]:
    """What was read of an outcome at the start and last."""
    return [reading_words(reading) for reading in (standing.baseline, standing.latest) if reading]


def last_note(standing: Standing) -> str:
    """The words of the last reading."""
    last = standing.latest or standing.baseline
    return last.note if last else ""


def outcomes_table(standings: Sequence[Standing]) -> Table:
    """The five outcomes: whether each applies, and how it stood last."""
    rows = []
    for standing in standings:
        latest, start = standing.latest, standing.baseline
        either = latest or start
        last = (
            f"{VALUES[latest.value]} ({_moment(latest)}, {day_words(latest.recorded_on)})" if latest else ""
        )
        if either is not None and either.applicable == "no":
            last = _("Does not apply")
        evidence = EVIDENCE.get(either.evidence, "") if either else ""
        rows.append(
            Row(
                (
                    OUTCOMES[standing.outcome],
                    APPLICABLE.get(start.applicable, "") if start else NOT_ASKED,
                    last or NOT_ASKED,
                    evidence or "–",
                )
            )
        )
    columns = [
        Column(_("Outcome")),
        Column(_("Applies at the start")),
        Column(_("Since then")),
        Column(_("From")),
    ]
    return Table(_("The five outcomes"), columns, rows, hidden_caption=True)


def measures_table(measures: Sequence[ShortMeasure]) -> Table | None:
    """Each sentence at first and last; None before any. Never added up."""
    if not measures:
        return None
    rows = []
    for code, sentence in MEASURES.items():
        told = [one for one in measures if one.measure == code]
        last = told[-1] if len(told) > 1 else None
        rows.append(Row((f"“{sentence}”", _told(told[0] if told else None), _told(last) if last else "–")))
    return Table(_("In their own words"), [Column(_("Sentence")), Column(_("First")), Column(_("Last"))], rows,
                 hidden_caption=True)  # fmt: skip


def _told(measure: ShortMeasure | None) -> str:
    if measure is None:
        return NOT_ASKED
    return f"{MEASURE_ANSWERS[measure.answer]} ({day_words(measure.taken_on)})"


def quotes(measures: Sequence[ShortMeasure]) -> list[tuple[str, str]]:
    """The last words beside a sentence, with the day."""
    last = {one.measure: one for one in measures if one.words}
    return [(last[code].words, day_words(last[code].taken_on)) for code in MEASURES if code in last]


def counts_by_day(support: Sequence[SupportNetwork]) -> list[tuple[date, dict[str, int]]]:
    """What was counted on each day, by kind."""
    days = sorted({one.counted_on for one in support})
    return [(day, {one.kind: one.number for one in support if one.counted_on == day}) for day in days]


def support_table(support: Sequence[SupportNetwork]) -> Table | None:
    """How many of each kind, at the start and last; None before any."""
    counted = counts_by_day(support)
    if not counted:
        return None
    shown = [counted[0], counted[-1]] if len(counted) > 1 else counted
    columns = [Column(_("Kind of people")), *(Column(day_words(day), number=True) for day, _kinds in shown)]
    rows = [
        Row((words, *(numbers.get(kind, NOT_ASKED) for _day, numbers in shown)))
        for kind, words in SUPPORT_KINDS.items()
    ]
    note = _("Kinds of people, never who. Nought is an answer.")
    return Table(_("Who they can turn to"), columns, rows, note=note, hidden_caption=True)


def support_words(support: Sequence[SupportNetwork]) -> str:
    """ "Two kinds of people more than at the start." """
    counted = counts_by_day(support)
    by = network_change(counted[0][1], counted[-1][1]) if len(counted) > 1 else None
    if by is None:
        return ""
    if by == 0:
        return _("As many kinds of people as at the start.")
    number = abs(by)
    more = _("more") if by > 0 else _("fewer")
    kinds = ngettext("kind of people", "kinds of people", number)
    return _("%(number)s %(kinds)s %(more)s than at the start.") % {
        "number": number,
        "kinds": kinds,
        "more": more,
    }


def milestone_lines(milestones: Sequence[EngagementMilestone]) -> list[tuple[str, str, str]]:
    """What they did first, when, and in words."""
    return [(MILESTONES.get(one.kind, one.kind), day_words(one.reached_on), one.words) for one in milestones]


def exit_rows(plan: ExitPlan | None) -> list[SummaryRow]:
    """The exit plan, line by line; empty when there is none."""
    if plan is None:
        return []
    agreed = day_words(plan.agreed_on) if plan.agreed_on else ""
    rows = (
        (_("What has changed"), plan.changed),
        (_("Goes on without us"), plan.keeps_going),
        (_("They turn to"), plan.turn_to),
        (_("When things get hard"), plan.if_hard),
        (_("May we ask again?"), AGREES.get(plan.ask_again, "")),
        (_("Agreed with them"), agreed),
        (_("They have a copy"), _("Yes") if plan.has_copy else ""),
    )
    return [SummaryRow(key, value, missing="" if value else _("Not yet")) for key, value in rows]


def transfer_rows(transfer: AdultTransfer | None) -> list[SummaryRow]:
    """The way into a service for adults, line by line; empty when there is none."""
    if transfer is None:
        return []
    rows = (
        (_("They want it"), AGREES.get(transfer.wanted, "")),
        (_("Service"), transfer.service or ADULT_SERVICES.get(transfer.kind, "")),
        (_("How"), transfer.plan),
        (_("Asked"), day_words(transfer.asked_on) if transfer.asked_on else ""),
        (_("Answer"), _answer(transfer)),
        (_("Young person told"), day_words(transfer.told_on) if transfer.told_on else ""),
    )
    return [SummaryRow(key, value, missing="" if value else _("Not yet")) for key, value in rows]


def _answer(transfer: AdultTransfer) -> str:
    day = f" ({day_words(transfer.answered_on)})" if transfer.answered_on else ""
    return f"{ACCEPTED[transfer.accepted]}{day}" if transfer.accepted else ""


@dataclass(frozen=True)
class AskingLine:
    """One asking after the end: when, what became of it, and whether it waits for somebody."""

    months: int
    when: str
    said: str
    waits: bool
    moment: str


def asking_lines(
    episode: Episode, readings: Sequence[OutcomeReading], moving: Moving, today: date
) -> list[AskingLine]:
    """Asking 6 and 12 months after the end; none while the work goes on."""
    if episode.end_date is None:
        return []
    return [_asking_line(asking, readings, moving, today) for asking in askings(episode.end_date)]


def _asking_line(
    asking: Asking, readings: Sequence[OutcomeReading], moving: Moving, today: date
) -> AskingLine:
    read = [one for one in readings if one.follow_up_months == asking.months]
    left = next((one for one in moving.left if one.months == asking.months), None)
    refused = moving.exit_plan is not None and moving.exit_plan.ask_again == "no"
    waits = False
    if read:
        said = _("Asked on %(day)s") % {"day": day_words(read[-1].recorded_on)}
    elif left is not None:
        said = NO_FOLLOW_UP.get(left.reason, left.reason)
    elif refused:
        said = _("They would rather not be asked")
    elif today > asking.due_on + ASK_UNTIL:
        said = _("Nobody asked")
    else:
        waits = asking.stands_on(today)
        said = _("Ask about %(day)s") % {"day": day_words(asking.due_on)}
    moment = f"follow_up_{asking.months}"
    return AskingLine(asking.months, FOLLOW_UP_WORDS[asking.months], said, waits, moment)


@dataclass(frozen=True)
class Difference:
    """One question on which two people wrote differently."""

    question: str
    theirs: str
    yours: str


def differences(stale: StaleEdit, form: BaseForm) -> list[Difference]:
    """Both versions of what was changed at the same time."""
    return [
        Difference(str(form[name].label), _said(name, theirs), _said(name, stale.yours.get(name, "")))
        for name, theirs in stale.theirs.items()
    ]


SAID = {"ask_again": AGREES, "wanted": AGREES, "kind": ADULT_SERVICES, "accepted": ACCEPTED}


def _said(name: str, value: str) -> str:
    if name == "has_copy":
        return _("Yes") if value == "True" else _("No")
    return SAID.get(name, {}).get(value, value) or _("Nothing")
