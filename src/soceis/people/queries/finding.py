"""Finding young people by words of a name, and telling when one may already be with us.

Row-level security hides what the person may not see. Words are compared by ranges of keys, which
PostgreSQL may use an index for although the policies are checked as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.people.models import SearchKey, YoungPerson
from soceis.people.rules import (
    SHORTEST_ALIKE,
    after_prefix,
    age_words,
    completed_years,
    day_and_month_swapped,
    name_keys,
    search_words,
    spelled_alike,
)

MOST_FOUND = 25
MOST_WORDS = 6
MOST_LOOKALIKES = 10
MOST_WEIGHED = 200
BEGINNING = 3


@dataclass(frozen=True)
class Found:
    """A young person who was found: enough to tell them from others, nothing more."""

    young_person_id: UUID
    reference: str
    name_used: str
    nicknames: tuple[str, ...]
    age: str  # "child, 15"
    date_of_birth: date | None
    area_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Lookalike:
    """A young person who may be the one that is being entered, with the sentence that asks."""

    young_person: YoungPerson
    sentence: str


def search(user: User, text: str, date_of_birth: date | None = None) -> list[Found]:
    """The young people of whom every word of `text` begins a word of a name, nickname or reference.

    At most 25, in the order of their names; of these, those born on `date_of_birth` when it is given.
    An empty text finds nobody unless there is a date of birth.
    """
    check(reach_of(user), Permission.SEARCH)
    words = search_words(text)[:MOST_WORDS]
    if not words and date_of_birth is None:
        return []
    people = YoungPerson.objects.filter(merged_into=None)
    for word in words:
        people = people.filter(id__in=_having(word))
    if date_of_birth is not None:
        people = people.filter(date_of_birth=date_of_birth)
    today = clock.today()
    return [
        Found(
            young_person_id=person.id,
            reference=person.reference,
            name_used=person.name_used,
            nicknames=tuple(person.nicknames),
            age=age_words(person.date_of_birth, today),
            date_of_birth=person.date_of_birth,
            area_ids=tuple(person.areas),
        )
        for person in people.order_by("name_used", "reference")[:MOST_FOUND]
    ]


def _having(prefix: str) -> QuerySet[SearchKey, Any]:
    return SearchKey.objects.filter(key__gte=prefix, key__lt=after_prefix(prefix)).values("young_person_id")


def possible_duplicates(
    user: User,
    name_used: str,
    legal_first_name: str = "",
    legal_last_name: str = "",
    date_of_birth: date | None = None,
    nicknames: Iterable[str] = (),
) -> list[Lookalike]:
    """Young people who may be the same person, among those whom the user may see.

    The same date of birth and any word of a name in common or spelled alike; or the whole name in common, or
    spelled alike, and a date of birth that is the same with day and month exchanged, or not known on one side.
    """
    check(reach_of(user), Permission.REFERRAL_ENTER)
    whole_names = [set(name_keys(name)) for name in (name_used, f"{legal_first_name} {legal_last_name}")]
    whole_names = [keys for keys in whole_names if keys]
    words = set().union(*whole_names, *(name_keys(name) for name in nicknames))
    if not words:
        return []
    named = SearchKey.objects.filter(_begin_alike(words)).exclude(kind="reference")
    candidates = (
        YoungPerson.objects.filter(_birth_may_agree(date_of_birth), merged_into=None)
        .filter(Q(id__in=named.values("young_person_id")) | _born_then(date_of_birth))
        .order_by("name_used", "reference")[:MOST_WEIGHED]
    )
    people = {person.id: person for person in candidates}
    keys: dict[UUID, set[str]] = {}
    for person_id, key in (
        SearchKey.objects.filter(young_person__in=people)
        .exclude(kind="reference")
        .values_list("young_person_id", "key")
    ):
        keys.setdefault(person_id, set()).add(key)
    alike = [
        person
        for person in people.values()
        if (_same_birth(person, date_of_birth) and _any_alike(words, keys.get(person.id, set())))
        or any(_whole_alike(whole, keys.get(person.id, set())) for whole in whole_names)
    ]
    alike.sort(key=lambda person: not words & keys[person.id])  # those with a word in common first
    return [Lookalike(person, _question(person)) for person in alike[:MOST_LOOKALIKES]]


def _begin_alike(words: Iterable[str]) -> Q:
    """Keys that are one of the words, or begin as it does: only these are held against it sign by sign."""
    found = Q(key__in=list(words))
    for word in words:
        if len(word) >= SHORTEST_ALIKE:
            found |= Q(key__gte=word[:BEGINNING], key__lt=after_prefix(word[:BEGINNING]))
    return found


def _born_then(born: date | None) -> Q:
    return Q(pk__in=[]) if born is None else Q(date_of_birth=born)


def _any_alike(words: Iterable[str], keys: Iterable[str]) -> bool:
    theirs = list(keys)
    return any(spelled_alike(word, key) for word in words for key in theirs)


def _whole_alike(whole: Iterable[str], keys: Iterable[str]) -> bool:
    theirs = list(keys)
    return all(any(spelled_alike(word, key) for key in theirs) for word in whole)


def _birth_may_agree(born: date | None) -> Q:
    if born is None:
        return Q()
    swapped = day_and_month_swapped(born)
    return Q(date_of_birth__in=[day for day in (born, swapped) if day]) | Q(date_of_birth=None)


def _same_birth(person: YoungPerson, born: date | None) -> bool:
    return born is not None and person.date_of_birth == born


def _question(person: YoungPerson) -> str:
    age = (
        f"{completed_years(person.date_of_birth, clock.today())}" if person.date_of_birth else "age not known"
    )
    return f"{person.name_used}, {age}, is already with us (reference {person.reference}). Is this the same person?"
