"""One card after a visit feeds everything at once; groups, worries, hours and what stood there before."""

import statistics
import sys
import time
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from soceis.journey.casework import actions, queries
from soceis.journey.casework.actions import Present, Taken
from soceis.journey.casework.models import Concern, Contact, Episode, Promise, WorkEntry
from soceis.journey.plans.models import Goal
from tests.cast import Cast
from tests.factories.casework import TODAY, a_contact, a_worker, an_episode, at, days_ago
from tests.factories.people import a_young_person
from tests.factories.plans import a_form, a_goal, an_agreed_plan
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MET: dict[str, Any] = {
    "what": "met", "met_how": "activity", "when": "today", "minutes": "90", "components": ["FUN", "SKL"],
}  # fmt: skip


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def card(episode: Episode) -> str:
    return reverse("staff:record_contact", args=[episode.young_person_id])


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


def another(cast: Cast, name: str, worker: User | None = None) -> Episode:
    person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=name)
    return an_episode(by=cast.alys, area=cast.cardiff, worker=worker or cast.nia, young_person=person)


# --- one card -----------------------------------------------------------------------------------------------


def test_one_card_feeds_the_chronology_the_plan_the_day_the_hours_and_the_miles(
    cast: Cast, episode: Episode
) -> None:
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff, short=True))
    goal = a_goal(by=cast.nia, plan=plan)
    client = browser(cast.nia)
    answer = save(
        client, card(episode), **MET, part_FUN="60", part_SKL="30", summary="He led the second route.",
        strengths_seen="Talked a younger lad through it.", young_person_words="I’m decent at this.",
        steps=[f"{goal.pk}-0"], worry=["worried"], concern="A man waited outside in a car.",
        tell=["manager", "social_worker"], next_step="Ring the college", promised="The college form",
        travel_minutes="25", miles="12.4", spend="£9.40", spend_for="Chips",
    )  # fmt: skip
    assert answer.status_code == 302
    with acting_as(cast.nia):
        contact, entry, concern = Contact.objects.get(), WorkEntry.objects.get(), Concern.objects.get()
        assert contact.components == {"FUN": 0.6667, "SKL": 0.3333}
        assert (contact.work_id, contact.strengths_seen) == (entry.pk, "Talked a younger lad through it.")
        assert (entry.minutes, entry.travel_minutes, entry.miles, entry.spend, entry.spend_for) == (
            90, 25, Decimal("12.4"), Decimal("9.40"), "Chips",
        )  # fmt: skip
        assert (concern.contact_id, concern.tell) == (contact.pk, ["manager", "social_worker"])
        assert Promise.objects.get().text == "The college form"
        goal = Goal.objects.get(pk=goal.pk)
        assert (goal.steps[0]["done"], goal.state) == (True, "working")
    page = client.get(answer.url).content.decode()
    assert "Now tell your manager, the social worker. It stands on your day until you have." in page
    happened = client.get(reverse("staff:happened", args=[episode.young_person_id])).content.decode()
    assert "A man waited outside in a car. Still to tell: the manager, the social worker." in happened
    assert "Fun 67%" in happened
    day = client.get(reverse("staff:my_day")).content.decode()
    assert "Told the social worker" in day


