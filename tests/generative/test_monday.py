"""Random worlds made through the actions: every number of Monday equals a plain count of the rows.

The plain counts below walk over every row that the area's manager reads and ask it one question in Python; they
share no line with `app.waits` nor `app.waits_of_partners`. The lists behind the numbers are as long as the numbers
say, and the national manager's table says the same of each area without reading a record.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from django.urls import reverse

from soceis.foundation.access.context import acting_as, reach_of
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.interfaces.staff.monday import lists, queries
from soceis.interfaces.staff.monday.matters import LISTED, MATTERS, OPEN_WORK, Count
from soceis.journey.activities.models import GroupSession
from soceis.journey.activities.queries.apart import found_for
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Assignment, Concern, Episode, EpisodeState, MonthlyReview
from soceis.journey.outcomes import actions as outcomes
from soceis.journey.outcomes.models import AdultTransfer, ExitPlan, FollowUpLeft, OutcomeReading
from soceis.journey.outcomes.rules import askings, think_of_adult_services_from
from soceis.journey.referrals.models import Referral
from soceis.journey.safety.models import ContextAction, Risk
from soceis.journey.support.models import Grant, HelpRequest
from soceis.people import actions as people
from soceis.people.models import WarningLift
from soceis.sharing.agreements import actions as agreeing
from soceis.sharing.agreements.models import AgreementParty, Successor
from soceis.sharing.agreements.queries import named_in, register
from soceis.sharing.disclosures import actions as sharing
from soceis.sharing.disclosures.models import Afterwards, Disclosure
from soceis.sharing.partners import actions as directory
from soceis.sharing.partners.models import Organisation, PartnerContact
from tests.cast import Cast
from tests.doors import client_of
from tests.factories import activities as doing
from tests.factories.casework import TODAY, a_closure_asked, a_contact, a_worker, an_episode, at
from tests.factories.people import a_young_person
from tests.factories.referrals import a_referral
from tests.factories.safety import a_context, a_risk, an_action
from tests.factories.sharing import an_agreement, an_organisation, somebody_there, told
from tests.factories.support import a_grant, a_request, a_tie

pytestmark = pytest.mark.django_db(databases="__all__")
LATEST = TODAY + timedelta(days=24)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.at(TODAY):
        yield


# --- a world -------------------------------------------------------------------------------------------------


def furnish(chance: Random, *, manager: User, worker: User, other: User, area: Area) -> None:
    """A handful of young people, each with some of what may wait, at days that chance picks."""
    police = an_organisation(by=manager, area=area)
    for number in range(chance.randint(1, 2)):
        stage, ends = chance.choice(("drafting", "active")), TODAY + timedelta(days=chance.randint(20, 120))
        an_agreement(
            by=manager, area=area, organisation=police, title=f"Agreement {number}", stage=stage, ends_on=ends
        )
    _speakers(chance, manager, police)
    for number in range(chance.randint(0, 2)):
        waiting = a_young_person(by=manager, area=area, name_used=f"Waits {number}")
        a_referral(
            by=manager,
            area=area,
            young_person=waiting,
            received_on=TODAY - timedelta(days=chance.randint(0, 30)),
        )
    begun = [_begin(chance, number, manager, worker, area) for number in range(3)]
    for episode in begun:
        for thing in chance.sample(THINGS, 4):
            thing(chance, manager, worker, other, episode, police)
    unnamed = a_young_person(by=manager, area=area, name_used="Unnamed")
    an_episode(by=manager, area=area, young_person=unnamed, on=TODAY - timedelta(days=chance.randint(2, 12)))
    _ended(chance, manager, worker, area)
    if chance.random() < 0.7:
        hub, group = doing.a_place(by=manager, area=area), doing.a_group(by=manager, area=area)
        for hour in (16, 17):
            doing.a_session(
                by=worker, group=group, place=hub, workers=[worker], starts_at=doing.in_days(3, hour),
                expected=begun[:2],
            )  # fmt: skip


def _begin(chance: Random, number: int, manager: User, worker: User, area: Area) -> Episode:
    born = date(2009, 5, 17) + timedelta(days=chance.randint(-6, 40))
    person = a_young_person(by=manager, area=area, name_used=f"P {number}", date_of_birth=born)
    return an_episode(by=manager, area=area, worker=worker, young_person=person)


def _ended(chance: Random, manager: User, worker: User, area: Area) -> None:
    """Somebody with whom the work ended half a year ago, give or take; perhaps asked again, perhaps never to be."""
    on = TODAY - timedelta(days=chance.randint(160, 290))
    with clock.at(at(on)):
        person = a_young_person(by=manager, area=area, name_used="Ended")
        episode = an_episode(
            by=manager, area=area, worker=worker, young_person=person, on=on - timedelta(days=3),
            received_on=on - timedelta(days=5),
        )  # fmt: skip
        a_contact(by=worker, episode=episode, happened_at=at(on - timedelta(days=1), 11))
        if chance.random() < 0.3:
            with acting_as(worker):
                outcomes.plan_exit(by=worker, episode=episode, turn_to="Gran", ask_again="no")
        asked = a_closure_asked(by=worker, episode=episode)
        with acting_as(manager):
            casework.sign_off(by=manager, episode=asked)


def _flag(chance: Random, manager: User, worker: User, _: User, episode: Episode, __: object) -> None:
    with clock.at(at(TODAY - timedelta(days=chance.randint(0, 9)))):
        with acting_as(worker):
            soon = chance.choice(("today", "two_days", "week"))
            flag = casework.flag(by=worker, episode=episode, text="A phone.", how_soon=soon)
        with acting_as(manager):
            if chance.random() < 0.5:
                casework.see_flag(by=manager, concern=flag)
            if chance.random() < 0.3:
                casework.resolve_flag(by=manager, concern=flag, answer="Done.")


def _review(chance: Random, manager: User, _: User, __: User, episode: Episode, ___: object) -> None:
    with acting_as(manager):
        casework.write_review(
            by=manager, episode=episode, month=chance.choice((date(2026, 10, 1), date(2026, 11, 1))),
            held_on=TODAY, progress="Well.", progress_direction="better", worry="A car outside school.",
            worry_direction="same", young_person_view="Fine.", next_step="Ask the school.",
        )  # fmt: skip


def _risk(chance: Random, manager: User, worker: User, _: User, episode: Episode, __: object) -> None:
    with clock.at(at(TODAY - timedelta(days=chance.randint(5, 40)))):
        a_risk(
            by=worker, episode=episode, reviewer=manager, likelihood=chance.choice(("very_likely", "likely"))
        )


def _place(chance: Random, _: User, worker: User, __: User, episode: Episode, ___: object) -> None:
    with clock.at(at(TODAY - timedelta(days=chance.randint(1, 25)))):
        home = a_context(by=worker, episode=episode, weight=chance.choice(("most", "some")))
        an_action(by=worker, context=home, owner=worker)


def _help(chance: Random, _: User, worker: User, __: User, episode: Episode, ___: object) -> None:
    with clock.at(at(TODAY - timedelta(days=chance.randint(0, 12)))):
        asked = a_request(by=worker, episode=episode)
        if chance.random() < 0.6:
            a_grant(by=worker, request=asked)


def _closing(_: Random, __: User, worker: User, ___: User, episode: Episode, ____: object) -> None:
    a_closure_asked(by=worker, episode=episode)


def _cover(chance: Random, manager: User, _: User, other: User, episode: Episode, __: object) -> None:
    begins = TODAY + timedelta(days=chance.randint(0, 20))
    a_worker(
        by=manager, episode=episode, worker=other, kind="cover", begins=begins,
        ends=begins + timedelta(days=chance.randint(1, 20)),
    )  # fmt: skip


def _outside(chance: Random, _: User, worker: User, __: User, episode: Episode, police: object) -> None:
    with clock.at(at(TODAY - timedelta(days=chance.randint(0, 12)))):
        told(
            by=worker, young_person=episode.young_person, area=episode.area, organisation=police,  # type: ignore[arg-type]
            outside_reason="He is on his way there.", purpose="support",
        )  # fmt: skip


def _sent(chance: Random, _: User, worker: User, __: User, episode: Episode, police: object) -> None:
    """Sent by one way or another, perhaps received; perhaps put right, and heard of or not."""
    days = chance.randint(0, 25)
    with clock.at(at(TODAY - timedelta(days=days))):
        one = told(
            by=worker, young_person=episode.young_person, area=episode.area, organisation=police,  # type: ignore[arg-type]
            outside_reason="He is on his way there.", method=chance.choice(("letter", "secure_email", "telephone")),
        )  # fmt: skip
        with acting_as(worker):
            if chance.random() < 0.3:
                sharing.receipt(by=worker, disclosure=one, received_by="Sgt Pugh")
            if chance.random() < 0.7:
                put = sharing.put_right(by=worker, disclosure=one, kind="corrected", words="It was blue.")
                if chance.random() < 0.7:
                    sharing.note_told(by=worker, afterwards=put)
                    if chance.random() < 0.4:
                        sharing.note_answer(by=worker, afterwards=put, answered_by="Pugh", answer="put_right")


def _speakers(chance: Random, manager: User, organisation: Organisation) -> None:
    """Two people there, whatever became of them; agreements name one, the other stands in, and one may follow."""
    with clock.at(at(TODAY - timedelta(days=chance.choice((20, 45, 70))))):
        other = somebody_there(by=manager, organisation=organisation, name="Constable Rees")
        first = somebody_there(by=manager, organisation=organisation, deputy=other)
    parties = AgreementParty.objects.select_related("agreement").filter(organisation=organisation)
    with acting_as(manager):
        for party in parties:
            agreeing.name_contact(by=manager, party=party, contact=chance.choice((first, other)))
        for who in (first, other):
            with clock.at(at(TODAY - timedelta(days=chance.randint(0, 19)))):
                directory.note(
                    by=manager, contact=who, what=chance.choice(("heard", "bounced", "left", "briefed"))
                )
    if chance.random() < 0.7:
        with clock.at(at(TODAY - timedelta(days=chance.randint(0, 19)))), acting_as(manager):
            if named_in(manager, first):
                new = somebody_there(by=manager, organisation=organisation, name="Sergeant Lane")
                agreeing.hand_on(by=manager, contact=first, successor=new)
                if chance.random() < 0.4:
                    directory.note(by=manager, contact=new, what="briefed")


def _lift(_: Random, __: User, worker: User, ___: User, episode: Episode, ____: object) -> None:
    tie = a_tie(by=worker, episode=episode, name="Craig", kind="step_parent", may_be_a_risk=True)
    with acting_as(worker):
        people.ask_to_lift(by=worker, tie=tie, reason="He moved away.")


THINGS: tuple[Callable[..., None], ...] = (
    *(_flag, _review, _risk, _place, _help, _closing, _cover, _outside, _sent, _lift),
)


# --- plain counts --------------------------------------------------------------------------------------------


def plain(user: User, today: date) -> dict[str, Count]:
    """Every row that the manager reads, asked one question at a time."""
    fortnight, week = today + timedelta(days=14), timedelta(days=7)
    open_work = [one for one in Episode.objects.select_related("young_person") if one.state != "closed"]
    found: dict[str, list[bool]] = {code: [] for code in MATTERS}
    for one in Referral.objects.all():
        if one.state != "decided":
            found["referrals"].append((today - one.received_on).days >= 14)
    for work in open_work:
        _plain_of_work(work, today, found)
    for flag in Concern.objects.all():
        if flag.flag in ("flagged", "seen"):
            found["flags"].append(bool(flag.answer_by and flag.answer_by < today))
    found["grants"] = [False for one in Grant.objects.all() if one.state == "asked"]
    found["lifts"] = [False for one in WarningLift.objects.all() if one.state == "asked"]
    found["help"] = [one.due_on < today for one in HelpRequest.objects.all() if one.state == "asked"]
    going = {work.pk for work in open_work}
    found["risk_looks"] = [
        today - one.review_on > week
        for one in Risk.objects.all()
        if one.episode_id in going and one.ended_on is None and one.review_on < today
    ]
    found["places"] = [
        today - one.due_on > week
        for one in ContextAction.objects.all()
        if one.done_on is None and one.ended_on is None and one.due_on < today
    ]
    found["outside"] = [
        today - one.happened_on > week
        for one in Disclosure.objects.all()
        if one.outside_reason and one.seen_on is None
    ]
    found["agreements"] = [
        one.due.code == "over" or one.due.days < 0 for one in register(user) if one.due is not None
    ]
    found["receipts"] = [
        (today - one.happened_on).days >= 15
        for one in Disclosure.objects.all()
        if one.direction == "out" and one.decision != "refused" and not one.received_on
        and one.method not in ("telephone", "meeting") and (today - one.happened_on).days >= 5
    ]  # fmt: skip
    found["corrections"] = [
        (today - (one.notified_on or one.created_at.astimezone(clock.LONDON).date())).days
        > (14 if one.notified_on else 1)
        for one in Afterwards.objects.all()
        if not one.notified_on or not one.answered_on
    ]
    found |= _plain_of_partners(user, today)
    cover = [one for one in Assignment.objects.all() if one.kind == "cover" and one.ends]
    found["cover_ends"] = [False for one in cover if one.begins <= today <= one.ends <= fortnight]  # type: ignore[operator]
    found["cover_begins"] = [False for one in cover if today < one.begins <= fortnight]
    found["asking_again"] = _plain_askings(today, {work.young_person_id for work in open_work})
    sessions = [
        one.pk
        for one in GroupSession.objects.all()
        if one.state in ("planned", "confirmed") and one.starts_at.astimezone(clock.LONDON).date() >= today
    ]
    stopped = [each for each in found_for(user, sessions).values() if any(not one.covered for one in each)]
    found["groups"] = [False] * len(stopped)
    counts = {code: Count(len(rows), sum(rows)) for code, rows in found.items()}
    return counts | {OPEN_WORK: Count(len(open_work))}


def _plain_of_work(work: Episode, today: date, found: dict[str, list[bool]]) -> None:
    """Key worker, reviews, closure, services for adults of one episode that goes on."""
    began = min(one.effective_on for one in EpisodeState.objects.filter(episode=work) if one.cause == "begun")
    named = [one for one in Assignment.objects.filter(episode=work) if one.kind == "key_worker"]
    if not any(one.begins <= today and (one.ends is None or one.ends >= today) for one in named):
        since = max((one.ends for one in named if one.ends), default=began)
        found["key_worker"].append((today - since).days >= 7)
    written = {one.month for one in MonthlyReview.objects.filter(episode=work)}
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    if month not in written:
        found["reviews"].append(False)
    working_days = sum(
        (month + timedelta(days=n)).weekday() < 5 for n in range((today - month).days)
    )  # before today
    if working_days >= 5 and before not in written and began < month:
        found["reviews_late"].append(True)
    if work.closure_asked_on:
        found["closures"].append((today - work.closure_asked_on).days >= 7)
    born = work.young_person.date_of_birth
    thought_of = AdultTransfer.objects.filter(episode=work).exists()
    if born and think_of_adult_services_from(born) <= today and not thought_of:
        found["adult_services"].append(False)


def _plain_named(user: User, today: date) -> dict[UUID, set[UUID]]:
    """Whom the agreements in force of a manager's areas name: by person, which agreements."""
    named: dict[UUID, set[UUID]] = {}
    for party in AgreementParty.objects.select_related("agreement", "contact").exclude(contact=None):
        one = party.agreement
        begun = one.effective_on is not None and one.effective_on <= today
        here = one.area_id in reach_of(user).managed_areas
        if here and one.stage == "active" and begun and (one.ends_on is None or today <= one.ends_on):
            for key in (party.contact_id, party.contact.deputy_id if party.contact else None):
                if key is not None:
                    named.setdefault(key, set()).add(one.pk)
    return named


