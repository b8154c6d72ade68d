"""What somebody types is never lost, never saved twice, and never comes back as new."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import Client, RequestFactory

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts import actions, queries
from soceis.foundation.accounts.models import Draft, Submission, User
from soceis.foundation.accounts.saving import Saving, opening, posted_token
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases="__all__")

ABOUT = UUID("00000000-0000-4000-8000-000000000001")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def asked(user: User, posted: dict[str, Any] | None = None, address: str = "/form/") -> HttpRequest:
    """A request of a form's page, with the session and messages that middleware gives it."""
    factory = RequestFactory()
    request = factory.get(address) if posted is None else factory.post(address, posted)
    request.user = user
    request.session = SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def open_form(user: User, address: str = "/form/", form: str = "contact") -> Saving:
    return opening(asked(user, address=address), form=form, about=ABOUT)


def post_form(user: User, key: str, **words: str) -> Saving:
    return opening(asked(user, {"saving_key": key, **words}), form="contact", about=ABOUT)


def type_into(saving: Saving, **words: str) -> Draft | None:
    return actions.keep_draft(
        by=saving.user,
        key=saving.token.key,
        form=saving.token.form,
        about=saving.token.about,
        content=urlencode(words),
        replaces=saving.token.replaces,
    )


def test_what_was_typed_is_offered_when_the_form_is_opened_again(cast: Cast) -> None:
    with acting_as(cast.nia):
        type_into(open_form(cast.nia), summary="We walked")
        again = open_form(cast.nia)
        assert again.offered is not None
        assert again.restored is None


def test_the_words_fill_the_form_only_after_somebody_chose_to_use_them(cast: Cast) -> None:
    with acting_as(cast.nia):
        type_into(open_form(cast.nia), summary="We walked")
        used = open_form(cast.nia, open_form(cast.nia).use_url)
        assert used.restored == QueryDict("summary=We+walked")
        assert used.restored_at is not None


def test_using_the_words_and_saving_lets_both_drafts_go(cast: Cast) -> None:
    with acting_as(cast.nia):
        type_into(open_form(cast.nia), summary="We walked")
        used = open_form(cast.nia, open_form(cast.nia).use_url)
        post_form(cast.nia, used.key, summary="We walked home").finish("/done/")
        assert not Draft.objects.exists()


def test_words_that_go_on_move_with_the_page_they_are_used_on(cast: Cast) -> None:
    with acting_as(cast.nia):
        type_into(open_form(cast.nia), summary="We walked")
        used = open_form(cast.nia, open_form(cast.nia).use_url)
        type_into(used, summary="We walked home")
        assert [draft.content for draft in Draft.objects.all()] == ["summary=We+walked+home"]


def test_two_tabs_keep_their_words_apart(cast: Cast) -> None:
    with acting_as(cast.nia):
        first, second = open_form(cast.nia), open_form(cast.nia)
        type_into(first, summary="one")
        type_into(second, summary="two")
        post_form(cast.nia, first.key, summary="one").finish("/done/")
        assert [draft.content for draft in Draft.objects.all()] == ["summary=two"]


def test_an_old_draft_never_comes_back_after_saving(cast: Cast) -> None:
    with acting_as(cast.nia):
        saving = open_form(cast.nia)
        post_form(cast.nia, saving.key, summary="We walked").finish("/done/")
        assert type_into(saving, summary="We wal") is None
        assert open_form(cast.nia).offered is None


def test_a_second_tap_leads_to_the_first_result(cast: Cast) -> None:
    with acting_as(cast.nia):
        key = open_form(cast.nia).key
        assert post_form(cast.nia, key, summary="We walked").finish("/done/").url == "/done/"
        assert post_form(cast.nia, key, summary="We walked").result == "/done/"
        assert Submission.objects.count() == 1


def test_a_page_brought_back_and_changed_is_not_saved_twice_and_loses_no_word(cast: Cast) -> None:
    with acting_as(cast.nia):
        key = open_form(cast.nia).key
        post_form(cast.nia, key, summary="We walked").finish("/done/")
        again = post_form(cast.nia, key, summary="We walked to the park")
        assert again.result == "/done/"
        offered = open_form(cast.nia).offered
        assert offered is not None
        assert offered.content == "summary=We+walked+to+the+park"
        assert "was not saved a second time" in str(next(iter(again.request._messages)))  # type: ignore[attr-defined]


