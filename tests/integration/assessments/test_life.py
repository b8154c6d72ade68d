"""Talking about how life is going: both sides stay, nothing has to be answered, and two people lose no word."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit, WrongState
from soceis.journey.assessments import actions, queries
from soceis.journey.assessments.models import Conversation, LifeAnswer
from soceis.journey.assessments.rules import LIFE_PARTS, TAPS, WORKER, YOUNG_PERSON, Said
from soceis.journey.casework.models import ChronologyEntry, Episode
from tests.cast import Cast
from tests.factories.casework import TODAY
from tests.factories.life import a_talk
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# What a page for a young person never says.
NOT_FOR_THEM = ("exploit", "offend", "gang", "risk", "police", "safeguard", "soceis", "concern")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    hidden = {"seen": page.context["form"]["seen"].value()} if "seen" in page.context["form"].fields else {}
    return client.post(where, {"saving_key": page.context["saving"].key, **hidden, **values})


def theirs(talk: Conversation) -> str:
    return reverse("assessments:theirs", args=[talk.pk])


def test_a_talk_is_begun_answered_by_both_and_read_side_by_side(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    begun = save(client, reverse("assessments:begin", args=[episode.young_person_id]), present=["young_person"],
                 held_on=TODAY.isoformat())  # fmt: skip
    with acting_as(cast.nia):
        talk = Conversation.objects.get()
    assert begun.headers["Location"] == reverse("assessments:conversation", args=[talk.pk])
    said = save(client, theirs(talk), home="2", home_words="My bed is the sofa.", friends="not_now",
                money="not_mine", begin_with="home", in_their_words="I like drawing.")  # fmt: skip
    assert said.status_code == 302, said.content.decode()
    assert save(client, begun.headers["Location"], home="4", home_words="He looks rested.").status_code == 302
    page = client.get(reverse("assessments:life", args=[episode.young_person_id]))
    lines = {line.part: line for line in page.context["lines"]}
    home = lines["home"]
    assert (home.theirs, home.ours, home.differs) == ("Hard", "Mostly okay", True)
    assert (lines["friends"].theirs, lines["money"].theirs) == ("Not now", "Not about me")
    assert lines["body"].theirs == "Not asked"
    text = page.content.decode()
    for words in ("My bed is the sofa.", "He looks rested.", "I like drawing.", "Seen differently"):
        assert words in text
    with acting_as(cast.nia):
        assert ChronologyEntry.objects.get().kind == "life"


def test_what_was_said_before_stands_beside_what_is_said_now(cast: Cast, episode: Episode) -> None:
    a_talk(
        by=cast.nia, episode=episode, held_on=TODAY - timedelta(days=60), home="2", mind="4", time="not_now"
    )
    a_talk(
        by=cast.nia, episode=episode, held_on=TODAY - timedelta(days=20), home="not_now", mind="3", time="3"
    )
    a_talk(by=cast.nia, episode=episode, home="5", mind="4", time="4")
    page = browser(cast.nia).get(reverse("assessments:life", args=[episode.young_person_id]))
    lines = {line.part: (line.before, line.theirs, line.moved) for line in page.context["lines"]}
    assert lines["home"] == ("Not now", "Good", "")
    assert lines["mind"] == ("Up and down", "Mostly okay", "Up 1")
    table = page.context["table"]
    cells = {row.cells[0]: row.cells[1:] for row in table.rows}
    assert cells["Where I live"] == ("Hard", "Not now", "Good", "Up 3")
    assert cells["My mind and moods"][-1] == "The same"
    drawn = {row.label: row for row in page.context["chart"].rows}
    assert set(drawn) == {"Where I live", "My mind and moods", "Things I like doing"}
    assert drawn["Where I live"].said == "Hard → good"
    assert [dot.kind for dot in drawn["My mind and moods"].dots] == ["between", "first", "last"]


def test_the_worker_s_view_alone_is_marked_and_counts_for_no_change_unless_asked(
    cast: Cast, episode: Episode
) -> None:
    first = a_talk(by=cast.nia, episode=episode, held_on=TODAY - timedelta(days=30), side=WORKER, home="1")
    last = a_talk(by=cast.nia, episode=episode, side=WORKER, home="4")
    with acting_as(cast.nia):
        assert [talk.worker_only for talk in queries.talks_of(cast.nia, episode)] == [True, True]
        assert queries.changes_of(cast.nia, episode) == {YOUNG_PERSON: {}}
        asked = queries.changes_of(cast.nia, episode, worker_too=True)
    assert (asked[WORKER]["home"].by, asked[YOUNG_PERSON]) == (3, {})
    assert first.pk != last.pk
    client, where = browser(cast.nia), reverse("assessments:life", args=[episode.young_person_id])
    alone, both = client.get(where), client.get(where + "?who=both")
    assert "The worker’s view alone." in alone.content.decode()
    assert alone.context["chart"] is None
    assert [dot.kind for row in both.context["chart"].rows for dot in row.dots] == ["ours"]


def test_the_young_person_s_page_says_nothing_of_why_we_are_here_and_names_nobody_else(
    cast: Cast, episode: Episode
) -> None:
    talk = a_talk(by=cast.nia, episode=episode)
    client = browser(cast.nia)
    for address in (theirs(talk), theirs(talk) + "?done=1"):
        text = client.get(address).content.decode().casefold()
        for word in (*NOT_FOR_THEM, "nia", "alys", "dom "):
            assert word not in text, word
    for words in (*LIFE_PARTS.values(), *TAPS.values()):
        assert words in client.get(theirs(talk)).content.decode()


def test_while_the_phone_is_handed_over_only_their_page_opens(cast: Cast, episode: Episode) -> None:
    talk = a_talk(by=cast.nia, episode=episode)
    client = browser(cast.nia)
    given = client.post(reverse("assessments:hand_over", args=[talk.pk]))
    assert given.headers["Location"] == theirs(talk)
    page = client.get(theirs(talk))
    assert page.status_code == 200
    elsewhere = [
        reverse("staff:my_day"),
        reverse("staff:young_person", args=[episode.young_person_id]),
        reverse("assessments:conversation", args=[talk.pk]),
    ]
    for address in elsewhere:
        assert client.get(address).headers["Location"].startswith(reverse("accounts:lock")), address
    for page_open, status in ((theirs(talk), 204), (elsewhere[1], 423)):
        stayed = client.post(
            reverse("accounts:lock"), {"action": "stay"}, headers={"Referer": f"http://testserver{page_open}"}
        )
        assert stayed.status_code == status, page_open
    thanked = save(client, theirs(talk), home="5")
    assert thanked.headers["Location"] == theirs(talk) + "?done=1"
    assert "Thank you, Jay" in client.get(thanked.headers["Location"]).content.decode()
    assert client.get(elsewhere[0]).status_code == 302
    client.post(reverse("accounts:lock"), {"action": "unlock"})
    assert client.get(elsewhere[0]).status_code == 200
    with acting_as(cast.nia):
        assert LifeAnswer.objects.get(part="home").rating == 5


def test_resting_too_long_takes_the_page_back_as_well(cast: Cast, episode: Episode) -> None:
    talk = a_talk(by=cast.nia, episode=episode)
    client = browser(cast.nia)
    client.post(reverse("assessments:hand_over", args=[talk.pk]))
    client.post(reverse("accounts:lock"), {"action": "lock"})
    assert client.get(theirs(talk)).headers["Location"].startswith(reverse("accounts:lock"))


def test_two_people_at_once_keep_both_texts(cast: Cast, episode: Episode) -> None:
    talk = a_talk(by=cast.nia, episode=episode, home="3")
    address = reverse("assessments:conversation", args=[talk.pk])
    nia, alys = browser(cast.nia), browser(cast.alys)
    mine, hers = nia.get(address), alys.get(address)
    posted = {"saving_key": hers.context["saving"].key, "seen": hers.context["form"]["seen"].value()}
    assert alys.post(address, {**posted, "home": "2", "home_words": "Cold flat."}).status_code == 302
    posted = {"saving_key": mine.context["saving"].key, "seen": mine.context["form"]["seen"].value()}
    answer = nia.post(address, {**posted, "home": "4", "home_words": "New bed."})
    assert answer.status_code == 409
    (difference,) = answer.context["tried"].differences
    assert (difference.theirs, difference.yours) == ("Hard. Cold flat.", "Mostly okay. New bed.")
    assert "Saved by Alys" in answer.content.decode()
    again = {"saving_key": answer.context["saving"].key, "seen": answer.context["form"]["seen"].value()}
    assert nia.post(address, {**again, "home": "4", "home_words": "New bed."}).status_code == 302
    with acting_as(cast.nia):
        kept = LifeAnswer.objects.get(side=WORKER)
        assert (kept.rating, kept.words, kept.version) == (4, "New bed.", 2)
        assert [event.words for event in kept.history.order_by("pgh_id")] == ["Cold flat.", "New bed."]


def test_the_two_sides_never_stand_in_each_other_s_way(cast: Cast, episode: Episode) -> None:
    talk = a_talk(by=cast.nia, episode=episode, home="3")
    with acting_as(cast.nia):
        before = queries.talk_of(talk)
        for side in (WORKER, YOUNG_PERSON):
            actions.answer(by=cast.nia, conversation=talk, side=side, answers={"mind": Said("2")},
                           seen=before.seen(side))  # fmt: skip
        with pytest.raises(StaleEdit):
            actions.answer(by=cast.nia, conversation=talk, side=WORKER, answers={"mind": Said("5")},
                           seen=before.seen(WORKER))  # fmt: skip


def test_answers_stay_after_a_week_and_a_new_talk_stands_beside_them(cast: Cast, episode: Episode) -> None:
    talk = a_talk(by=cast.nia, episode=episode, home="3")
    for days, changes in ((7, True), (8, False)):
        with clock.at(TODAY + timedelta(days=days)), acting_as(cast.nia):
            if changes:
                actions.answer(by=cast.nia, conversation=talk, side=YOUNG_PERSON, answers={"home": Said("4")})
                continue
            with pytest.raises(WrongState, match="more than a week"):
                actions.answer(by=cast.nia, conversation=talk, side=YOUNG_PERSON, answers={"home": Said("1")})
    with clock.at(TODAY + timedelta(days=8)):
        assert "This one is finished" in browser(cast.nia).get(theirs(talk)).content.decode()


@pytest.mark.parametrize(
    ("held_on", "words"),
    [
        (TODAY + timedelta(days=1), "not happened yet"),
        (date(2026, 8, 31), "The referral came on"),
        (TODAY, "a talk of that day already"),
    ],
)
def test_a_day_that_cannot_be_says_why(cast: Cast, episode: Episode, held_on: date, words: str) -> None:
    a_talk(by=cast.nia, episode=episode)
    with acting_as(cast.nia), pytest.raises(Invalid, match=words):
        actions.begin(by=cast.nia, episode=episode, held_on=held_on)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "One is enough"),
        ({"home_words": "Only words"}, "no answer"),
        ({"home": "6"}, "not one of the answers"),
        ({"home": "3", "home_words": "x" * 301}, "up to 300"),
    ],
)
def test_what_cannot_be_kept_says_why_and_stays_on_the_page(
    cast: Cast, episode: Episode, values: dict[str, str], words: str
) -> None:
    with acting_as(cast.nia):
        talk = actions.begin(by=cast.nia, episode=episode)
    answer = save(browser(cast.nia), theirs(talk), **values)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert values.get("home_words", "") in answer.content.decode()
    with acting_as(cast.nia):
        assert not LifeAnswer.objects.exists()


def test_peer_mentors_and_strangers_read_nothing_of_it(cast: Cast, episode: Episode) -> None:
    talk = a_talk(by=cast.nia, episode=episode)
    with acting_as(cast.dom):
        assert not Conversation.objects.exists()
        with pytest.raises(Refused):
            queries.talks_of(cast.dom, episode)
    for user in (cast.sam, cast.morag, cast.eve):
        with acting_as(user), pytest.raises(NotFound):
            queries.conversation_for(user, talk.pk)
        assert browser(user).get(reverse("assessments:conversation", args=[talk.pk])).status_code in {
            403,
            404,
        }


def test_every_page_takes_few_statements_however_many_talks_there_are(cast: Cast, episode: Episode) -> None:
    for ago in range(5):
        last = a_talk(by=cast.nia, episode=episode, held_on=TODAY - timedelta(days=9 * ago),
                      **dict.fromkeys(LIFE_PARTS, "3"))  # fmt: skip
    client, person = browser(cast.nia), episode.young_person_id
    pages = [
        reverse("assessments:life", args=[person]),
        reverse("assessments:begin", args=[person]),
        reverse("assessments:conversation", args=[last.pk]),
        theirs(last),
        reverse("assessments:licensed", args=[person]),
    ]
    for address in pages:
        client.get(address)
        with counting() as found:
            assert client.get(address).status_code == 200
        assert len(found) <= MOST, (address, len(found), found)
