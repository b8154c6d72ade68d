"""Changing our list of words, and counting what was met, by team."""

from datetime import date
from uuid import UUID

from django.db import connection, transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import CHOOSE, Checking
from soceis.sharing.wording.models import LanguagePrompt
from soceis.sharing.wording.queries import forget
from soceis.sharing.wording.rules import LONGEST, Prompt

COUNT = (
    "insert into wording_promptcount (area_id, month, words, times)"
    " select %s, %s, words, 1 from unnest(%s::text[]) words"
    " on conflict (area_id, month, words) do update set times = wording_promptcount.times + 1"
)


@transaction.atomic
def write_prompt(*, by: User, language: str, words: str, why: str, instead: str) -> LanguagePrompt:
    """Add words to our list, or change what is said about them."""
    check(reach_of(by), Permission.WORDING_EDIT)
    kept = {"why": why.strip(), "instead": instead.strip()}
    said = " ".join(words.split()).lower()
    checking = Checking()
    checking.code("language", "prompt_language", language, needed=CHOOSE)
    checking.text("words", said, LONGEST["words"], needed="Write the words.")
    checking.text("why", why, LONGEST["why"], needed="Say why they do harm: that is what helps.")
    checking.text("instead", instead, LONGEST["instead"], needed="Say what to write instead.")
    if not any(sign.isalpha() for sign in said):
        checking.refuse("words", "Write the words.")
    checking.done()
    return _put(by, language, said, {**kept, "stands": True})


@transaction.atomic
def put_aside(*, by: User, prompt: Prompt) -> LanguagePrompt:
    """Show these words no longer; written again, they are back."""
    check(reach_of(by), Permission.WORDING_EDIT)
    values = {"why": prompt.why, "instead": prompt.instead, "stands": False}
    return _put(by, prompt.language, prompt.words, values)


def _put(by: User, language: str, words: str, values: dict[str, object]) -> LanguagePrompt:
    row = LanguagePrompt.objects.select_for_update().filter(language=language, words=words).first()
    if row is None:
        row = LanguagePrompt(language=language, words=words, **values, created_by=by, updated_by=by)
        row.save(force_insert=True)
    else:
        change(row, by=by, values=values)
    audit.record(
        by=by, action=Action.CHANGED, people=[], areas=[], record=row, detail={"fields": [*values]}
    )  # fmt: skip
    transaction.on_commit(forget)
    return row


def count_met(*, area_id: UUID, month: date, words: list[str]) -> None:
    """One more text of the team in which these words were met. Who wrote it and about whom is not kept."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [area_id, month, sorted(set(words))])