def test_a_form_with_errors_keeps_its_key(cast: Cast) -> None:
    with acting_as(cast.nia):
        saving = open_form(cast.nia)
        wrong = post_form(cast.nia, saving.key, summary="")
        assert wrong.token == saving.token
        right = post_form(cast.nia, wrong.key, summary="now")
        assert right.result is None


def test_a_key_counts_only_for_its_own_form_and_record(cast: Cast) -> None:
    with acting_as(cast.nia):
        key = open_form(cast.nia, form="plan").key
        assert post_form(cast.nia, key).token.key != posted_token({"saving_key": key}).key  # type: ignore[union-attr]


def test_words_of_somebody_else_at_the_same_browser_are_not_saved_under_my_name(cast: Cast) -> None:
    with acting_as(cast.nia):
        key = open_form(cast.nia).key
    with acting_as(cast.sam), pytest.raises(WrongState):
        post_form(cast.sam, key, summary="We walked")


def test_a_forged_key_is_not_taken(cast: Cast) -> None:
    with acting_as(cast.nia):
        key = open_form(cast.nia).key
        assert posted_token({"saving_key": key[:-2] + "xx"}) is None
        assert posted_token({"saving_key": str(uuid4())}) is None


def test_only_the_one_who_typed_sees_a_draft_even_in_plain_sql(cast: Cast) -> None:
    with acting_as(cast.nia):
        draft = type_into(open_form(cast.nia), summary="We walked")
        assert draft is not None
    for stranger in [person for person in cast.everybody if person != cast.nia]:
        with acting_as(stranger), connection.cursor() as cursor:
            cursor.execute("select count(*) from accounts_draft")
            assert cursor.fetchone() == (0,), stranger
            with pytest.raises(NotFound):
                queries.draft_for(stranger, draft.id)


def test_a_draft_lies_encrypted_in_the_database(cast: Cast) -> None:
    with acting_as(cast.nia), connection.cursor() as cursor:
        type_into(open_form(cast.nia), summary="We walked")
        cursor.execute("select content from accounts_draft")
        (kept,) = cursor.fetchone()
        assert kept.startswith("v1.")
        assert "walked" not in kept


def test_a_draft_that_is_too_long_is_refused_in_a_sentence(cast: Cast) -> None:
    with acting_as(cast.nia), pytest.raises(Invalid, match="Save it in parts"):
        type_into(open_form(cast.nia), summary="x" * 500_000)


@pytest.fixture
def nia_online(client: Client, cast: Cast) -> Client:
    client.force_login(cast.nia, backend=BACKEND)
    return client


def test_the_page_sends_what_is_typed_and_hears_when_it_was_kept(nia_online: Client, cast: Cast) -> None:
    with acting_as(cast.nia):
        saving = open_form(cast.nia)
    answer = nia_online.post(
        saving.draft_url, {"summary": "We walked", "password": "secret", "csrfmiddlewaretoken": "x"}
    )
    assert answer.status_code == 200
    assert set(answer.json()) == {"saved_at"}
    with acting_as(cast.nia):
        assert Draft.objects.get().content == "summary=We+walked"


def test_nobody_keeps_words_under_somebody_elses_key(client: Client, cast: Cast) -> None:
    with acting_as(cast.nia):
        saving = open_form(cast.nia)
    client.force_login(cast.sam, backend=BACKEND)
    assert client.post(saving.draft_url, {"summary": "mine"}).status_code == 409
    with acting_as(cast.nia):
        assert not Draft.objects.exists()


def test_the_words_can_be_looked_at_and_let_go(nia_online: Client, cast: Cast) -> None:
    with acting_as(cast.nia):
        draft = type_into(open_form(cast.nia), summary="We walked")
        assert draft is not None
        look = open_form(cast.nia).look_url
    page = nia_online.get(look)
    assert "We walked" in page.content.decode()
    gone = nia_online.post(f"/typing/{draft.id}/let-go/", {"next": "/form/?day=1"})
    assert gone["Location"] == "/form/?day=1"
    with acting_as(cast.nia):
        assert not Draft.objects.exists()


def test_letting_words_go_leads_to_no_foreign_site(nia_online: Client) -> None:
    gone = nia_online.post(f"/typing/{uuid4()}/let-go/", {"next": "//elsewhere.example/"})
    assert gone["Location"] == "/"


def test_the_page_holds_the_key_where_the_form_will_send_it(cast: Cast) -> None:
    from django.template.loader import render_to_string

    with acting_as(cast.nia):
        saving = open_form(cast.nia)
    page = HttpResponse(render_to_string("accounts/saving.html", {"saving": saving})).content.decode()
    assert f'name="saving_key" value="{saving.key}"' in page
