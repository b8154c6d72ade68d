"""Every door with a young person behind it: strangers get a 404, and no page of theirs says a name.

The list of doors is read from the routes, so that a new page is asked the same questions.
"""

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse

from soceis.contexts.schools import actions as schools
from soceis.contexts.schools.models import Achievement, Application
from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.journey.activities import actions as activities
from soceis.journey.assessments import actions as assessments
from soceis.journey.assessments.rules import Said
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Episode
from soceis.journey.consent import actions as consent
from soceis.journey.documents import actions as documents
from soceis.journey.outcomes import actions as outcomes
from soceis.journey.plans import actions as plans
from soceis.journey.plans.models import FormVersion
from soceis.journey.support import actions as support
from soceis.journey.support.models import Grant, Receipt
from soceis.people import actions as people
from soceis.people.models import AboutYoungPerson, YoungPerson
from soceis.sharing.disclosures import actions as disclosures
from soceis.sharing.observations import actions as observations
from tests.cast import Cast
from tests.doors import BEHIND, DOORS, TYPED, Door, client_of
from tests.factories.activities import an_activity
from tests.factories.casework import a_contact, an_episode, days_ago
from tests.factories.mapping import a_map_tie
from tests.factories.safety import a_context, a_risk, an_action
from tests.factories.sharing import a_meeting, an_organisation, on_agenda

pytestmark = pytest.mark.django_db(databases="__all__")

SECRETS = ("Zebedee", "Quarrington", "Auntie Vi", "07700 900321", "blue shed")


@pytest.fixture
def record(cast: Cast) -> dict[str, Any]:
    """A young person with one of everything, whom Nia works with and Dom mentors."""
    with acting_as(cast.alys):
        person = people.add(
            by=cast.alys,
            area=cast.cardiff,
            name_used="Zebedee",
            legal_first_name="Zebedee",
            legal_last_name="Quarrington",
            date_of_birth=clock.today().replace(year=clock.today().year - 15, day=1),
        )
    episode = an_episode(
        by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom, young_person=person
    )
    contact = a_contact(by=cast.nia, episode=episode, summary="We met at the blue shed.")
    form = FormVersion.objects.create(
        area=cast.cardiff, code="form", title="Plan", topics=["relationships"], used_from=days_ago(900).date()
    )
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    wall = an_activity(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.nia):
        tie = people.add_tie(by=cast.nia, young_person=person, kind="other_family", name="Auntie Vi")
        people.add_contact_point(
            by=cast.nia, young_person=person, way="mobile", value="07700 900321", safe="yes"
        )
        visit = casework.plan_visit(
            by=cast.nia, episode=episode, worker=cast.nia, starts_at=clock.now(), title="To the blue shed"
        )
        promise = casework.promise(
            by=cast.nia, episode=episode, text="Paint for the blue shed", due_on=clock.today()
        )
        concern = casework.raise_concern(
            by=cast.nia, contact=contact, text="A van at the blue shed", tell=["manager", "police"]
        )
        told = disclosures.share(
            by=cast.nia, young_person=person, area=cast.cardiff, organisation=police, decision="shared",
            what="The blue shed", categories=["safety"], purpose="safeguarding", why="The blue shed",
            article_6="recognised_interest", told="told", method="telephone", outside_reason="He is on his way there.",
        )  # fmt: skip
        noticed = observations.note(
            by=cast.nia, young_person=person, area=cast.cardiff, words="A van at the blue shed", place="peers",
            how_known="saw",
        )  # fmt: skip
        after = disclosures.put_right(
            by=cast.nia, disclosure=told, kind="recalled", words="Not the blue shed."
        )
        item = on_agenda(
            by=cast.nia, meeting=a_meeting(by=cast.alys, area=cast.cardiff), young_person=person,
            asks="Somebody at the blue shed", agreed="Look at the blue shed",
        )  # fmt: skip
        plan = plans.write(by=cast.nia, episode=episode, form_version=form, topics=["relationships"])
        consent.write_agreement(
            by=cast.nia, episode=episode, of_us="The blue shed is open", of_you="Tidy the blue shed"
        )
        consent.note_answer(
            by=cast.nia, episode=episode, purpose="sharing", partner="Auntie Vi", answer="refused",
            answered_by="young_person",
        )  # fmt: skip
        goal = plans.add_goal(by=cast.nia, plan=plan, words="Paint the blue shed", steps=["Brush"])
        offered = activities.offer(by=cast.nia, episode=episode, activities=[wall])
        activities.choose(by=cast.nia, choice=offered, chosen=[], own_idea="Sit in the blue shed")
        plans.add_help(by=cast.nia, goal=goal, kind="thing", words="Paint for the blue shed")
        mother = people.add_tie(by=cast.nia, young_person=person, kind="mother", name="Marged")
        asked = support.ask_for_help(
            by=cast.nia, episode=episode, need="clothes", how_soon="today", words="A coat from the blue shed"
        )
        grant = support.ask_for_grant(
            by=cast.nia, request=asked, pence=1_250, why="The coat of the blue shed"
        )
        support.speak_up(
            by=cast.nia, episode=episode, with_whom="school", asked_for="A quiet place, like the blue shed"
        )
        support.support_caregiver(
            by=cast.nia, tie=mother, kind="listening", words="She cried at the blue shed."
        )
        letter = documents.write_letter(
            by=cast.nia,
            episode=episode,
            kind="plain",
            reader="professional",
            name="Auntie Vi",
            body="The blue shed.",
        )
        file = documents.keep_file(
            by=cast.nia, episode=episode, kind="other", title="The blue shed", content=b"Zebedee"
        )
        application = schools.note(
            by=cast.nia, episode=episode, table=Application, kind="job", title="Paints the blue shed"
        )
        schools.note(
            by=cast.nia, episode=episode, table=Achievement, kind="proud", title="Painted the blue shed"
        )
        talk = assessments.begin(by=cast.nia, episode=episode)
        said = {"home": Said("4", "The blue shed is mine.")}
        assessments.answer(by=cast.nia, conversation=talk, side="young_person", answers=said)
        casework.note_matching(by=cast.nia, episode=episode, words="Somebody from near the blue shed")
        outcomes.plan_exit(by=cast.nia, episode=episode, turn_to="Whoever is at the blue shed")
    with acting_as(cast.dom):
        word = casework.tell_worker(by=cast.dom, episode=episode, text="He was at the blue shed")
    return {
        "word_id": word.pk,
        "application_id": application.pk,
        **_recorded_twice(cast, person),
        "request_id": asked.pk,
        "grant_id": grant.pk,
        "receipt_id": _receipt(cast, grant).pk,
        "letter_id": letter.pk,
        "file_id": file.pk,
        "paper": "plan",
        "young_person_id": person.pk,
        "conversation_id": talk.pk,
        "referral_id": episode.referral_id,
        "episode_id": episode.pk,
        "contact_id": contact.pk,
        "visit_id": visit.pk,
        "promise_id": promise.pk,
        "concern_id": concern.pk,
        "whom": "police",
        "plan_id": plan.pk,
        "goal_id": goal.pk,
        "choice_id": offered.pk,
        "tie_id": tie.pk,
        "assignment_id": episode.assignments.get(kind="peer_mentor").pk,
        **_keeping_safe(cast, episode),
        "opening_id": person.pk,
        "disclosure_id": told.pk,
        "afterwards": after.pk,
        "observation_id": noticed.pk,
        "item_id": item.pk,
        "meeting_action_id": item.actions.get().pk,
        "index": 0,
        "months": 6,
        "to_state": "working",
    }


