"""Recording what happened, and correcting it so that the old words, the new words and the reason all stay."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking, day_words
from soceis.foundation.records.errors import WrongState
from soceis.journey.casework.actions.states import (
    Held,
    event,
    first_days,
    hold,
    moves_nothing,
    pause_values,
    settle,
    write,
)
from soceis.journey.casework.actions.work import (
    NOTHING,
    Taken,
    amend_work,
    check_taken,
    save_together,
    work_entry,
)
from soceis.journey.casework.models import Assignment, Contact, Episode, PlannedVisit, WorkEntry
from soceis.journey.casework.rules import (
    CLOSED,
    COMPONENTS,
    CONTACT,
    CORRECTION,
    MOVING_KINDS,
    OUT_OF_HOURS_BEFORE,
    OUT_OF_HOURS_FROM,
    equal_shares,
    state_after_contact,
)

MOST_MINUTES = 24 * 60
SHORT = 120
A_MOMENT = timedelta(minutes=5)  # two clocks may differ a little
Components = Mapping[str, float] | Iterable[str] | None
TEXTS = {
    "place": SHORT,
    "title": SHORT,
    "summary": 20_000,
    "young_person_words": 20_000,
    "strengths_seen": 20_000,
    "next_step": 20_000,
}
ROUTE_NEEDS_ATTEMPT = "Ways of trying are for attempts."


def shares_of(components: Components) -> dict[str, float]:
    """What a contact was for, with shares that sum to one; equal shares when only codes are given."""
    if not components:
        return {}
    if not isinstance(components, Mapping):
        return equal_shares(components)
    return {code: round(float(share), 4) for code, share in components.items()}


def in_london(day: date, at: time) -> datetime:
    """A day and a time as people say them, as a moment."""
    return datetime.combine(day, at, tzinfo=clock.LONDON)


def is_out_of_hours(moment: datetime) -> bool:
    """Before eight, from seven in the evening, and at weekends, as clocks show it in London."""
    local = moment.astimezone(clock.LONDON)
    return local.weekday() >= 5 or not OUT_OF_HOURS_BEFORE <= local.hour < OUT_OF_HOURS_FROM


def _check(held: Held, values: Mapping[str, Any], taken: Taken) -> None:
    """Raise Invalid with a sentence for every field that cannot be kept."""
    checking = Checking()
    happened_at = values["happened_at"]
    day = happened_at.astimezone(clock.LONDON).date()
    if happened_at > clock.now() + A_MOMENT:
        checking.refuse(
            "happened_at",
            f"{day_words(day)} at {_time(happened_at)} has not happened yet. Check when it was.",
        )
    checking.day("happened_at", day, first=held.referred_on, since="the referral came on")
    if held.episode.state == CLOSED and held.episode.end_date is not None and day > held.episode.end_date:
        checking.refuse(
            "happened_at",
            f"The work ended on {day_words(held.episode.end_date)}. Choose that day or earlier.",
        )
    checking.code(
        "kind",
        "contact_kind",
        values["kind"],
        on=day,
        needed="Say what happened: met, tried, could not make it.",
    )
    checking.code(
        "mode", "contact_mode", values["mode"], on=day, needed="Say how: one to one, phone, a message."
    )
    checking.code("route", "attempt_route", values["route"], on=day)
    checking.code("outcome", "attempt_outcome", values["outcome"], on=day)
    if (values["route"] or values["outcome"]) and values["kind"] != "attempt":
        checking.refuse("route", ROUTE_NEEDS_ATTEMPT)
    minutes = values["minutes"]
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        checking.refuse("minutes", "Use a number of minutes from 0 to 1,440.")
    for name, longest in TEXTS.items():
        checking.text(name, values[name], longest)
    _check_components(checking, values["components"])
    check_taken(checking, taken)
    checking.done()


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(clock.LONDON):%H:%M}"


def _check_components(checking: Checking, shares: Mapping[str, float]) -> None:
    if not shares:
        return
    if any(code not in COMPONENTS for code in shares):
        checking.refuse("components", "That is not one of the answers. Choose from those that are shown.")
    if any(share <= 0 for share in shares.values()) or abs(sum(shares.values()) - 1) > 1e-3:
        checking.refuse("components", "The shares must be above nothing and add up to the whole.")


def _reopened(episode: Episode, day: date) -> dict[str, Any]:
    """A contact after the last day that was asked for takes the asking back, with a note for who asked."""
    if episode.state == CLOSED or episode.end_date is None or day <= episode.end_date:
        return {}
    note = f"There was a contact on {day_words(day)}, after the last day that was asked for. Ask again when it ends."
    return {"closure_asked_on": None, "end_date": None, "closure_returned_note": note}


def _state_with(held: Held, *, by: User, day: date, kind: str) -> str:
    """The state today once the contact counts; steps are appended for the days on which it makes a difference."""
    episode = held.episode
    if held.comes_last(day):
        state = state_after_contact(episode.state, kind)
        if state != episode.state:
            step = event(episode, by=by, before=episode.state, after=state, on=day, cause=CONTACT)
            step.save(force_insert=True)
        return state
    if moves_nothing(held, day, kind):
        return episode.state
    return settle(held, by=by, cause=CONTACT, reason="A contact of an earlier day was written down.")


def _moves(held: Held, *, by: User, contact: Contact, also: Episode) -> None:
    """Let a new contact move the episode and its first days."""
    episode = held.episode
    day = contact.happened_at.astimezone(clock.LONDON).date()
    values = _reopened(episode, day)
    if contact.kind not in MOVING_KINDS:
        write(episode, by=by, values=values, also=also)
        return
    values["open_from"] = min(episode.open_from or day, day)
    if contact.kind == "attended":
        values["first_attended"] = min(episode.first_attended or day, day)
    values |= pause_values(_state_with(held, by=by, day=day, kind=contact.kind))
    write(episode, by=by, values=values, also=also)


@transaction.atomic
def record_contact(
    *,
    by: User,
    episode: Episode,
    happened_at: datetime,
    kind: str,
    mode: str,
    route: str = "",
    outcome: str = "",
    minutes: int | None = None,
    place: str = "",
    components: Components = None,
    title: str = "",
    summary: str = "",
    young_person_words: str = "",
    strengths_seen: str = "",
    next_step: str = "",
    shared_with_peer_mentor: bool = False,
    is_milestone: bool = False,
    visit: PlannedVisit | None = None,
    taken: Taken = NOTHING,
    work: WorkEntry | None = None,
) -> Contact:
    """Record an attempt or a meeting; it may move the episode and its first days.

    `components` are codes, or codes with shares that sum to one. `route` and `outcome` are of attempts.
    `visit` is the planned visit that it came of. `taken` is what it took of the worker besides the time; for
    a group, `work` is its one entry, written already. Days to come and days before the referral are refused;
    late entries are kept and marked.
    """
    held = hold(episode, by=by, permission=Permission.CONTACT_RECORD)
    values = {
        "happened_at": happened_at,
        "kind": kind,
        "mode": mode,
        "route": route,
        "outcome": outcome,
        "minutes": minutes,
        "place": place,
        "components": shares_of(components),
        "title": title,
        "summary": summary,
        "young_person_words": young_person_words,
        "strengths_seen": strengths_seen,
        "next_step": next_step,
        "shared_with_peer_mentor": shared_with_peer_mentor,
        "is_milestone": is_milestone,
    }
    _check(held, values, taken)
    entry = work or work_entry(
        by=by,
        area_id=held.episode.area_id,
        on=happened_at.astimezone(clock.LONDON).date(),
        minutes=minutes,
        taken=taken,
        out_of_hours=is_out_of_hours(happened_at),
    )
    contact = _add(held, by=by, values=values | {"work": entry})
    _moves(held, by=by, contact=contact, also=episode)
    if visit is not None:
        PlannedVisit.objects.filter(pk=visit.pk, episode=episode.pk, contact__isnull=True).update(
            contact=contact, updated_at=clock.now(), updated_by=by
        )
    _audit(by, Action.CREATED, contact, sorted(name for name, value in values.items() if value))
    return contact


def _add(held: Held, *, by: User, values: Mapping[str, Any]) -> Contact:
    contact = Contact(
        young_person_id=held.episode.young_person_id,
        area_id=held.episode.area_id,
        episode=held.episode,
        out_of_hours=is_out_of_hours(values["happened_at"]),
        created_by=by,
        updated_by=by,
        **values,
    )
    entry = values.get("work")
    if entry is not None and entry._state.adding:
        save_together(entry, contact)
    else:
        contact.save(force_insert=True)
    return contact


def _audit(by: User, action: Action, contact: Contact, fields: list[str]) -> None:
    audit.record(
        by=by,
        action=action,
        people=[contact.young_person_id],
        areas=[contact.area_id],
        record=contact,
        detail={"fields": fields, "kind": contact.kind},
    )


CORRECTABLE = (
    "happened_at",
    "kind",
    "mode",
    "route",
    "outcome",
    "minutes",
    "components",
    "is_milestone",
    "shared_with_peer_mentor",
    *TEXTS,
)


def _amended(by: User, contact: Contact, values: Mapping[str, Any], taken: Taken | None) -> UUID | None:
    """The entry of the visit with its hours as they are now; one that is missing is made for its own worker."""
    happened_at, minutes = values["happened_at"], values["minutes"]
    hours = {
        "on": happened_at.astimezone(clock.LONDON).date(),
        "minutes": minutes or 0,
        "out_of_hours": is_out_of_hours(happened_at),
    }
    if contact.work_id is None:
        if contact.created_by_id != by.pk:
            return None
        made = work_entry(by=by, area_id=contact.area_id, taken=taken or NOTHING, **hours)
        if made is not None:
            made.save(force_insert=True)
        return made.pk if made else None
    entry = WorkEntry.objects.filter(pk=contact.work_id).first()
    if entry is not None:
        amend_work(entry, by=by, values=hours, taken=taken)
    return contact.work_id


def _of_a_mentor(contact: Contact) -> bool:
    return Assignment.objects.filter(
        young_person=contact.young_person_id, worker=contact.created_by_id, kind="peer_mentor"
    ).exists()


@transaction.atomic
def correct_contact(
    *, by: User, contact: Contact, reason: str, taken: Taken | None = None, **values: Any
) -> Contact:
    """Correct a contact: a new row takes its place and says why; the old row stays as it was.

    `values` are those of record_contact that were different. A peer mentor goes on seeing what became of
    their own note. The hours follow; `taken` corrects miles and money too, of one's own visits and those of
    one's area. Raises WrongState when the contact was corrected already.
    """
    unknown = sorted(set(values) - set(CORRECTABLE))
    if unknown:
        raise TypeError(f"A contact has no {unknown[0]} that can be corrected.")
    held = hold(contact.episode, by=by, permission=Permission.CONTACT_CORRECT)
    checking = Checking()
    checking.text("correction_reason", reason, needed="Say why it is corrected.")
    checking.done()
    merged = {name: getattr(contact, name) for name in CORRECTABLE} | values
    merged["components"] = shares_of(merged["components"])
    if merged["kind"] != "attempt" and not {"route", "outcome"} & set(values):
        merged |= {"route": "", "outcome": ""}
    if _of_a_mentor(contact):
        merged["shared_with_peer_mentor"] = True
    _check(held, merged, taken or NOTHING)
    work = _amended(by, contact, merged, taken)
    replaced = {"corrects": contact.pk, "correction_reason": reason, "work_id": work}
    try:
        with transaction.atomic():
            corrected = _add(held, by=by, values=merged | replaced)
    except IntegrityError as error:
        raise WrongState(
            "Somebody corrected this contact already.",
            "Nothing was changed.",
            "Open the page again and correct theirs.",
        ) from error
    if contact.shared_with_peer_mentor and not corrected.shared_with_peer_mentor:
        # What is no longer shared must not stay readable in its old words.
        Contact.objects.filter(pk=contact.pk).update(
            shared_with_peer_mentor=False, updated_at=clock.now(), updated_by=by
        )
    PlannedVisit.objects.filter(contact=contact.pk).update(
        contact=corrected, updated_at=clock.now(), updated_by=by
    )
    moved = _reopened(held.episode, corrected.happened_at.astimezone(clock.LONDON).date())
    if {contact.kind, corrected.kind} & set(MOVING_KINDS):
        moved |= first_days(held.episode)
        moved |= pause_values(settle(held, by=by, cause=CORRECTION, reason="A contact was corrected."))
    write(held.episode, by=by, values=moved, also=contact.episode)
    _audit(by, Action.CORRECTED, corrected, sorted(name for name in values))
    return corrected
