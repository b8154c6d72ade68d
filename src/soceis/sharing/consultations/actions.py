"""What a visitor at the partners' door does, and how staff answer."""

import logging
import secrets
import smtplib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection, transaction
from django.utils.translation import gettext as _

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.encryption import blind_index, seal
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from soceis.foundation.records.identifiers import new_id, new_reference
from soceis.sharing.consultations.models import Approach, PartnerDraft, PartnerLink
from soceis.sharing.consultations.queries import Place, Visitor, hashed, who_answers
from soceis.sharing.consultations.rules import (
    ADVISED,
    AGE_BANDS,
    BECAME,
    CLOSED,
    KINDS,
    LINK_MINUTES,
    LONGEST,
    NAMES,
    REFERRAL,
    SAID,
    SIGNS,
    STATES,
    VISIT_HOURS,
    answer_by,
    heard,
    may_pass,
)
from soceis.sharing.partners.rules import PARTNER_KINDS

LOG = logging.getLogger(__name__)
MAILBOX = "partner mailbox"
MOST_DRAFT = 60_000  # characters of one draft, as a browser sends them


@dataclass(frozen=True)
class Letter:
    """A letter with a link that works once; `token` is in the link and nowhere else."""

    to: str
    token: str


def mailbox_of(email: str) -> str:
    """The blind index by which a partner finds again what they wrote."""
    return blind_index(email, MAILBOX)


@transaction.atomic
def make_link(email: str) -> Letter | None:
    """A one-time link for a work address of an organisation that we know, an hour long; None for any other."""
    address = email.strip().lower()
    domain = address.rpartition("@")[2]
    key, token, now = new_id(), secrets.token_urlsafe(32), clock.now()
    sealed = seal(address, f"{PartnerLink._meta.db_table}|{key}|email")
    until = now + timedelta(minutes=LINK_MINUTES)
    with connection.cursor() as cursor:
        cursor.execute(
            "select app.partner_link(%s, %s, %s, %s, %s, %s, %s)",
            [key, mailbox_of(address), sealed, domain, hashed(token), now, until],
        )
        (made,) = cursor.fetchone()
    return Letter(address, token) if made else None


def ask_for_link(email: str, link: Callable[[str], str]) -> None:
    """Send a link to a work address that we know. Answers nothing, so that nobody learns which ones we know."""
    letter = make_link(email)
    if letter is None:
        return
    try:
        send_mail(
            subject=_("Your link"),
            message=_(
                "You asked for a link to write to us. It works once, for an hour:\n\n%(link)s\n\n"
                "If you did not ask for it, you need do nothing.\n\n"
                "Is somebody in danger now? Ring 999. Nobody reads answers to this letter."
            )
            % {"link": link(letter.token)},
            from_email=settings.DEFAULT_FROM_EMAIL,
            recipient_list=[letter.to],
        )
    except (OSError, smtplib.SMTPException):
        # The page says whom to ring when no letter comes; the answer must not tell known from unknown.
        LOG.exception("A link for a partner could not be sent.")


@transaction.atomic
def come_in(token: str) -> str | None:
    """Use a link once; answers with what the browser keeps for the visit, None when it opens nothing (any more)."""
    visit, now = secrets.token_urlsafe(32), clock.now()
    until = now + timedelta(hours=VISIT_HOURS)
    with connection.cursor() as cursor:
        cursor.execute(
            "select app.use_partner_link(%s, %s, %s, %s)", [hashed(token), hashed(visit), now, until]
        )
        (used,) = cursor.fetchone()
    return visit if used else None