def _plain_of_partners(user: User, today: date) -> dict[str, list[bool]]:
    """Whoever an agreement in force names, once each: gone since when, or to be briefed since when."""
    named, gone = _plain_named(user, today), []
    fresh: dict[UUID, date] = {}
    for who in PartnerContact.objects.filter(pk__in=named):
        silent = who.heard_on + timedelta(days=60)
        if who.left_on is not None:
            gone.append((today - who.left_on).days > 14)
        elif who.bounced_on is not None and who.bounced_on >= who.heard_on:
            gone.append((today - who.bounced_on).days > 14)
        elif silent <= today:
            gone.append((today - silent).days > 14)
    for came in Successor.objects.select_related("after"):
        briefed = came.after.briefed_on
        is_there = came.after.left_on is None and came.agreement_id in named.get(came.after_id, ())
        if is_there and (briefed is None or briefed < came.since):
            fresh[came.after_id] = min(came.since, fresh.get(came.after_id, came.since))
    return {"contacts": gone, "briefings": [(today - since).days > 14 for since in fresh.values()]}


def _plain_askings(today: date, again: set[UUID]) -> list[bool]:
    late = []
    for work in Episode.objects.filter(state="closed"):
        said_no = ExitPlan.objects.filter(episode=work, ask_again="no").exists()
        if work.end_date is None or work.first_attended is None or work.young_person_id in again or said_no:
            continue
        done = set(OutcomeReading.objects.filter(episode=work).values_list("follow_up_months", flat=True))
        done |= set(FollowUpLeft.objects.filter(episode=work).values_list("months", flat=True))
        late += [
            today > one.due_on
            for one in askings(work.end_date)
            if one.stands_on(today) and one.months not in done
        ]
    return late


