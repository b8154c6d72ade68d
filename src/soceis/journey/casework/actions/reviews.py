"""The manager's monthly look at progress and worries, in words."""

from datetime import date

from django.db import IntegrityError, transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import Invalid
from soceis.journey.casework.models import Episode, MonthlyReview


@transaction.atomic
def write_review(
    *,
    by: User,
    episode: Episode,
    month: date,
    held_on: date,
    progress: str,
    progress_direction: str,
    worry: str = "",
    worry_direction: str = "",
    decision: str = "",
    next_step: str = "",
    young_person_view: str = "",
) -> MonthlyReview:
    """Write the review of a month, whichever of its days `month` is. There is one a month."""
    check(reach_of(by), Permission.REVIEW_WRITE, episode.access_subject)
    first = month.replace(day=1)
    checking = Checking()
    checking.day("month", first)
    checking.day("held_on", held_on, first=first, since="the month began on")
    checking.text("progress", progress, needed="Say in a sentence or two how it is going.")
    checking.code(
        "progress_direction",
        "direction",
        progress_direction,
        needed="Say whether it goes better, unchanged or harder.",
    )
    checking.code("worry_direction", "direction", worry_direction)
    for name, value in {
        "worry": worry,
        "decision": decision,
        "next_step": next_step,
        "young_person_view": young_person_view,
    }.items():
        checking.text(name, value)
    checking.done()
    review = MonthlyReview(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        month=first,
        held_on=held_on,
        progress=progress,
        progress_direction=progress_direction,
        worry=worry,
        worry_direction=worry_direction,
        decision=decision,
        next_step=next_step,
        young_person_view=young_person_view,
        created_by=by,
        updated_by=by,
    )
    try:
        with transaction.atomic():
            review.save(force_insert=True)
    except IntegrityError as error:
        raise Invalid(
            {
                "month": f"There is a review of {first:%B %Y} already. Choose another month, or read it on the page."
            }
        ) from error
    audit.record(
        by=by,
        action=Action.CREATED,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=review,
        detail={"fields": ["month", "held_on", "progress", "worry", "decision", "next_step"]},
    )
    return review