def leave(visit_key: str) -> None:
    """End a visit."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select app.leave_partner(%s, %s)", [hashed(visit_key), clock.now()])


@transaction.atomic
def begin(*, visitor: Visitor, kind: str) -> PartnerDraft:
    """Begin to write; one that was begun and is still empty is used again."""
    if kind not in KINDS:
        raise Invalid({"kind": _("Choose one of the two.")})
    empty = PartnerDraft.objects.filter(mailbox=visitor.mailbox, kind=kind, content="").first()
    if empty is not None:
        return empty
    draft = PartnerDraft(mailbox=visitor.mailbox, kind=kind)
    draft.save(force_insert=True)
    return draft


@transaction.atomic
def keep(*, visitor: Visitor, draft_id: UUID, content: str) -> bool:
    """Keep what was typed so far; False when it was sent already, so that an old page brings nothing back."""
    if len(content) > MOST_DRAFT:
        raise Invalid(_("This is longer than can be kept while you type. Please shorten it."))
    draft = PartnerDraft.objects.select_for_update().filter(pk=draft_id, mailbox=visitor.mailbox).first()
    if draft is None:
        return False
    draft.content, draft.saved_at = content, clock.now()
    draft.save(update_fields=["content", "saved_at"])
    return True


@transaction.atomic
def throw_away(*, visitor: Visitor, draft_id: UUID) -> None:
    """Let go of something that was not sent."""
    PartnerDraft.objects.filter(pk=draft_id, mailbox=visitor.mailbox).delete()


@transaction.atomic
def send(*, visitor: Visitor, draft_id: UUID, place: Place, said: Mapping[str, Any]) -> Approach:
    """Send what was written. However often the same draft arrives, it is sent once, and its answer is the same.

    Nothing here looks at young people's records, so that no answer can depend on who is known. `said` has the texts
    of SAID, `early_signs`, `age_band`, `date_of_birth`. Raises Invalid with a sentence for each field.
    """
    draft = PartnerDraft.objects.select_for_update().filter(pk=draft_id, mailbox=visitor.mailbox).first()
    if draft is None:
        sent = Approach.objects.filter(pk=draft_id, mailbox=visitor.mailbox).first()
        if sent is None:
            raise NotFound
        return sent
    if place not in visitor.places:
        raise Invalid({"place_of_work": _("Choose where the young person is.")})
    kept = _checked(draft.kind, said)
    link = PartnerLink.objects.get(pk=visitor.link_id)
    apart = bool(kept["knows_staff"])
    now = clock.now()
    approach = Approach(
        **kept,
        id=draft.pk,
        kind=draft.kind,
        organisation_id=place.organisation_id,
        area_id=place.area_id,
        mailbox=visitor.mailbox,
        reference=new_reference(),
        sent_at=now,
        answer_by=answer_by(clock.today()),
        answerer=who_answers(place.area_id, kept_apart=apart),
        sender_email=link.email,
        kept_apart=apart,
    )
    approach.save(force_insert=True)
    draft.delete()
    audit.record(
        by=None, action=Action.CREATED, areas=[place.area_id], record=approach,
        detail={"door": "partners", "organisation": str(place.organisation_id), "kind": draft.kind},
    )  # fmt: skip
    return approach


def _checked(kind: str, said: Mapping[str, Any]) -> dict[str, Any]:
    kept, problems = checking.texts({name: said.get(name) or "" for name in SAID}, LONGEST)
    born: date | None = said.get("date_of_birth")
    risk_since: date | None = said.get("risk_known_since")
    signs = [sign for sign in SIGNS if sign in set(said.get("early_signs") or ())]
    if not kept["concerns"]:
        problems["concerns"] = _("Write what worries you.")
    if not kept["sender_name"]:
        problems["sender_name"] = _("Write your name, so that we know whom to ask for.")
    if said.get("age_band", "") not in AGE_BANDS and kind != REFERRAL:
        problems["age_band"] = _("Choose about how old they are. “I do not know” is an answer.")
    if kind == REFERRAL and not kept["name_used"]:
        problems["name_used"] = _("Write their name. If it may not be given, go back and talk it through.")
    if born is not None and born > clock.today():
        problems["date_of_birth"] = _("That day has not come yet. Check the date.")
    if risk_since is not None and risk_since > clock.today():
        problems["risk_known_since"] = _("That day has not come yet. Check the date.")
    checking.refuse_if(problems)
    named: dict[str, Any] = {} if kind == REFERRAL else dict.fromkeys(NAMES, "")
    return {
        **kept,
        **named,
        "early_signs": signs,
        "agencies": [kind for kind in PARTNER_KINDS if kind in set(said.get("agencies") or ())],
        "label_used": said.get("label_used"),
        "risk_known_since": risk_since if kept["risk_to_staff"] else None,
        "age_band": said.get("age_band") or "",
        "date_of_birth": born if kind == REFERRAL else None,
    }


@transaction.atomic
def advise(*, by: User, approach: Approach, version: int, advice: str) -> list[str]:
    """Keep what we advised. The partner hears it by voice; their page says that we have talked."""
    check(reach_of(by), Permission.APPROACH_ANSWER, approach.access_subject)
    kept = _needed("advice", advice, "Write what you advised.")
    if approach.state != ADVISED:
        _must_pass(approach, ADVISED)
    return _changed(
        by, approach, Action.CHANGED, version=version, advice=kept, advised_on=clock.today(),
        advised_by_id=by.pk, state=ADVISED, standing="advised",
    )  # fmt: skip


@transaction.atomic
def ask_national(*, by: User, approach: Approach, version: int, question: str) -> list[str]:
    """Ask the national manager, who from now on sees it too."""
    check(reach_of(by), Permission.APPROACH_ANSWER, approach.access_subject)
    kept = _needed("national_question", question, "Write what you want to ask.")
    return _changed(
        by, approach, Action.CHANGED, version=version, national_question=kept, national_asked_on=clock.today()
    )


@transaction.atomic
def advise_area(*, by: User, approach: Approach, version: int, advice: str) -> list[str]:
    """The national manager answers the area."""
    check(reach_of(by), Permission.APPROACH_ANSWER, approach.access_subject)
    if "national_manager" not in reach_of(by).role_codes:
        raise WrongState("The national manager answers this.", "Nothing was changed.")
    kept = _needed("national_advice", advice, "Write what you advise.")
    return _changed(by, approach, Action.CHANGED, version=version, national_advice=kept, national_by_id=by.pk)


@transaction.atomic
def let_area_see(*, by: User, approach: Approach) -> list[str]:
    """Give back to the area what was kept apart, once it is clear who may see it there."""
    check(reach_of(by), Permission.APPROACH_ANSWER, approach.access_subject)
    if not approach.kept_apart or "national_manager" not in reach_of(by).role_codes:
        raise WrongState("This is not kept apart.", "Nothing was changed.")
    # The national manager goes on seeing it: they answer for how it came back.
    return _changed(
        by, approach, Action.CHANGED, kept_apart=False,
        national_asked_on=approach.national_asked_on or clock.today(),
        answerer=who_answers(approach.area_id),
    )  # fmt: skip


@transaction.atomic
def seal_from_me(*, by: User, approach: Approach) -> str:
    """Whoever answers knows the young person or the family: from now on it does not exist for them.

    Answers with the name of who goes on: another manager there, else the national manager, who alone sees it then.
    """
    check(reach_of(by), Permission.APPROACH_ANSWER, approach.access_subject)
    if approach.state in (BECAME, CLOSED):
        raise WrongState("This is finished here.", "Nothing was changed.", "Say it on the referral’s page.")
    sealed = [*dict.fromkeys((*approach.sealed_from, by.pk))]
    another = who_answers(approach.area_id, but=sealed)
    apart = approach.kept_apart or not another
    answerer = who_answers(approach.area_id, kept_apart=True, but=sealed) if apart else another
    # The last that they write about it: afterwards the row is not theirs to see.
    with connection.cursor() as cursor:
        cursor.execute(
            "select app.seal_approach(%s, %s, %s, %s)", [approach.pk, apart, answerer, clock.now()]
        )
        (done,) = cursor.fetchone()
    if not done:
        raise NotFound
    audit.record(
        by=by, action=Action.CHANGED, areas=[approach.area_id], record=approach,
        detail={"fields": ["sealed_from"]},
    )  # fmt: skip
    return answerer


@transaction.atomic
def close(*, by: User, approach: Approach, version: int, why: str) -> list[str]:
    """Close it without a referral, with the reason for ourselves; the partner hears that we looked at it."""
    check(reach_of(by), Permission.APPROACH_ANSWER, approach.access_subject)
    kept = _needed("why_closed", why, "Write why it ends here.")
    _must_pass(approach, CLOSED)
    standing = "advised" if approach.state == ADVISED else "looked_at"
    return _changed(
        by, approach, Action.CLOSED, version=version, why_closed=kept, state=CLOSED, standing=standing
    )


@transaction.atomic
def became_referral(*, by: User, approach: Approach, referral_id: UUID) -> list[str]:
    """Note which referral it became, once staff know whose it is. Once only, whoever presses twice."""
    check(reach_of(by), Permission.APPROACH_ANSWER, approach.access_subject)
    _must_pass(approach, BECAME)
    return _changed(
        by, approach, Action.CHANGED, state=BECAME, became_on=clock.today(), became_referral=referral_id,
        standing="received",
    )  # fmt: skip


@transaction.atomic
def tell_decision(
    *, by: User, referral_id: UUID, decision: str, age: int | None, told: str = "", words: str = ""
) -> None:
    """Let the partner hear how their referral was decided: a code of the rules, and where else they may ask.

    `words` have been held against `rules.content_in` by whoever decided (referrals.actions.decide).
    """
    approach = Approach.objects.filter(became_referral=referral_id).first()
    if approach is None:
        return
    standing, because = heard(decision, age, told)
    _changed(by, approach, Action.CHANGED, standing=standing, because=because, told_words=words)


@transaction.atomic
def tell_end(*, by: User, referral_id: UUID) -> None:
    """Let the partner hear that the work has ended, without why."""
    approach = Approach.objects.filter(became_referral=referral_id).first()
    if approach is not None:
        _changed(by, approach, Action.CHANGED, standing="ended", because="")


def _needed(name: str, words: str, needed: str) -> str:
    kept, problems = checking.texts({name: words}, LONGEST)
    if not kept[name]:
        problems[name] = needed
    checking.refuse_if(problems)
    return kept[name]


def _must_pass(approach: Approach, to: str) -> None:
    """Lock the row and raise WrongState unless its present state may pass to `to`."""
    row = Approach.objects.select_for_update(of=("self",)).filter(pk=approach.pk).values_list("state").first()
    if row is None:
        raise NotFound
    if not may_pass(row[0], to):
        raise WrongState(
            f"This has moved on: {STATES[row[0]][0].lower()}{STATES[row[0]][1:]}.",
            "Nothing was changed.",
            "Open it again to see where it stands.",
        )


def _changed(
    by: User, approach: Approach, action: Action, *, version: int | None = None, **values: Any
) -> list[str]:
    names = change(approach, by=by, values=values, version=version)
    if names:
        audit.record(
            by=by, action=action, areas=[approach.area_id], record=approach, detail={"fields": names}
        )
    return names