def test_when_one_part_of_the_card_cannot_be_kept_nothing_is_and_every_word_comes_back(
    cast: Cast, episode: Episode
) -> None:
    answer = save(
        browser(cast.nia), card(episode), **MET, worry=["worried"], concern="", tell=["manager"],
        summary="We walked.", spend="4", miles="12,4x", part_FUN="20",
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 200
    for sentence in (
        "Say in a few words what worries you.",
        "Use a number in figures, like 9.40.",
        "Give every ticked one its minutes, or none of them.",
        "We walked.",
    ):
        assert sentence in page, sentence
    with acting_as(cast.nia):
        assert not Contact.objects.exists()
        assert not WorkEntry.objects.exists()


def test_money_needs_to_say_what_it_was_spent_on(cast: Cast, episode: Episode) -> None:
    answer = save(browser(cast.nia), card(episode), **MET, spend="4.00")
    assert "Say what it was spent on" in answer.content.decode()


@pytest.mark.parametrize(
    ("taken", "field"),
    [
        (Taken(miles=Decimal(-1)), "miles"),
        (Taken(miles=Decimal("500.1")), "miles"),
        (Taken(miles=Decimal("NaN")), "miles"),
        (Taken(spend=Decimal("1000.01"), spend_for="Food"), "spend"),
        (Taken(travel_minutes=721), "travel_minutes"),
        (Taken(spend=Decimal(1), spend_for="x" * 121), "spend_for"),
    ],
)
def test_what_a_visit_cannot_have_taken_is_refused_with_a_sentence(
    cast: Cast, episode: Episode, taken: Taken, field: str
) -> None:
    with acting_as(cast.nia), pytest.raises(Invalid) as refused:
        actions.record_contact(
            by=cast.nia, episode=episode, happened_at=days_ago(1), kind="attended", mode="visit", taken=taken
        )
    assert list(refused.value.fields) == [field]


def test_a_mentor_records_a_visit_without_the_plans_steps_and_reads_no_worry_of_others(
    cast: Cast, episode: Episode
) -> None:
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff, short=True))
    a_goal(by=cast.nia, plan=plan)
    contact = a_contact(by=cast.nia, episode=episode, shared_with_peer_mentor=True)
    with acting_as(cast.nia):
        actions.raise_concern(by=cast.nia, contact=contact, text="A debt.", tell=["manager"])
    assert not browser(cast.dom).get(card(episode)).context["has_steps"]
    answer = save(
        browser(cast.dom), card(episode), **MET, worry=["worried"], concern="Mine.", tell=["manager"]
    )
    assert answer.status_code == 302
    with acting_as(cast.dom):
        assert [one.text for one in Concern.objects.all()] == ["Mine."]
        assert {entry.worker_id for entry in WorkEntry.objects.all()} == {cast.dom.pk}
    happened = (
        browser(cast.dom).get(reverse("staff:happened", args=[episode.young_person_id])).content.decode()
    )
    assert "A debt." not in happened


def milliseconds(client: Client, episode: Episode, **values: Any) -> float:
    """The median of seven savings, each the whole request; of five rounds the best, for others share the machine."""
    medians = []
    for _ in range(5):
        taken = []
        for _ in range(7):
            key = client.get(card(episode)).context["saving"].key
            started = time.perf_counter()
            answer = client.post(card(episode), {"saving_key": key, **values})
            taken.append(1000 * (time.perf_counter() - started))
            assert answer.status_code == 302
        medians.append(statistics.median(taken))
    return min(medians)


def test_a_visit_is_saved_in_under_a_tenth_of_a_second(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    whole = {**MET, "summary": "We walked. " * 40, "strengths_seen": "Patient.", "next_step": "College."}
    routine = milliseconds(client, episode, **whole, miles="12")
    worried = {"worry": ["worried"], "concern": "A car.", "tell": ["manager"], "promised": "The form"}
    full = milliseconds(client, episode, **whole, **worried)
    sys.stdout.write(
        f"\nSaved: a routine visit in {routine:.0f} ms, with a worry and a promise in {full:.0f} ms.\n"
    )
    assert routine < 100


# --- worries ------------------------------------------------------------------------------------------------


def a_worry(cast: Cast, episode: Episode, *tell: str) -> Concern:
    contact = a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.nia):
        return actions.raise_concern(by=cast.nia, contact=contact, text="A man in a car.", tell=tell)


def test_a_worry_stays_on_the_day_until_everybody_was_told(cast: Cast, episode: Episode) -> None:
    worry = a_worry(cast, episode, "manager", "school")
    client = browser(cast.nia)
    for whom, left in (("manager", 1), ("manager", 1), ("school", 0)):
        where = reverse("casework:concern_told", args=[worry.pk, whom])
        assert client.post(where).status_code == 302
        assert len(client.get(reverse("staff:my_day")).context["worries"]) == left
    with acting_as(cast.nia):
        worry.refresh_from_db()
    assert worry.settled_on == TODAY
    assert {whom: telling["on"] for whom, telling in worry.told.items()} == {
        "manager": TODAY.isoformat(),
        "school": TODAY.isoformat(),
    }


def test_the_manager_hears_of_it_on_their_own_day(cast: Cast, episode: Episode) -> None:
    worry = a_worry(cast, episode, "manager")
    a_worry(cast, episode, "school")
    desk = browser(cast.alys)
    rows = desk.get(reverse("staff:my_day")).context["worries"]
    assert [(row.name, row.about.startswith("from Nia"), row.buttons[0][0]) for row in rows] == [
        ("Jay Benbow", True, "Heard")
    ]
    desk.post(reverse("casework:concern_told", args=[worry.pk, "manager"]))
    assert desk.get(reverse("staff:my_day")).context["worries"] == []
    assert browser(cast.morag).get(reverse("staff:my_day")).context["worries"] == []


