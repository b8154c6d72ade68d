"""Short measures in young people's own words, the people they can turn to, milestones on the way."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.outcomes.models import EngagementMilestone, ShortMeasure, SupportNetwork
from soceis.journey.outcomes.rules import MEASURES, MOST_OF_A_KIND, SUPPORT_KINDS
from soceis.people.models import AboutYoungPerson

MEASURED, COUNTED, MILESTONE = "measured", "support_counted", "engaged"
WORDS = 300


def _checked(episode: Episode, by: User, stage: str, day: date) -> Checking:
    check(reach_of(by), Permission.OUTCOME_RECORD, episode.access_subject)
    checking = Checking()
    checking.code("stage", "outcome_stage", stage, needed="Say when this is about.")
    checking.day("on", day, first=episode.referral.received_on, since="the referral came on")
    return checking


def _audit(by: User, episode: Episode, record: AboutYoungPerson, fields: Iterable[str]) -> None:
    audit.record(
        by=by,
        action=Action.CREATED,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=record,
        detail={"fields": list(fields)},
    )


@transaction.atomic
def measure(
    *,
    by: User,
    episode: Episode,
    stage: str,
    answers: Mapping[str, str],
    words: Mapping[str, str] | None = None,
    on: date | None = None,
) -> list[ShortMeasure]:
    """Keep how far short sentences are true for them: `answers` by sentence, `words` they said beside it.

    Once a day for a sentence; a sentence that is not in `answers` was not asked.
    """
    day, said = on or clock.today(), words or {}
    checking = _checked(episode, by, stage, day)
    if not answers:
        checking.refuse("", "Nothing is answered yet. One sentence is enough.")
    for name, answer in answers.items():
        checking.code(name, "measure", name)
        checking.code(name, "measure_answer", answer)
        checking.text(f"{name}_words", said.get(name, ""), WORDS)
    if ShortMeasure.objects.filter(episode=episode.pk, taken_on=day, measure__in=answers).exists():
        checking.refuse("on", "This was answered on that day already. What was said stays.")
    checking.done()
    kept = ShortMeasure.objects.bulk_create(
        ShortMeasure(
            young_person_id=episode.young_person_id,
            area_id=episode.area_id,
            episode=episode,
            stage=stage,
            taken_on=day,
            measure=name,
            answer=answers[name],
            words=said.get(name, "").strip(),
            created_by=by,
            updated_by=by,
        )
        for name in MEASURES
        if name in answers
    )
    chronicle(by=by, episode=episode, kind=MEASURED, on=day, record=kept[0].pk)
    _audit(by, episode, kept[0], answers)
    return kept


@transaction.atomic
def count_support(
    *, by: User, episode: Episode, stage: str, numbers: Mapping[str, int], on: date | None = None
) -> list[SupportNetwork]:
    """Keep how many people of each kind they could turn to: nought is an answer, a missing kind was not asked."""
    day = on or clock.today()
    checking = _checked(episode, by, stage, day)
    if not numbers:
        checking.refuse("", "Nothing is counted yet. One kind is enough.")
    for kind, number in numbers.items():
        checking.code(kind, "support_kind", kind)
        if not 0 <= number <= MOST_OF_A_KIND:
            checking.refuse(kind, f"Count from 0 to {MOST_OF_A_KIND}.")
    if SupportNetwork.objects.filter(episode=episode.pk, counted_on=day, kind__in=numbers).exists():
        checking.refuse("on", "This was counted on that day already. What was counted stays.")
    checking.done()
    kept = SupportNetwork.objects.bulk_create(
        SupportNetwork(
            young_person_id=episode.young_person_id,
            area_id=episode.area_id,
            episode=episode,
            stage=stage,
            counted_on=day,
            kind=kind,
            number=numbers[kind],
            created_by=by,
            updated_by=by,
        )
        for kind in SUPPORT_KINDS
        if kind in numbers
    )
    chronicle(by=by, episode=episode, kind=COUNTED, on=day, record=kept[0].pk)
    _audit(by, episode, kept[0], ["stage", "kind", "number"])
    return kept


@transaction.atomic
def reach_milestone(
    *, by: User, episode: Episode, kind: str, words: str = "", on: date | None = None
) -> EngagementMilestone:
    """Note the first time that they did something; said again, the earlier one stays."""
    check(reach_of(by), Permission.OUTCOME_RECORD, episode.access_subject)
    day = on or clock.today()
    checking = Checking()
    checking.code("kind", "engagement_milestone", kind, needed="Choose what they did.")
    checking.text("words", words, WORDS)
    checking.day("on", day, first=episode.referral.received_on, since="the referral came on")
    if EngagementMilestone.objects.filter(episode=episode.pk, kind=kind).exists():
        checking.refuse("kind", "This was noted before. The first time stays.")
    checking.done()
    reached = EngagementMilestone(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        kind=kind,
        reached_on=day,
        words=words.strip(),
        created_by=by,
        updated_by=by,
    )
    reached.save(force_insert=True)
    chronicle(by=by, episode=episode, kind=MILESTONE, on=day, record=reached.pk)
    _audit(by, episode, reached, ["kind", "reached_on"])
    return reached
