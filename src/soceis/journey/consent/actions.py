"""Writing and agreeing the agreement, noting that limits were explained, noting answers."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import StaleEdit, WrongState
from soceis.foundation.records.models import Record
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.journey.consent.models import Agreement, LeftOut, LimitsExplained, PermissionAnswer
from soceis.journey.consent.queries import standing_of
from soceis.journey.consent.rules import (
    AGREED,
    CAREGIVER_UPDATES,
    DRAFT,
    EVALUATION,
    GIVEN,
    PRESUMED,
    REPLACED,
    SHARING,
    TO_JUDGE,
    WORDS_OF,
    Said,
    labels_in,
    problem_with,
    standing,
)
from soceis.people.actions import note_caregiver_updates

OURS = ("of_us", "of_you", "of_home")
TEXTS = (*OURS, "own_words")
LONGEST_TEXT, LONGEST_PARTNER = 3_000, 120
NEEDED = {
    "of_us": "Say at least one thing that they can expect of us.",
    "of_you": "Say at least one thing that we ask of them.",
}


def _audit(by: User, action: Action, record: Record, episode: Episode, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=record,
        detail={"fields": list(fields)},
    )


def _must_go_on(episode: Episode) -> None:
    if Episode.objects.filter(pk=episode.pk, state=CLOSED).exists():
        raise WrongState("The work has ended.", "What was agreed stays as it was.")


def _check_texts(checking: Checking, texts: Mapping[str, str]) -> None:
    for name in TEXTS:
        checking.text(name, texts[name], LONGEST_TEXT, needed=NEEDED.get(name, ""))
    for name in OURS:
        found = labels_in(texts[name])
        if found:
            listed = ", ".join(f"“{word}”" for word in found)
            checking.refuse(name, f"They may read this. Say it without {listed}, which puts a label on them.")


@transaction.atomic
def write_agreement(
    *,
    by: User,
    episode: Episode,
    of_us: str,
    of_you: str,
    of_home: str = "",
    own_words: str = "",
    seen: Agreement | None = None,
    version: int | None = None,
) -> Agreement:
    """Write the draft of an agreement, or change the one that is there.

    `seen` is the draft that the person had before them and `version` its version. When somebody else wrote
    one in between, StaleEdit carries both texts and nothing is overwritten.
    """
    check(reach_of(by), Permission.WORKING_AGREEMENT_WRITE, episode.access_subject)
    _must_go_on(episode)
    texts = {"of_us": of_us, "of_you": of_you, "of_home": of_home, "own_words": own_words}
    texts = {name: text.strip().replace("\r\n", "\n") for name, text in texts.items()}
    checking = Checking()
    _check_texts(checking, texts)
    checking.done()
    Episode.objects.select_for_update(of=("self",)).get(pk=episode.pk)
    draft = Agreement.objects.select_related("updated_by").filter(episode=episode.pk, state=DRAFT).first()
    if draft is None:
        return _first_draft(by, episode, texts)
    if seen is None and version is None:
        who = draft.updated_by.display_name if draft.updated_by else "Somebody"
        raise StaleEdit(theirs={name: getattr(draft, name) for name in TEXTS}, yours=texts, who=who)
    changed = change(draft, by=by, values=texts, version=version)
    if changed:
        _audit(by, Action.CHANGED, draft, episode, *changed)
    return draft


def _first_draft(by: User, episode: Episode, texts: Mapping[str, str]) -> Agreement:
    last = Agreement.objects.filter(episode=episode.pk).aggregate(last=Max("number"))["last"] or 0
    draft = Agreement(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        number=last + 1,
        created_by=by,
        updated_by=by,
        **texts,
    )
    draft.save(force_insert=True)
    _audit(by, Action.CREATED, draft, episode, *TEXTS)
    return draft


@transaction.atomic
def agree(
    *,
    by: User,
    agreement: Agreement,
    agreed_how: str,
    on: date | None = None,
    home_agreed: bool = False,
) -> Agreement:
    """The young person agreed to the draft; the agreement before it is replaced. A draft is agreed once."""
    check(reach_of(by), Permission.WORKING_AGREEMENT_WRITE, agreement.access_subject)
    episode = (
        Episode.objects.select_for_update(of=("self",))
        .select_related("young_person")
        .get(pk=agreement.episode_id)
    )
    _must_go_on(episode)
    fresh = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if fresh.state != DRAFT:
        raise WrongState("This is agreed already.", "Nothing was changed.", "Open the page again.")
    if fresh.version != agreement.version:
        raise WrongState(
            "Somebody changed these words since you opened the page.",
            "Nothing was agreed.",
            "Open the page again and read them through together.",
        )
    day = on or clock.today()
    former = (
        Agreement.objects.select_for_update(of=("self",)).filter(episode=episode.pk, state=AGREED).first()
    )
    checking = Checking()
    checking.code("agreed_how", "agreed_how", agreed_how, needed="Say how they agreed.")
    checking.day("on", day)
    if former is not None and former.agreed_on is not None:
        checking.day("on", day, first=former.agreed_on, since="they agreed before on")
    checking.done()
    if former is not None:
        change(former, by=by, values={"state": REPLACED})
    values = {"state": AGREED, "agreed_on": day, "agreed_how": agreed_how}
    change(fresh, by=by, values={**values, "home_agreed_on": day if home_agreed else None})
    _audit(by, Action.DECIDED, fresh, episode, *values)
    chronicle(by=by, episode=episode, kind="agreement_agreed", on=day, record=fresh.pk)
    return fresh


@transaction.atomic
def explain_limits(*, by: User, episode: Episode, understood: str, on: date | None = None) -> LimitsExplained:
    """Note that what stays private, and what must be passed on, was explained. Whoever meets them may note it."""
    check(reach_of(by), Permission.CONTACT_RECORD, episode.access_subject)
    day = on or clock.today()
    checking = Checking()
    checking.code("understood", "limits_understood", understood, needed="Say whether they understood it.")
    checking.day("on", day)
    checking.done()
    told = LimitsExplained(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        explained_on=day,
        understood=understood,
        words_of=WORDS_OF,
        created_by=by,
        updated_by=by,
    )
    told.save(force_insert=True)
    _audit(by, Action.CREATED, told, episode, "explained_on", "understood")
    chronicle(by=by, episode=episode, kind="limits_explained", on=day, record=told.pk)
    return told


@transaction.atomic
def note_answer(
    *,
    by: User,
    episode: Episode,
    purpose: str,
    answer: str,
    answered_by: str,
    competence: str = "",
    judged_how: str = "",
    partner: str = "",
    answered_on: date | None = None,
    note: str = "",
) -> PermissionAnswer:
    """Note an answer. It is added to those before; the latest counts, from that day.

    A withdrawal takes somebody out of every extract that is made from then on (LeftOut).
    """
    check(reach_of(by), Permission.PERMISSION_RECORD, episode.access_subject)
    person = episode.young_person
    day = answered_on or clock.today()
    partner = partner.strip() if purpose == SHARING else ""
    now = standing(episode.area.nation, person.date_of_birth, day)
    if now != TO_JUDGE and not competence:
        competence = PRESUMED
    checking = Checking()
    checking.code("purpose", "permission_purpose", purpose, needed="Say what it is about.")
    checking.code("answer", "permission_answer", answer, needed="Say what they answered.")
    checking.code("answered_by", "permission_answered_by", answered_by, needed="Say who answered.")
    checking.code("competence", "competence", competence)
    checking.text("judged_how", judged_how, LONGEST_TEXT)
    checking.text("note", note, LONGEST_TEXT)
    checking.text("partner", partner, LONGEST_PARTNER, needed="Say with whom." if purpose == SHARING else "")
    checking.day("answered_on", day, first=person.date_of_birth, since="they were born on")
    checking.done()
    Episode.objects.select_for_update(of=("self",)).get(pk=episode.pk)
    before = standing_of(person, purpose, partner)
    said = Said(
        answer, answered_by, competence if competence != PRESUMED or now != TO_JUDGE else "", judged_how
    )
    wrong = problem_with(
        said, now, before.state, before.latest.answered_by if before.latest is not None else ""
    )
    if wrong is not None:
        checking.refuse(*wrong)
    if before.latest is not None and day < before.latest.answered_on:
        checking.day("answered_on", day, first=before.latest.answered_on, since="they answered before on")
    checking.done()
    return _noted(
        by,
        episode,
        PermissionAnswer(
            young_person_id=episode.young_person_id,
            area_id=episode.area_id,
            purpose=purpose,
            partner=before.latest.partner if before.latest is not None else partner,
            answer=answer,
            answered_on=day,
            answered_by=answered_by,
            competence=competence,
            judged_how=judged_how.strip(),
            note=note.strip(),
            created_by=by,
            updated_by=by,
        ),
    )


def _noted(by: User, episode: Episode, answer: PermissionAnswer) -> PermissionAnswer:
    answer.save(force_insert=True)
    _audit(by, Action.CREATED, answer, episode, "purpose", "answer", "answered_by", "competence")
    chronicle(by=by, episode=episode, kind="permission_answered", on=answer.answered_on, record=answer.pk)
    if answer.purpose == EVALUATION:
        _counted(by, answer)
    if answer.purpose == CAREGIVER_UPDATES:
        note_caregiver_updates(by=by, young_person=episode.young_person, answer=answer.answer)
    return answer


def _counted(by: User, answer: PermissionAnswer) -> None:
    """Whether the research views show them, from now on."""
    if answer.answer == GIVEN:
        LeftOut.objects.filter(young_person=answer.young_person_id).delete()
        return
    LeftOut.objects.get_or_create(
        young_person_id=answer.young_person_id,
        defaults={
            "area_id": answer.area_id,
            "since": answer.answered_on,
            "created_by": by,
            "updated_by": by,
        },
    )