def _receipt(cast: Cast, grant: Grant) -> Receipt:
    """What the grant bought, once the manager has approved it."""
    with acting_as(cast.alys):
        support.decide_grant(by=cast.alys, grant=grant, approve=True)
    with acting_as(cast.nia):
        return support.add_receipt(
            by=cast.nia, grant=grant, kind="receipt", shop="At the blue shed", pence=999
        )


def _recorded_twice(cast: Cast, person: YoungPerson) -> dict[str, Any]:
    """Another record of the same person, and that the manager says so."""
    with acting_as(cast.alys):
        other = people.add(by=cast.alys, area=cast.cardiff, name_used="Zebedee")
        merge = people.ask_to_merge(by=cast.alys, stays=person, goes=other, reason="Both of the blue shed.")
    return {"other_id": other.pk, "merge_id": merge.pk}


def _keeping_safe(cast: Cast, episode: Episode) -> dict[str, Any]:
    """Something that could happen, a place, and what is done there."""
    risk = a_risk(by=cast.nia, episode=episode, reviewer=cast.alys, could_happen="Somebody at the blue shed")
    context = a_context(by=cast.nia, episode=episode, harms="The blue shed")
    action = an_action(by=cast.nia, context=context, owner=cast.nia, text="Lights at the blue shed")
    tie = a_map_tie(by=cast.nia, young_person=episode.young_person, other="The man of the blue shed")
    return {
        "map_tie_id": tie.pk,
        "risk_id": risk.pk,
        "context_id": context.pk,
        "context_kind": "home",
        "context_action_id": action.pk,
    }


def everything(cast: Cast) -> dict[str, list[Any]]:
    """Every record of the area with its version, as its manager sees it."""
    with acting_as(cast.alys):
        return {
            model._meta.label: sorted(model._default_manager.values_list("pk", "version"))
            for model in apps.get_models()
            if issubclass(model, AboutYoungPerson) and not hasattr(model, "pgh_tracked_model")
        }


