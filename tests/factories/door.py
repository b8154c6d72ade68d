"""Somebody at a partner, come in through a link, and what they send: made through the door's own actions."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from soceis.interfaces.partners.visiting import VISIT
from soceis.sharing.consultations import actions, queries
from soceis.sharing.consultations.models import Approach
from soceis.sharing.consultations.queries import Visitor

LEAD = "dale@hillside.example"
WORRY = {
    "age_band": "14_to_15",
    "concerns": "Older lads wait at the gate on Fridays.",
    "early_signs": ["older_associates"],
    "sender_name": "Ms Dale",
    "sender_telephone": "01632 960227",
}
NAMED = {**WORRY, "name_used": "Quillon", "last_name": "Farthingale"}


def a_visit(email: str = LEAD) -> str:
    """What the browser of somebody at a known organisation keeps."""
    letter = actions.make_link(email)
    assert letter is not None, "the organisation is not known"
    visit = actions.come_in(letter.token)
    assert visit is not None
    return visit


@contextmanager
def visiting(visit: str) -> Iterator[Visitor]:
    """A transaction of the visit."""
    with transaction.atomic():
        visitor = queries.enter(visit)
        assert visitor is not None
        yield visitor


def sent(visit: str, kind: str = "consultation", said: Mapping[str, Any] = WORRY) -> Approach:
    """Something that was written and sent."""
    with visiting(visit) as visitor:
        draft = actions.begin(visitor=visitor, kind=kind)
        return actions.send(visitor=visitor, draft_id=draft.pk, place=visitor.places[0], said=said)


def at_the_door(email: str = LEAD, **options: Any) -> Client:
    """The browser of somebody who has come in."""
    client = Client(**options)
    letter = actions.make_link(email)
    assert letter is not None
    answer = client.post(reverse("door:come_in", args=[letter.token]))
    assert answer.status_code == 302
    assert client.session[VISIT]
    return client


def begun(client: Client, kind: str = "consultation") -> str:
    """The address of the form."""
    return client.post(reverse("door:mine"), {"kind": kind})["Location"]
