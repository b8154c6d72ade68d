"""Holding an episode while it is changed, and appending to its life."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Min, OuterRef, Q, Subquery

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.casework.models import Contact, Episode, EpisodeState
from soceis.journey.casework.rules import (
    ALLOCATED,
    BEGUN,
    CLOSED,
    CLOSURE,
    CORRECTION,
    MOVING_KINDS,
    PAUSE,
    PAUSED,
    RESUME,
    Fact,
    may_pass,
    replay,
    state_after_contact,
    state_at,
)
from soceis.journey.referrals.models import Referral


@dataclass(frozen=True)
class Held:
    """An episode locked for this transaction, and the days that limit what may be recorded.

    `referred_on` is the day of the referral, or of the beginning for somebody who may not read referrals.
    """

    episode: Episode
    begun_on: date
    last_moved_on: date
    last_cause: str
    referred_on: date

    def comes_last(self, day: date) -> bool:
        """Whether a contact of the day follows all steps so far; on a day of pausing or ending it comes before.

        A day with a correction is worked out afresh: a pause of that day may have fallen away with it.
        """
        if day == self.last_moved_on:
            return self.last_cause not in (PAUSE, CLOSURE, CORRECTION)
        return day > self.last_moved_on


def hold(episode: Episode, *, by: User, permission: Permission) -> Held:
    """Check the permission and lock the row; the caller's own object may be out of date."""
    check(reach_of(by), permission, episode.access_subject)
    events = EpisodeState.objects.filter(episode=OuterRef("pk"))
    fresh = (
        Episode.objects.select_for_update(of=("self",))
        .annotate(
            begun_on=Subquery(events.order_by("effective_on", "id").values("effective_on")[:1]),
            last_moved_on=Subquery(events.order_by("-effective_on", "-id").values("effective_on")[:1]),
            last_cause=Subquery(events.order_by("-effective_on", "-id").values("cause")[:1]),
            referred_on=Subquery(Referral.objects.filter(pk=OuterRef("referral")).values("received_on")[:1]),
        )
        .filter(pk=episode.pk)
        .first()
    )
    if fresh is None:
        raise NotFound
    return Held(
        fresh, fresh.begun_on, fresh.last_moved_on, fresh.last_cause, fresh.referred_on or fresh.begun_on
    )


def must_be_open(episode: Episode) -> None:
    """Raise WrongState when the work has ended."""
    if episode.state == CLOSED:
        raise WrongState(
            "The work has ended and was signed off.",
            "Nothing was changed.",
            "If it goes on, enter a new referral.",
        )


def write(episode: Episode, *, by: User, values: Mapping[str, Any], also: Episode | None = None) -> None:
    """Save the values that differ, with who and when; `also` is the caller's object, kept in step."""
    changed = [name for name, value in values.items() if getattr(episode, name) != value]
    for name in changed:
        setattr(episode, name, values[name])
    if changed:
        episode.version += 1
        episode.updated_at, episode.updated_by_id = clock.now(), by.pk
        episode.save(update_fields=[*changed, "version", "updated_at", "updated_by"])
    if also is not None and also is not episode:
        for name in (*values, "version", "updated_at"):
            setattr(also, name, getattr(episode, name))


def event(
    episode: Episode, *, by: User, before: str, after: str, on: date, cause: str, reason: str = ""
) -> EpisodeState:
    """A step that is not saved yet."""
    return EpisodeState(
        episode=episode,
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        from_state=before,
        to_state=after,
        effective_on=on,
        recorded_at=clock.now(),
        recorded_by=by,
        cause=cause,
        reason=reason,
    )


def move(held: Held, *, by: User, to: str, on: date, cause: str, reason: str = "") -> None:
    """Append one step after all others; the caller writes the episode. Raises WrongState when there is no such step."""
    episode = held.episode
    if not may_pass(episode.state, to):
        raise WrongState(
            "This step does not fit where the work stands now.",
            "Nothing was changed.",
            "Open the page again.",
        )
    event(episode, by=by, before=episode.state, after=to, on=on, cause=cause, reason=reason).save(
        force_insert=True
    )


def current_contacts(episode_id: UUID) -> Any:
    """Contacts of an episode that no later one corrects."""
    corrected = Contact.objects.filter(episode=episode_id, corrects__isnull=False).values("corrects")
    return Contact.objects.filter(episode=episode_id).exclude(pk__in=corrected)


def last_contact_on(episode_id: UUID, *kinds: str) -> date | None:
    """The day of the latest contact that stands; of the kinds, when any are named."""
    contacts = current_contacts(episode_id)
    if kinds:
        contacts = contacts.filter(kind__in=kinds)
    latest: datetime | None = contacts.order_by("-happened_at").values_list("happened_at", flat=True).first()
    return latest.astimezone(clock.LONDON).date() if latest else None


def _facts(episode: Episode, events: Sequence[EpisodeState]) -> list[Fact]:
    causes = (BEGUN, PAUSE, RESUME, CLOSURE)
    facts = [Fact(step.effective_on, step.cause, step.pk) for step in events if step.cause in causes]
    if episode.allocated_on is not None:
        facts.append(Fact(episode.allocated_on, ALLOCATED))
    moving = current_contacts(episode.pk).filter(kind__in=MOVING_KINDS)
    for happened_at, kind in moving.values_list("happened_at", "kind"):
        facts.append(Fact(happened_at.astimezone(clock.LONDON).date(), kind))
    return facts


def moves_nothing(held: Held, day: date, kind: str) -> bool:
    """Whether a contact of an earlier day changes no day: the state of that day stays as it is with it."""
    day = max(day, held.begun_on)
    steps = EpisodeState.objects.filter(episode=held.episode, effective_on__lte=day)
    state: str = steps.order_by("-effective_on", "-id").values_list("to_state", flat=True)[0]
    return state_after_contact(state, kind) == state


def settle(held: Held, *, by: User, cause: str, reason: str) -> str:
    """Work the life of the episode out afresh and append a step for every day on which it was different.

    Returns the state today. What was believed before stays in the earlier events, by their `recorded_at`.
    """
    episode = held.episode
    events = list(EpisodeState.objects.filter(episode=episode).order_by("effective_on", "id"))
    begun_as = next(step.to_state for step in events if step.cause == BEGUN)
    known = replay(_facts(episode, events), begun_as)
    believed = [(step.effective_on, step.to_state) for step in events]
    steps = []
    for day in sorted({on for on, _ in (*known, *believed)}):
        before, after = state_at(believed, day), state_at(known, day)
        if before == after:
            continue
        why = cause if may_pass(before, after) else CORRECTION
        steps.append(event(episode, by=by, before=before, after=after, on=day, cause=why, reason=reason))
        believed = sorted([*believed, (day, after)], key=lambda change: change[0])
    EpisodeState.objects.bulk_create(steps)
    return known[-1][1]


def first_days(episode: Episode) -> dict[str, date | None]:
    """The first attempt or meeting, and the first meeting, over the contacts as they stand."""
    found = current_contacts(episode.pk).aggregate(
        first=Min("happened_at", filter=Q(kind__in=MOVING_KINDS)),
        met=Min("happened_at", filter=Q(kind="attended")),
    )
    return {
        "open_from": found["first"] and found["first"].astimezone(clock.LONDON).date(),
        "first_attended": found["met"] and found["met"].astimezone(clock.LONDON).date(),
    }


def pause_values(state: str) -> dict[str, Any]:
    """A pause that is over has no expected end."""
    return {"state": state} if state == PAUSED else {"state": state, "paused_until": None}
