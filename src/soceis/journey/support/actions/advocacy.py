"""Speaking up for a young person with another service."""

from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.support.actions.telling import tell
from soceis.journey.support.models import Advocacy

WAITING = "waiting"
FIELDS = (
    "with_whom",
    "spoke_to",
    "asked_on",
    "asked_for",
    "outcome",
    "heard_on",
    "outcome_words",
    "next_step",
    "next_on",
)
TEXTS = {"spoke_to": 120, "asked_for": 2_000, "outcome_words": 2_000, "next_step": 300}


@transaction.atomic
def speak_up(*, by: User, episode: Episode, **values: Any) -> Advocacy:
    """Write down what was asked for, with whom, and what came of it, if anything has. `values` are FIELDS."""
    check(reach_of(by), Permission.HELP_WRITE, episode.access_subject)
    kept = _checked(values, first=episode.referral.received_on, since="the referral came on")
    made = Advocacy(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        created_by=by,
        updated_by=by,
        **kept,
    )
    made.save(force_insert=True)
    chronicle(by=by, episode=episode, kind="spoke_up", on=made.asked_on, record=made.pk)
    tell(by, Action.CREATED, made, *(name for name, value in kept.items() if value))
    return made


@transaction.atomic
def change_advocacy(*, by: User, advocacy: Advocacy, version: int, **values: Any) -> list[str]:
    """Write down the answer, or mend a slip; `version` is the one that the person saw."""
    check(reach_of(by), Permission.HELP_WRITE, advocacy.access_subject)
    now = {name: getattr(advocacy, name) for name in FIELDS}
    kept = _checked({**now, **values})
    changed = change(advocacy, by=by, values=kept, version=version)
    if changed:
        if "asked_on" in changed:
            chronicle(
                by=by, episode=advocacy.episode, kind="spoke_up", on=kept["asked_on"], record=advocacy.pk
            )
        tell(by, Action.CHANGED, advocacy, *changed)
    return changed


def _checked(values: dict[str, Any], *, first: date | None = None, since: str = "") -> dict[str, Any]:
    """The values as they are kept: an answer without a day is today's, no answer yet has no day."""
    kept = dict.fromkeys(FIELDS, "") | {"outcome": WAITING, "heard_on": None, "next_on": None} | values
    kept |= {name: str(kept[name]).strip() for name in TEXTS}
    kept["asked_on"] = kept["asked_on"] or clock.today()
    kept["outcome"] = kept["outcome"] or WAITING
    kept["heard_on"] = None if kept["outcome"] == WAITING else kept["heard_on"] or clock.today()
    checking = Checking()
    checking.code("with_whom", "advocacy_with", kept["with_whom"], needed="Choose with whom you spoke.")
    checking.code("outcome", "advocacy_outcome", kept["outcome"])
    for name, longest in TEXTS.items():
        needed = "Write what you asked for." if name == "asked_for" else ""
        checking.text(name, kept[name], longest, needed=needed)
    checking.day("asked_on", kept["asked_on"], first=first, since=since)
    if kept["heard_on"]:
        checking.day("heard_on", kept["heard_on"], first=kept["asked_on"], since="it was asked on")
    if kept["next_on"] and kept["next_on"] < kept["asked_on"]:
        checking.refuse("next_on", "The next step comes after the asking. Check the two days.")
    checking.done()
    return kept
