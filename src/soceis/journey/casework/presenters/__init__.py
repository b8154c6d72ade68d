"""Records of the work in words. Nothing here asks the database."""

from collections.abc import Mapping, Sequence
from datetime import date

from soceis.foundation.records import clock
from soceis.journey.casework.models import Assignment, Contact, Episode, MonthlyReview, NonEngagementReason
from soceis.journey.casework.queries import Load
from soceis.journey.casework.rules import (
    ADDRESSABLE,
    ASSIGNMENT_CHANGES,
    ASSIGNMENT_KINDS,
    CLOSURE_CODES,
    COMPONENTS,
    CONTACT_KINDS,
    CONTACT_MODES,
    DIRECTIONS,
    INFORMANTS,
    LATE_ENTRY_DAYS,
    NON_ENGAGEMENT_REASONS,
    STATES,
)
from soceis.ui.tables import SummaryRow
from soceis.ui.words import day_words


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 day", "2 days"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def load_words(load: Load) -> str:
    """ "4 in work, 1 to begin, 1 paused"; "no young people yet"."""
    parts = [
        f"{number} {words}"
        for number, words in ((load.open, "in work"), (load.waiting, "to begin"), (load.paused, "paused"))
        if number
    ]
    return ", ".join(parts) or "no young people yet"


def contact_title(contact: Contact) -> str:
    """ "Tried: message, no reply", "Climbing wall, then food", "They could not make it: climbing"."""
    title = contact.title
    if contact.kind == "attempt":
        mode = CONTACT_MODES.get(contact.mode, contact.mode).lower()
        return f"Tried: {title[:1].lower()}{title[1:]}" if title else f"Tried: {mode}"
    if contact.kind == "attended":
        return title or CONTACT_MODES.get(contact.mode, "Met")
    kind = CONTACT_KINDS.get(contact.kind, contact.kind)
    return f"{kind}: {title[:1].lower()}{title[1:]}" if title else kind


def contact_meta(contact: Contact) -> str:
    """ "95 min · Nia", with "outside office hours" and how late it was written down."""
    who = contact.created_by.get_short_name() if contact.created_by else ""
    late = days_late(contact)
    parts = (
        f"{contact.minutes} min" if contact.minutes else "",
        who,
        "outside office hours" if contact.out_of_hours else "",
        f"written down {late} days later" if late > LATE_ENTRY_DAYS else "",
    )
    return " · ".join(part for part in parts if part)


def days_late(contact: Contact) -> int:
    """Days between the contact and writing it down."""
    happened = contact.happened_at.astimezone(clock.LONDON).date()
    return (contact.created_at.astimezone(clock.LONDON).date() - happened).days


def component_chips(shares: Mapping[str, float]) -> tuple[str, ...]:
    """ "Fun 50%", the largest first; whole per cents."""
    ordered = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(f"{COMPONENTS.get(code, code)} {round(share * 100)}%" for code, share in ordered)


def assignment_words(assignment: Assignment, today: date) -> str:
    """ "Key worker since 3 Sep", "Cover until 9 Dec"; before and after: "Peer mentor, 3 Sep to 9 Oct"."""
    kind = ASSIGNMENT_KINDS.get(assignment.kind, assignment.kind)
    begins = day_words(assignment.begins)
    if assignment.ends is None:
        return f"{kind} {'from' if assignment.begins > today else 'since'} {begins}"
    ends = day_words(assignment.ends)
    if assignment.begins <= today <= assignment.ends:
        return f"{kind} until {ends}"
    return f"{kind}, {begins} to {ends}"


def change_words(code: str) -> str:
    return ASSIGNMENT_CHANGES.get(code, code)


def state_words(episode: Episode) -> str:
    """Where the work stands, with the day on which a pause is looked at again."""
    words = STATES[episode.state]
    if episode.paused_until:
        return f"{words}, to be looked at again on {day_words(episode.paused_until)}"
    return words


def direction_words(code: str) -> str:
    return DIRECTIONS.get(code, code)


def review_rows(review: MonthlyReview) -> list[SummaryRow]:
    """The last review as question and answer; what was not written says so."""
    said = (
        ("How it was going", f"{direction_words(review.progress_direction)}. {review.progress}"),
        ("Worries", " ".join(filter(None, (_ended(direction_words(review.worry_direction)), review.worry)))),
        ("What the young person thought", review.young_person_view),
        ("Decided", review.decision),
        ("Next", review.next_step),
    )
    return [SummaryRow(key, value, missing="" if value else "Not written") for key, value in said]


def _ended(words: str) -> str:
    return f"{words}." if words else ""


def closure_rows(episode: Episode, reasons: Sequence[NonEngagementReason]) -> list[SummaryRow]:
    """What was asked for, for the one who signs."""
    asked_by = episode.closure_asked_by.display_name if episode.closure_asked_by else ""
    asked_on = day_words(episode.closure_asked_on) if episode.closure_asked_on else ""
    rows = [
        SummaryRow("How it ended", CLOSURE_CODES.get(episode.closure_code, episode.closure_code)),
        SummaryRow(
            "Last day",
            day_words(episode.end_date) if episode.end_date else "",
            missing="" if episode.end_date else "Not given",
        ),
        SummaryRow("In words", episode.closure_note),
        SummaryRow("Asked by", ", ".join(filter(None, (asked_by, asked_on)))),
    ]
    rows += [SummaryRow("Why", reason_words(reason)) for reason in reasons]
    return rows


def reason_words(reason: NonEngagementReason) -> str:
    """ "Waited too long for us. The young person said so. We could change this." """
    told = INFORMANTS.get(reason.informant, reason.informant)
    parts = (
        NON_ENGAGEMENT_REASONS.get(reason.reason, reason.reason),
        f"{told} said so" if reason.informant else "",
        ADDRESSABLE.get(reason.addressable, ""),
        reason.note,
    )
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def time_words(episode: Episode, *, year: bool = False) -> str:
    """ "First tried 9 Sep, first met 14 Sep"; what has not been says so. `year`: always with the year."""
    tried = (
        f"First tried {day_words(episode.open_from, year=year)}"
        if episode.open_from
        else "Nobody has tried to reach them yet"
    )
    first = episode.first_attended
    met = f"first met {day_words(first, year=year)}" if first else "not met yet"
    return f"{tried}, {met}" if episode.open_from else tried


def closure_warnings(episode: Episode, *, by_id: object) -> list[str]:
    """Things that look odd, for the manager to weigh; none of them stops a signature."""
    code, met = episode.closure_code, episode.first_attended
    found = []
    if code == "stopped_after_start" and met is None:
        found.append("It says that they began, and no meeting is recorded.")
    if code in ("declined_at_offer", "caregiver_declined", "no_contact_made") and met is not None:
        found.append(f"It says that it never began, and there was a meeting on {day_words(met)}.")
    if code == "goals_met" and met is None:
        found.append("It says that goals were met, and no meeting is recorded.")
    if episode.closure_asked_by_id == by_id:
        found.append("You asked for this yourself. Somebody else’s eyes would help.")
    return found
