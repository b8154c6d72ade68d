"""The agreement is both sides', agreed again when it changes; a no counts at once, everywhere."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Invalid, Refused, StaleEdit, WrongState
from soceis.journey.casework.models import ChronologyEntry, Contact, Episode
from soceis.journey.consent import actions
from soceis.journey.consent.models import Agreement, LeftOut, LimitsExplained, PermissionAnswer
from soceis.journey.consent.queries import agreements_of, permissions_of
from soceis.people.models import YoungPerson
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY, a_closure_asked

pytestmark = pytest.mark.django_db(databases="__all__")
WORDS = {"of_us": "We come when we said.", "of_you": "Tell us what helps."}


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


def page(name: str, episode: Episode) -> str:
    return reverse(f"consent:{name}", args=[episode.young_person_id])


def written(by: User, episode: Episode, **values: Any) -> Agreement:
    with acting_as(by):
        return actions.write_agreement(by=by, episode=episode, **{**WORDS, **values})


def answered(by: User, episode: Episode, **values: Any) -> PermissionAnswer:
    """Jay is 15 in Wales, so it is judged each time; he understood."""
    given: dict[str, Any] = {
        "purpose": "evaluation",
        "answer": "given",
        "answered_by": "young_person",
        "competence": "able",
        "judged_how": "He said it back in his own words.",
        **values,
    }
    with acting_as(by):
        return actions.note_answer(by=by, episode=episode, **given)


def test_a_draft_is_agreed_and_a_changed_one_is_agreed_again(cast: Cast, episode: Episode) -> None:
    first = written(cast.nia, episode)
    with acting_as(cast.nia):
        actions.agree(by=cast.nia, agreement=first, agreed_how="said", on=date(2026, 10, 1), home_agreed=True)
        again = actions.write_agreement(
            by=cast.nia, episode=episode, **WORDS, own_words="No calls before ten"
        )
        held = agreements_of(cast.nia, episode)
        assert held.agreed is not None
        assert held.agreed.number == 1, "the first holds until they agree to the second"
        actions.agree(by=cast.nia, agreement=again, agreed_how="tapped")
        held = agreements_of(cast.nia, episode)
        assert held.agreed is not None
        assert (held.agreed.number, held.agreed.own_words) == (2, "No calls before ten")
        assert [one.state for one in held.former] == ["replaced"]
        assert held.draft is None
        kinds = ChronologyEntry.objects.filter(kind="agreement_agreed")
        assert sorted(kinds.values_list("happened_on", flat=True)) == [date(2026, 10, 1), TODAY]


def test_two_people_writing_one_draft_lose_no_word(cast: Cast, episode: Episode) -> None:
    theirs = written(cast.nia, episode)
    with pytest.raises(StaleEdit) as stale:
        written(cast.alys, episode, of_us="Other words.")
    assert stale.value.theirs["of_us"] == WORDS["of_us"]
    assert stale.value.yours["of_us"] == "Other words."
    written(cast.nia, episode, of_us="Changed.", seen=theirs, version=1)
    client = client_of(cast.alys)
    answer = save(client, page("agreement", episode), of_us="Mine.", of_you="Yours.", version="1")
    assert answer.status_code == 409
    assert "Changed." in answer.content.decode()
    assert "Mine." in answer.content.decode()


def test_nobody_agrees_to_words_that_changed_meanwhile(cast: Cast, episode: Episode) -> None:
    draft = written(cast.nia, episode)
    seen = Agreement(**{field.attname: getattr(draft, field.attname) for field in Agreement._meta.fields})
    written(cast.nia, episode, of_you="Something else.", seen=draft, version=1)
    with acting_as(cast.nia), pytest.raises(WrongState, match="changed these words"):
        actions.agree(by=cast.nia, agreement=seen, agreed_how="said")


def test_a_label_stays_off_a_page_that_they_may_read_and_their_own_words_stay_theirs(
    cast: Cast, episode: Episode
) -> None:
    with pytest.raises(Invalid, match="puts a label"):
        written(cast.nia, episode, of_home="He is at risk of exploitation.")
    written(cast.nia, episode, own_words="Do not call my mates a gang")
    shown = client_of(cast.nia).get(page("show", episode)).content.decode()
    assert "We come when we said." in shown
    assert "What stays private" in shown
    assert "Benbow" not in shown
    assert "main-nav" not in shown


def test_the_card_asks_whether_it_was_explained_until_they_understood_and_never_blocks(
    cast: Cast, episode: Episode
) -> None:
    where = reverse("staff:record_contact", args=[episode.young_person_id])
    client = client_of(cast.nia)
    met = {"what": "met", "met_how": "one_to_one", "when": "today"}
    answer = save(
        client, where, **met, limits_asked="yes", worry="worried", concern="A bruise", tell="manager"
    )
    assert answer.status_code == 302
    told = client.get(answer.headers["Location"]).content.decode()
    assert "Next time: tell Jay Benbow what stays private" in told
    for understood in ("not_yet", "partly", "yes"):
        assert "Did you explain" in client.get(where).content.decode()
        assert save(client, where, **met, limits=understood).status_code == 302
    assert "Did you explain" not in client.get(where).content.decode()
    with acting_as(cast.nia):
        assert Contact.objects.count() == 4
        assert list(LimitsExplained.objects.values_list("understood", flat=True).order_by("created_at")) == [
            "partly",
            "yes",
        ]


def test_a_peer_mentor_notes_that_they_explained_it_and_writes_no_agreement(
    cast: Cast, episode: Episode
) -> None:
    client = client_of(cast.dom)
    assert (
        save(
            client, page("limits", episode), understood="yes", on_day="17", on_month="11", on_year="2026"
        ).status_code
        == 302
    )
    assert client.get(page("agreement", episode)).status_code == 200
    assert client.get(page("permissions", episode)).status_code == 403
    with acting_as(cast.dom):
        assert LimitsExplained.objects.count() == 1
        with pytest.raises(Refused):
            actions.write_agreement(by=cast.dom, episode=episode, **WORDS)


def test_not_asked_is_shown_as_that_and_never_as_no(cast: Cast, episode: Episode) -> None:
    shown = client_of(cast.nia).get(page("permissions", episode)).content.decode()
    assert shown.count("Not asked yet") == 6
    assert "Nobody has asked. That is not a no." in shown
    with acting_as(cast.nia):
        assert {one.state for one in permissions_of(cast.nia, episode.young_person)} == {"not_asked"}


def test_every_answer_stays_and_the_latest_counts(cast: Cast, episode: Episode) -> None:
    for ago, said in ((30, "given"), (20, "withdrawn"), (10, "given"), (0, "withdrawn")):
        answered(cast.nia, episode, answer=said, answered_on=TODAY - timedelta(days=ago))
        with acting_as(cast.nia):
            assert LeftOut.objects.exists() == (said == "withdrawn")
    with acting_as(cast.nia):
        evaluation = permissions_of(cast.nia, episode.young_person)[0]
        assert evaluation.state == "withdrawn"
        assert len(evaluation.answers) == 4
    with pytest.raises(Invalid, match="They answered before on"):
        answered(cast.nia, episode, answer="given", answered_on=TODAY - timedelta(days=5))


def test_a_partner_is_named_and_each_stands_alone(cast: Cast, episode: Episode) -> None:
    with pytest.raises(Invalid, match="with whom"):
        answered(cast.nia, episode, purpose="sharing")
    yesterday = TODAY - timedelta(days=1)
    answered(
        cast.nia,
        episode,
        purpose="sharing",
        partner="Ms Rees, Willows School",
        answered_on=yesterday,
    )
    answered(cast.nia, episode, purpose="sharing", partner="Dr Khan", answer="refused")
    answered(cast.nia, episode, purpose="sharing", partner="ms rees, willows school", answer="withdrawn")
    with acting_as(cast.nia):
        found = {
            one.partner: one.state for one in permissions_of(cast.nia, episode.young_person) if one.partner
        }
    assert found == {"Ms Rees, Willows School": "withdrawn", "Dr Khan": "refused"}


def test_a_no_to_news_at_home_stands_where_somebody_would_ring_there(cast: Cast, episode: Episode) -> None:
    ties = reverse("people:ties", args=[episode.young_person_id])
    client = client_of(cast.nia)
    assert "Nobody has asked yet whether the people at home" in client.get(ties).content.decode()
    yesterday = TODAY - timedelta(days=1)
    answered(cast.nia, episode, purpose="caregiver_updates", answer="refused", answered_on=yesterday)
    points = reverse("people:contact_points", args=[episode.young_person_id])
    for where in (ties, points):
        assert "They said no to news for the people at home" in client.get(where).content.decode()
    answered(cast.nia, episode, purpose="caregiver_updates")
    assert "news for the people at home" not in client.get(ties).content.decode()
    with acting_as(cast.nia):
        person = YoungPerson.objects.get(pk=episode.young_person_id)
        assert (person.caregiver_updates, person.version) == ("given", episode.young_person.version)


def test_the_page_asks_how_it_was_judged_and_keeps_what_was_typed(cast: Cast, episode: Episode) -> None:
    client = client_of(cast.nia)
    answer = save(
        client, page("answer", episode), purpose="photo", answer="given", answered_by="young_person",
        answered_on_day="17", answered_on_month="11", answered_on_year="2026", note="Only from behind",
    )  # fmt: skip
    assert answer.status_code == 200
    assert "Say whether they understand it well enough" in answer.content.decode()
    assert "Only from behind" in answer.content.decode()


def test_after_the_end_a_yes_can_still_be_taken_back_and_no_agreement_is_written(
    cast: Cast, episode: Episode
) -> None:
    from soceis.journey.casework import actions as casework

    answered(cast.nia, episode, answered_on=TODAY - timedelta(days=1))
    asked = a_closure_asked(by=cast.nia, episode=episode)
    with acting_as(cast.alys):
        casework.sign_off(by=cast.alys, episode=asked)
    answered(cast.alys, episode, answer="withdrawn", competence="", judged_how="")
    with acting_as(cast.alys):
        assert LeftOut.objects.count() == 1
    with pytest.raises(WrongState):
        written(cast.alys, episode)