def ask(
    client: Client, door: Door, record: dict[str, Any], method: str, typed: dict[str, str] | None = None
) -> Any:
    return getattr(client, method)(door.address(record), typed or {})


def says_nothing(response: Any) -> None:
    body = response.content.decode(errors="replace") + str(response.headers)
    for secret in SECRETS:
        assert secret not in body, f"{secret} in {response.request['PATH_INFO']}"


@pytest.mark.parametrize("stranger", ["sam", "morag", "ross", "neil", "dafydd"])
def test_strangers_get_a_404_or_a_refusal_that_is_the_same_for_every_record(
    cast: Cast, record: dict[str, Any], stranger: str
) -> None:
    client = client_of(getattr(cast, stranger))
    nobody = {name: cast.ada.pk if name.endswith("_id") else value for name, value in record.items()}
    for door in BEHIND:
        for method in ("get", "post"):
            answer, without = ask(client, door, record, method), ask(client, door, nobody, method)
            assert answer.status_code in {403, 404, 405}, (
                f"{stranger} {method} {door.name}: {answer.status_code}"
            )
            assert answer.status_code == without.status_code, f"{door.name} tells that the record exists"
            says_nothing(answer)


@pytest.mark.parametrize("role", ["eve", "ada"])
def test_roles_without_young_people_are_refused_everywhere(
    cast: Cast, record: dict[str, Any], role: str
) -> None:
    client = client_of(getattr(cast, role))
    for door in BEHIND:
        for method in ("get", "post"):
            answer = ask(client, door, record, method)
            assert answer.status_code in {403, 404, 405}, f"{role} {method} {door.name}: {answer.status_code}"
            says_nothing(answer)


@pytest.mark.parametrize("person", ["sam", "morag", "ross", "neil", "dafydd", "eve", "ada"])
def test_no_list_no_search_and_no_download_names_somebody_to_a_stranger(
    cast: Cast, record: dict[str, Any], person: str
) -> None:
    client = client_of(getattr(cast, person))
    for door in DOORS:
        if door.parameters or door.name in {"healthz", "demonstration:choose"}:
            continue
        says_nothing(client.get(reverse(door.name)))
    for words in ("Zebedee", "Quarr"):
        answer = client.post(reverse("staff:search"), {"q": words})
        assert answer.status_code == 403 or "Nobody found" in answer.content.decode()


def test_nobody_gets_anywhere_without_logging_in(cast: Cast, record: dict[str, Any]) -> None:
    client = Client()
    for door in BEHIND:
        answer = ask(client, door, record, "get")
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(settings.LOGIN_URL)


def test_her_key_worker_and_the_manager_get_in(cast: Cast, record: dict[str, Any]) -> None:
    for user in (cast.nia, cast.alys):
        client = client_of(user)
        page = client.get(reverse("staff:young_person", args=[record["young_person_id"]]))
        assert page.status_code == 200
        assert "Zebedee" in page.content.decode()
        assert "Auntie Vi" in page.content.decode()
        part = client.get(
            reverse("staff:happened", args=[record["young_person_id"]]), headers={"HX-Request": "true"}
        )
        assert "blue shed" in part.content.decode()


def test_a_peer_mentor_sees_the_name_used_and_safe_contact_and_no_more(
    cast: Cast, record: dict[str, Any]
) -> None:
    client = client_of(cast.dom)
    page = client.get(reverse("staff:young_person", args=[record["young_person_id"]])).content.decode()
    assert "Zebedee" in page
    assert "07700 900321" in page
    assert "Quarrington" not in page
    assert "Auntie Vi" not in page
    part = client.get(
        reverse("staff:happened", args=[record["young_person_id"]]), headers={"HX-Request": "true"}
    )
    assert "blue shed" not in part.content.decode()


def test_a_record_opened_with_a_reason_can_be_read_and_not_changed(
    cast: Cast, record: dict[str, Any]
) -> None:
    from soceis.people.models import YoungPerson

    with acting_as(cast.alys):
        person = YoungPerson.objects.get(pk=record["young_person_id"])
    with acting_as(cast.neil):
        people.open_with_reason(
            by=cast.neil,
            reference=person.reference,
            purpose="advice",
            reason="Alys asked me about this referral.",
        )
    client = client_of(cast.neil)
    assert client.get(reverse("staff:young_person", args=[person.pk])).status_code == 200
    before = everything(cast)
    for door in BEHIND:
        if door.name != "people:opening_seen":
            assert ask(client, door, record, "post", typed=TYPED).status_code != 302, door.name
    assert everything(cast) == before
    manager = client_of(cast.alys)
    assert "asked me about this referral" in manager.get(reverse("staff:my_day")).content.decode()