def test_nobody_else_may_say_that_it_was_told(cast: Cast, episode: Episode) -> None:
    worry = a_worry(cast, episode, "manager")
    where = reverse("casework:concern_told", args=[worry.pk, "manager"])
    for name in ("sam", "ross", "morag", "dom"):
        assert browser(getattr(cast, name)).post(where).status_code == 404, name
    for name in ("neil", "eve", "dafydd", "ada"):
        assert browser(getattr(cast, name)).post(where).status_code == 403, name
    assert (
        browser(cast.nia).post(reverse("casework:concern_told", args=[worry.pk, "police"])).status_code == 404
    )


def test_a_worry_says_who_needs_to_know(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.nia):
        with pytest.raises(Invalid) as refused:
            actions.raise_concern(by=cast.nia, contact=contact, text=" ", tell=[])
        assert set(refused.value.fields) == {"concern", "tell"}
        known = actions.raise_concern(by=cast.nia, contact=contact, text="His cough.", tell=["known"])
    assert known.settled_on == TODAY


# --- groups -------------------------------------------------------------------------------------------------


def test_a_group_is_one_entry_and_a_remark_each(cast: Cast, episode: Episode) -> None:
    ash, bo = another(cast, "Ash Lee"), another(cast, "Bo Hale")
    client = browser(cast.nia)
    answer = save(
        client, reverse("casework:record_group"), title="Football and pizza", when="today", minutes="90",
        components=["FUN", "GROUP"], people=[str(episode.pk), str(ash.pk)], missed=[str(bo.pk)],
        summary="Everybody played.", miles="8", spend="31.50", spend_for="Pizza",
        **{f"remark_{ash.pk}": "Ash kept goal and kept calm."},
    )  # fmt: skip
    assert answer.status_code == 302
    with acting_as(cast.nia):
        entry = WorkEntry.objects.get()
        said = {c.young_person_id: (c.kind, c.mode, c.minutes, c.summary) for c in Contact.objects.all()}
    assert (entry.for_group, entry.minutes, entry.miles, entry.spend) == (True, 90, 8, Decimal("31.50"))
    assert said == {
        episode.young_person_id: ("attended", "group", 90, "Everybody played."),
        ash.young_person_id: ("attended", "group", 90, "Ash kept goal and kept calm.\n\nEverybody played."),
        bo.young_person_id: ("not_attended", "group", None, ""),
    }


def test_only_those_one_works_with_can_be_written_down(cast: Cast, episode: Episode) -> None:
    theirs = another(cast, "Cai Wynne", cast.sam)
    page = browser(cast.nia).get(reverse("casework:record_group")).content.decode()
    assert "Jay Benbow" in page
    assert "Cai Wynne" not in page
    with acting_as(cast.nia), pytest.raises(NotFound):
        actions.record_group(
            by=cast.nia, people=[Present(episode), Present(theirs)], happened_at=days_ago(1), title="Football"
        )


def test_nobody_is_in_two_groups_at_one_time(cast: Cast, episode: Episode) -> None:
    begun = at(TODAY - timedelta(days=1), 16)
    ash = another(cast, "Ash Lee")
    with acting_as(cast.nia):
        actions.record_group(
            by=cast.nia, people=[Present(episode)], happened_at=begun, minutes=90, title="Football"
        )
        with pytest.raises(Invalid) as refused:
            actions.record_group(
                by=cast.nia, people=[Present(ash), Present(episode)], happened_at=begun + timedelta(minutes=60),
                minutes=60, title="Cooking",
            )  # fmt: skip
        assert (
            "Jay Benbow is written down in another group at that time, from 16:00"
            in (refused.value.fields["people"])
        )
        after = actions.record_group(
            by=cast.nia, people=[Present(episode)], happened_at=begun + timedelta(minutes=90), title="Cooking"
        )
        assert len(after) == 1
        with pytest.raises(Invalid, match="twice"):
            actions.record_group(
                by=cast.nia, people=[Present(ash), Present(ash)], happened_at=begun, title="Cooking"
            )