# --- the same --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_every_number_equals_a_plain_count(cast: Cast, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  no secret
    furnish(chance, manager=cast.alys, worker=cast.nia, other=cast.sam, area=cast.cardiff)
    furnish(chance, manager=cast.morag, worker=cast.ross, other=cast.morag, area=cast.edinburgh)
    met: Counter[str] = Counter()
    for today in (TODAY, TODAY + timedelta(days=chance.randint(1, 20)), LATEST):
        with clock.at(at(today)):
            told_neil = _numbers(cast.neil)
            for manager, area in ((cast.alys, cast.cardiff), (cast.morag, cast.edinburgh)):
                with acting_as(manager):
                    expected = plain(manager, today)
                    long = {code: lists.LISTS[code](manager) for code in LISTED}
                numbers = _numbers(manager)
                for code, count in expected.items():
                    assert numbers.get((code, area.pk), Count()) == count, (code, today)
                    assert told_neil.get((code, area.pk), Count()) == count, (code, today)
                    met[code] += count.waiting
                for code, lines in long.items():
                    assert len(lines) == expected[code].waiting, code
                    if code != "groups":
                        assert sum(line.is_late for line in lines) == expected[code].late, code
                page = client_of(manager).get(reverse("staff:monday"))
                shown = {row.words: row.number for group in page.context["groups"] for row in group.rows}
                assert shown == {
                    MATTERS[code].words: count.waiting
                    for code, count in expected.items()
                    if count.waiting and code in MATTERS
                }
    assert len([code for code in MATTERS if met[code]]) >= 12, "this world shows too little"


def _numbers(user: User) -> dict[tuple[str, UUID], Count]:
    with acting_as(user):
        return dict(queries.waits(user))
