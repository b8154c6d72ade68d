"""Letters: written, changed until they go, and noted as sent."""

from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import CHOOSE, Checking
from soceis.foundation.records.errors import WrongState
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.documents.models import Letter
from soceis.journey.documents.queries import may_reach_of
from soceis.journey.documents.rules import AT_HOME, CAREGIVER, LONGEST, words_not_for_home
from soceis.people.models import YoungPerson
from soceis.people.queries import do_not_contact
from soceis.people.rules import name_keys

TEXTS = ("name", "address", "subject", "body")


@transaction.atomic
def write_letter(
    *,
    by: User,
    episode: Episode,
    kind: str,
    reader: str,
    name: str,
    body: str,
    subject: str = "",
    address: str = "",
    written_on: date | None = None,
) -> Letter:
    """Keep a letter as a draft; Invalid with a sentence for each field that cannot be."""
    check(reach_of(by), Permission.DOCUMENT_WRITE, episode.access_subject)
    texts = _checked(kind=kind, reader=reader, name=name, body=body, subject=subject, address=address)
    _not_to_a_risk(by, episode.young_person, reader, name)
    letter = Letter(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        kind=kind,
        reader=reader,
        written_on=written_on or clock.today(),
        created_by=by,
        updated_by=by,
        **texts,
    )
    letter.save(force_insert=True)
    _audit(by, Action.CREATED, letter, *TEXTS)
    return letter


@transaction.atomic
def change_letter(*, by: User, letter: Letter, version: int | None = None, **values: Any) -> list[str]:
    """Change a draft; StaleEdit with both texts when somebody saved in between. Answers with what changed."""
    check(reach_of(by), Permission.DOCUMENT_WRITE, letter.access_subject)
    _not_gone(letter)
    given = {name: values.get(name, getattr(letter, name)) for name in ("kind", "reader", *TEXTS)}
    texts = _checked(**given)
    _not_to_a_risk(by, letter.young_person, given["reader"], given["name"])
    kept = {"reader": given["reader"], **texts}
    changed = change(letter, by=by, values=kept, version=version)
    if changed:
        _audit(by, Action.CHANGED, letter, *changed)
    return changed


@transaction.atomic
def send_letter(*, by: User, letter: Letter, how: str, on: date | None = None) -> Letter:
    """Note that a letter went. A letter to a young person goes by post only where post is safe for them."""
    check(reach_of(by), Permission.DOCUMENT_WRITE, letter.access_subject)
    _not_gone(letter)
    day = on or clock.today()
    checking = Checking()
    checking.code("how", "letter_sent_how", how, needed=CHOOSE)
    checking.day("on", day, first=letter.written_on, since="the letter was written on")
    _not_to_a_risk(by, letter.young_person, letter.reader, letter.name)
    at_home = letter.reader in AT_HOME
    if at_home and how == "post" and may_reach_of(by, letter.young_person).post == "no":
        checking.refuse(
            "how",
            "Nobody has said that post is safe at their address. Give it by hand, or write down a safe address first.",
        )
    checking.done()
    change(letter, by=by, values={"sent_on": day, "sent_how": how})
    chronicle(by=by, episode=letter.episode, kind="letter_sent", on=day, record=letter.pk)
    _audit(by, Action.CHANGED, letter, "sent_on", "sent_how")
    return letter


def _checked(*, kind: str, reader: str, name: str, body: str, subject: str, address: str) -> dict[str, str]:
    checking = Checking()
    checking.code("kind", "letter_kind", kind, needed=CHOOSE)
    checking.code("reader", "letter_reader", reader, needed=CHOOSE)
    checking.text("name", name, LONGEST["name"], needed="Write the name that stands on the envelope.")
    checking.text("address", address, LONGEST["address"])
    checking.text("subject", subject, LONGEST["subject"])
    checking.text("body", body, LONGEST["body"], needed="Write the letter.")
    if reader in AT_HOME:
        for field, text in (("subject", subject), ("body", body)):
            words = words_not_for_home(text)
            if words:
                checking.refuse(
                    field,
                    f"A letter to a family never says “{words[0]}”. Say it in kinder and plainer words.",
                )
    checking.done()
    return {
        "name": name.strip(),
        "address": address.strip(),
        "subject": subject.strip(),
        "body": body.strip(),
    }


def _not_to_a_risk(by: User, person: YoungPerson, reader: str, name: str) -> None:
    """Refuse a letter to somebody at home who may be a risk, by the words of their name."""
    if reader != CAREGIVER:
        return
    words = set(name_keys(name))
    warned = [tie.name for tie in do_not_contact(by, person) if set(name_keys(tie.name)) <= words]
    if warned:
        raise WrongState(
            f"Do not contact {warned[0]}: they may be a risk.",
            "The letter was not sent or changed.",
            "If that is no longer so, ask for the warning to be lifted. Another person decides.",
        )


def _not_gone(letter: Letter) -> None:
    if letter.sent_on is not None:
        raise WrongState("This letter has gone, so it stays as it is.", todo="Write another one.")


def _audit(by: User, action: Action, letter: Letter, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[letter.young_person_id],
        areas=[letter.area_id],
        record=letter,
        detail={"fields": list(fields)},
    )
