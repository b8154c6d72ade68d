"""What has happened since the last review, in words, and the first words of the next one."""

from soceis.journey.casework.models import MonthlyReview
from soceis.journey.casework.presenters import counted
from soceis.journey.casework.queries import SinceReview
from soceis.ui.tables import SummaryRow
from soceis.ui.words import day_words

SHOWN_WORRIES = 3


def since_rows(facts: SinceReview) -> list[SummaryRow]:
    """Contacts against plan, promises, worries: short answers beside their questions."""
    met = counted(facts.met, "time") + (f", last {day_words(facts.met_on)}" if facts.met_on else "")
    kept = f"{facts.promises_kept} kept"
    late = f", {facts.promises_late} late" if facts.promises_late else ""
    rows = [
        SummaryRow("Met", met),
        SummaryRow("Tried", counted(facts.tried, "time")),
        SummaryRow("Planned visits", f"{facts.recorded} of {facts.planned} recorded")
        if facts.planned
        else None,
        SummaryRow("Could not happen", counted(facts.not_come, "time")) if facts.not_come else None,
        SummaryRow("Promises", f"{kept}{late}") if facts.promises_kept or facts.promises_late else None,
        SummaryRow("Worries", f"{facts.worries_raised} raised, {len(facts.worries)} still to be told"),
    ]
    return [row for row in rows if row]


def overdue_words(facts: SinceReview) -> list[str]:
    """What is late, each as a sentence; nothing when nothing is."""
    found = []
    unrecorded = facts.planned - facts.recorded
    if unrecorded > 0:
        found.append(f"{counted(unrecorded, 'planned visit')} not recorded.")
    if facts.promises_late:
        found.append(f"{counted(facts.promises_late, 'promise')} not kept yet.")
    if not facts.met:
        found.append("Not met since the last review.")
    return found


def begun_review(facts: SinceReview, last: MonthlyReview | None) -> dict[str, str]:
    """The first words of the form, out of what was recorded. A judgement is never filled in."""
    met = (
        f"Met {counted(facts.met, 'time')} since {day_words(facts.since)}." if facts.met else "Not met since."
    )
    tried = f" Tried {counted(facts.tried, 'time')}." if facts.tried else ""
    return {
        "progress": f"{met}{tried}",
        "worry": " ".join(facts.worries[:SHOWN_WORRIES]),
        "next_step": last.next_step if last else "",
    }
