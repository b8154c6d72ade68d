"""Typing is never lost and never saved twice.

A form that is opened gets a token: a fresh key, and who opened which form about which record, signed.
What is typed is kept as a draft under the key. Saving records the key as a submission, so that a second
tap, another thread or a page brought back with Back finds the first result instead of saving again.

    saving = opening(request, form="contact", about=episode.id)
    if saving.result:
        return redirect(saving.result)
    ...
    return saving.finish(reverse(...))

In the template, inside the form: {% include "accounts/saving.html" %}. An earlier draft is offered and
fills the form (`saving.restored`) only after somebody chose to use it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from soceis.foundation.accounts import actions, queries
from soceis.foundation.accounts.models import Draft, User
from soceis.foundation.accounts.presenters import moment_words
from soceis.foundation.accounts.rules import DRAFT_DAYS
from soceis.foundation.records.errors import WrongState
from soceis.foundation.records.identifiers import new_id

# The hidden field that carries the token; forms drawn by the ui band call it by the second name.
TOKEN_FIELDS = ("saving_key", "submission_key")
USE = "use"
_SALT = "soceis.typing"
# Never kept: the tokens themselves, and secrets.
NOT_WORDS = frozenset({*TOKEN_FIELDS, "csrfmiddlewaretoken", "password"})


@dataclass(frozen=True)
class Token:
    """Which opening of which form: a draft's key, its owner, the form, the record, the draft it continues."""

    key: UUID
    owner: UUID
    form: str
    about: UUID | None = None
    replaces: UUID | None = None

    def __str__(self) -> str:
        values = [self.key, self.owner, self.form, self.about, self.replaces]
        return signing.dumps([str(value) if value else "" for value in values], salt=_SALT)


def read_token(text: str) -> Token | None:
    """The token, or None when it is missing, older than a draft may become, or not ours."""
    try:
        key, owner, form, about, replaces = signing.loads(text, salt=_SALT, max_age=DRAFT_DAYS * 86_400)
    except (signing.BadSignature, ValueError):
        return None
    return Token(UUID(key), UUID(owner), form, _uuid(about), _uuid(replaces))


def posted_token(posted: Mapping[str, Any]) -> Token | None:
    """The token of a posted form."""
    found = next((posted[name] for name in TOKEN_FIELDS if posted.get(name)), "")
    return read_token(found) if found else None


def words_of(posted: QueryDict) -> str:
    """What was typed, as the browser encodes it, without tokens and secrets."""
    kept = posted.copy()
    for name in NOT_WORDS:
        kept.pop(name, None)
    return kept.urlencode()


def digest_of(words: str) -> str:
    """Tells a double tap from a changed page. Keyed, so that short answers cannot be guessed from it."""
    return salted_hmac(_SALT, words, algorithm="sha256").hexdigest()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass
class Saving:
    """One opening of one form by one person."""

    request: HttpRequest
    user: User
    token: Token
    result: str | None = None
    offered: Draft | None = None
    used: Draft | None = None
    words: str = field(default="", repr=False)

    @property
    def key(self) -> str:
        """The value of the hidden field; nothing else may read it."""
        return str(self.token)

    @property
    def draft_url(self) -> str:
        """Where the page sends what is typed. It carries the token, which the page's script leaves out."""
        return f"{reverse('accounts:draft', args=[self.token.key])}?for={self.key}"

    @property
    def restored(self) -> QueryDict | None:
        """What was typed before, once the person chose to use it: `Form(typed=saving.restored)`."""
        return QueryDict(self.used.content) if self.used else None

    @property
    def restored_at(self) -> datetime | None:
        return self.used.saved_at if self.used else None

    @property
    def use_url(self) -> str:
        """This page with the offered words in it."""
        return self._page(self.offered.id) if self.offered else ""

    @property
    def look_url(self) -> str:
        """The page that shows the offered words and lets them go."""
        if self.offered is None:
            return ""
        query = QueryDict(mutable=True)
        query["next"] = self._page(None)
        return f"{reverse('accounts:draft', args=[self.offered.id])}?{query.urlencode()}"

    def _page(self, use: UUID | None) -> str:
        query = self.request.GET.copy()
        query.pop(USE, None)
        if use:
            query[USE] = str(use)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    def finish(self, url: str) -> HttpResponseRedirect:
        """Record that this form was saved, let its drafts go, and go on to `url`."""
        keys = [key for key in (self.token.key, self.token.replaces) if key]
        actions.submit(
            by=self.user, key=self.token.key, result=url, digest=digest_of(self.words), drafts=keys
        )
        return redirect(url)


def opening(request: HttpRequest, *, form: str, about: UUID | None = None) -> Saving:
    """Begin with a form: on GET a new key and the offer of an earlier draft, on POST the key that came back.

    Call it inside the request's transaction. While a post is answered, a second post with the same key
    waits; it then finds `result`.
    """
    user = request.user
    if not isinstance(user, User):
        raise TypeError("A form that is saved belongs to somebody who is logged in.")
    if request.method == "POST":
        return _posted(request, user, form, about)
    saving = Saving(request, user, Token(new_id(), user.pk, form, about))
    chosen = _uuid(request.GET.get(USE, ""))
    drafts = queries.drafts_for(user, form=form, about=about)
    saving.used = next((draft for draft in drafts if draft.id == chosen), None)
    saving.offered = next((draft for draft in drafts if draft is not saving.used), None)
    if saving.used:
        saving.token = Token(saving.token.key, user.pk, form, about, replaces=saving.used.id)
        saving.offered = None
    return saving


def _posted(request: HttpRequest, user: User, form: str, about: UUID | None) -> Saving:
    token = posted_token(request.POST)
    if token is None or (token.form, token.about) != (form, about):
        return Saving(request, user, Token(new_id(), user.pk, form, about), words=words_of(request.POST))
    if token.owner != user.pk:
        raise WrongState(
            "This page was opened by somebody else who used this browser, so it was not saved.",
            "The words are kept for them.",
            "Open the page again under your own name.",
        )
    saving = Saving(request, user, token, words=words_of(request.POST))
    actions.wait_for(token.key)
    before = queries.submission_for(user, token.key)
    if before is None:
        return saving
    saving.result = before.result
    if before.digest != digest_of(saving.words):
        _keep_changed_words(saving, before.saved_at)
    return saving


def _keep_changed_words(saving: Saving, saved_at: datetime) -> None:
    """A page brought back with Back was changed and saved again: once is once, and no word is lost."""
    token = saving.token
    actions.keep_draft(by=saving.user, key=new_id(), form=token.form, about=token.about, content=saving.words)
    messages.warning(
        saving.request,
        _(
            "This was saved already (%(when)s), so it was not saved a second time. The words you have changed "
            "since are kept: open the form again to use them, or correct what was saved."
        )
        % {"when": moment_words(saved_at)},
    )
