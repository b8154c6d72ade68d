"""From a written story to the records of the plan."""

from collections.abc import Iterator
from datetime import date

from soceis.interfaces.demonstration.calendar import after
from soceis.interfaces.demonstration.shapes import (
    Area,
    Assignment,
    Closure,
    Contact,
    Episode,
    Reading,
    Referral,
    Review,
    StateEvent,
    SupportPlan,
)
from soceis.interfaces.demonstration.stories.shape import Chapter, Ending, Story

# Whose word the evidence of a story is: the first of these words that it holds; else the worker's.
EVIDENCE_SOURCES = (
    ("record", "record"),
    ("own account", "young_person"),
    ("himself", "young_person"),
    ("Both say", "young_person"),
    ("mum", "caregiver"),
    ("Mum", "caregiver"),
    ("dad", "caregiver"),
    ("nan", "caregiver"),
    ("Nan", "caregiver"),
    ("gran", "caregiver"),
    ("family", "caregiver"),
    ("police", "partner"),
    ("Police", "partner"),
    ("social worker", "partner"),
    ("youth justice", "partner"),
    ("Bank", "partner"),
    ("College", "partner"),
    ("Mr ", "partner"),
)
DECISIONS = {"one_to_one": "accepted_one_to_one", "school_group": "accepted_prevention"}


def tell(story: Story, area: Area, manager: str) -> tuple[list[Referral], list[Episode]]:
    """The referrals and episodes of a story, one pair a chapter, oldest first."""
    referrals: list[Referral] = []
    episodes: list[Episode] = []
    for number, chapter in enumerate(story.chapters, start=1):
        key = f"{story.person.key}-{number}"
        referrals.append(_referral(story, chapter, key, manager))
        previous = episodes[-1].key if episodes else None
        episodes.append(_episode(story, chapter, key, previous=previous, area=area, manager=manager))
    return referrals, episodes


def _referral(story: Story, chapter: Chapter, key: str, manager: str) -> Referral:
    return Referral(
        key=f"r-{key}",
        person=story.person.key,
        area=story.person.area,
        received_on=chapter.received,
        source=chapter.source,
        referrer_role=chapter.referrer[0],
        referrer_organisation=chapter.referrer[1],
        primary_reason=chapter.reason,
        age=chapter.age,
        decision=DECISIONS[chapter.programme],
        told=chapter.told,
        young_persons_view=chapter.young_persons_view,
        caregivers_view=chapter.caregivers_view,
        early_signs=chapter.early_signs,
        label_used=chapter.label_used,
        decided_on=after(chapter.received, chapter.decided),
        decided_by=manager,
        decision_reason=chapter.decision_reason,
    )


def _episode(
    story: Story, chapter: Chapter, key: str, *, previous: str | None, area: Area, manager: str
) -> Episode:
    start = chapter.received
    contacts = _contacts(chapter, key)
    ended = after(start, chapter.ending.day) if chapter.ending else None
    return Episode(
        key=f"e-{key}",
        person=story.person.key,
        referral=f"r-{key}",
        area=area.name,
        programme=chapter.programme,
        previous=previous,
        events=_events(chapter, contacts, manager, ended),
        assignments=_assignments(chapter, ended),
        contacts=contacts,
        plan=_plan(chapter, key, area),
        reviews=tuple(
            Review(
                after(start, item.day),
                manager,
                item.progress,
                item.progress_direction,
                item.risk,
                item.risk_direction,
                item.decision,
                item.then,
                item.view,
            )
            for item in chapter.reviews
        ),
        readings=tuple(_readings(chapter)),
        closure=_closure(chapter.ending, ended, manager) if chapter.ending and ended else None,
    )


def _closure(ending: Ending, ended: date, manager: str) -> Closure:
    return Closure(ended, ending.code, ending.words, manager, ending.non_engagement)


def _readings(chapter: Chapter) -> Iterator[Reading]:
    for item in chapter.outcomes:
        for day, stage, value, words in item.readings:
            on = after(chapter.received, day)
            yield Reading(item.code, stage, item.applicable, value, on, words, source_of(words))


def _contacts(chapter: Chapter, key: str) -> tuple[Contact, ...]:
    ordered = sorted(chapter.moments, key=lambda moment: (moment.day, moment.at))
    return tuple(
        Contact(
            key=f"c-{key}-{number:02}",
            on=after(chapter.received, moment.day),
            at=moment.at,
            kind=moment.kind,
            mode=moment.mode,
            minutes=moment.minutes,
            workers=moment.by or (chapter.key_worker,),
            summary=moment.summary,
            place=moment.place,
            components=moment.components(),
            own_words=moment.said,
            strengths_seen=moment.saw,
            next_step=moment.then,
            out_of_hours=moment.late,
        )
        for number, moment in enumerate(ordered, start=1)
    )


def _events(
    chapter: Chapter, contacts: tuple[Contact, ...], manager: str, ended: date | None
) -> tuple[StateEvent, ...]:
    start, worker = chapter.received, chapter.key_worker
    moments: list[tuple[str, date, str, str]] = [
        ("awaiting_allocation", after(start, chapter.decided), manager, chapter.decision_reason),
        ("allocated_not_started", after(start, chapter.allocated), manager, ""),
    ]
    attended = [contact.on for contact in contacts if contact.kind == "attended"]
    if contacts and (not attended or attended[0] > contacts[0].on):
        moments.append(("engaging", contacts[0].on, worker, "First contact"))
    if attended:
        moments.append(("active", attended[0], worker, "First time together"))
    for pause in chapter.pauses:
        moments.append(("paused", after(start, pause.day), worker, pause.reason))
        if pause.until is not None:
            moments.append(("active", after(start, pause.until), worker, "Together again"))
    if ended and chapter.ending:
        moments.append(("closed", ended, manager, chapter.ending.words))
    return tuple(StateEvent(state, day, day, by, reason) for state, day, by, reason in moments)


def _assignments(chapter: Chapter, ended: date | None) -> tuple[Assignment, ...]:
    start = chapter.received
    key_worker = Assignment(chapter.key_worker, "key_worker", after(start, chapter.allocated), ended)
    others = (Assignment(worker, role, after(start, day), ended) for day, worker, role in chapter.others)
    return (key_worker, *others)


def _plan(chapter: Chapter, key: str, area: Area) -> SupportPlan | None:
    if chapter.plan is None:
        return None
    agreed = after(chapter.received, chapter.plan.day)
    return SupportPlan(f"p-{key}", agreed, area.form_version, chapter.plan.topics, chapter.plan.goals)


def source_of(evidence: str) -> str:
    """Whose word it is: young_person, caregiver, worker, partner or record."""
    return next((source for word, source in EVIDENCE_SOURCES if word in evidence), "worker")