def test_a_group_of_sixty_is_saved_at_once_and_sixty_one_are_asked_to_be_two(cast: Cast) -> None:
    everybody = [another(cast, f"Young {number:02d}") for number in range(60)]
    started = time.perf_counter()
    with acting_as(cast.nia):
        made = actions.record_group(
            by=cast.nia, people=[Present(one) for one in everybody], happened_at=days_ago(1), minutes=60,
            title="Fun day",
        )  # fmt: skip
        sys.stdout.write(f"\nA group of sixty is saved in {time.perf_counter() - started:.1f} s.\n")
        assert len(made) == 60
        assert WorkEntry.objects.count() == 1
        with pytest.raises(Invalid, match="Make it two groups"):
            actions.record_group(
                by=cast.nia, people=[Present(everybody[0])] * 61, happened_at=days_ago(2), title="Fun day"
            )
    client = browser(cast.nia)
    client.get(reverse("casework:record_group"))
    with counting() as statements:
        assert client.get(reverse("casework:record_group")).status_code == 200
    assert len(statements) <= MOST


# --- corrections and hours ----------------------------------------------------------------------------------


def test_a_correction_keeps_old_new_and_reason_and_the_hours_follow(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    save(client, card(episode), **MET, title="Climbing", miles="10")
    with acting_as(cast.nia):
        first = Contact.objects.get()
    page = client.get(reverse("casework:correct_contact", args=[first.pk]))
    values = {**page.context["form"].initial, "correction_reason": "An hour, and twelve miles."}
    values |= {"minutes": "60", "miles": "12", "on": TODAY.isoformat(), "at": "10:30"}
    answer = client.post(
        reverse("casework:correct_contact", args=[first.pk]),
        {"saving_key": page.context["saving"].key, **{key: value for key, value in values.items() if value}},
    )
    assert answer.status_code == 302, answer.content.decode()[:3000]
    with acting_as(cast.nia):
        second = Contact.objects.get(corrects=first.pk)
        entry = WorkEntry.objects.get()
    assert (second.work_id, entry.minutes, entry.miles, entry.version) == (entry.pk, 60, Decimal("12.0"), 2)
    before = client.get(reverse("casework:amendments", args=[second.pk])).content.decode()
    for words in ("An hour, and twelve miles.", "90 min", "60 min", "Nia"):
        assert words in before, words
    for name, status in {"alys": 200, "dom": 403, "sam": 404, "morag": 404, "eve": 403}.items():
        got = browser(getattr(cast, name)).get(reverse("casework:amendments", args=[second.pk]))
        assert got.status_code == status, name


def test_a_colleague_who_corrects_leaves_the_miles_to_their_owner(cast: Cast, episode: Episode) -> None:
    a_worker(by=cast.alys, episode=episode, worker=cast.sam, kind="co_worker", begins=TODAY)
    with acting_as(cast.nia):
        contact = actions.record_contact(
            by=cast.nia, episode=episode, happened_at=days_ago(1), kind="attended", mode="visit", minutes=30,
            taken=Taken(miles=Decimal(9)),
        )  # fmt: skip
    with acting_as(cast.sam):
        assert queries.work_of(cast.sam, contact) is None
        corrected = actions.correct_contact(
            by=cast.sam, contact=contact, reason="Longer.", minutes=45, taken=Taken(miles=Decimal(90))
        )
        assert corrected.work_id == contact.work_id
        with pytest.raises(WrongState):
            actions.correct_contact(by=cast.sam, contact=contact, reason="Again.", minutes=50)
    with acting_as(cast.nia):
        assert WorkEntry.objects.get().miles == 9


def test_the_month_counts_a_group_once_and_shows_nobody_elses(cast: Cast, episode: Episode) -> None:
    ash = another(cast, "Ash Lee")
    with acting_as(cast.nia):
        actions.record_group(
            by=cast.nia, people=[Present(episode), Present(ash)], happened_at=at(TODAY, 9), minutes=120,
            title="Football", taken=Taken(travel_minutes=30, miles=Decimal("7.5")),
        )  # fmt: skip
    a_contact(by=cast.nia, episode=ash, happened_at=at(TODAY - timedelta(days=2), 19), minutes=45)
    a_contact(by=cast.alys, episode=ash, happened_at=at(TODAY - timedelta(days=2), 12), minutes=45)
    client = browser(cast.nia)
    page = client.get(reverse("casework:my_work"))
    last = page.context["sheet"].table.rows[-1].cells
    assert list(last) == ["The month", "2 h 45", "30 min", "45 min", "7.5", "£0.00"]
    assert client.get(reverse("casework:my_work") + "?month=2026-10").context["sheet"].table is None
    assert client.get(reverse("casework:my_work") + "?month=nonsense").status_code == 200
    assert client.get(reverse("casework:my_work") + "?month=0001-01").status_code == 200
    assert browser(cast.eve).get(reverse("casework:my_work")).status_code == 403
