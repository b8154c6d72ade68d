"""Small grants: asked for by one, decided by another, spent to the penny."""

from datetime import date

from django.db import transaction
from django.db.models import Sum

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.support.actions.practical import LONGEST_WORDS
from soceis.journey.support.actions.telling import tell
from soceis.journey.support.models import Grant, HelpRequest, Receipt
from soceis.journey.support.rules import (
    APPROVED,
    ASKED,
    DECLINED,
    GRANT_STATES,
    GRANT_TRANSITIONS,
    UNMET,
    WITHDRAWN,
    over_grant,
    over_limit,
    year_before,
)
from soceis.people.models import YoungPerson

AMOUNT = "Write the amount in pounds, like 12.50."


@transaction.atomic
def ask_for_grant(*, by: User, request: HelpRequest, pence: int | None, why: str = "") -> Grant:
    """Ask for a small sum, in pence, for what was asked for. Invalid when it is over the table's limits."""
    check(reach_of(by), Permission.HELP_WRITE, request.access_subject)
    held = HelpRequest.objects.select_for_update().filter(pk=request.pk).first()
    if held is None:
        raise NotFound
    if held.state not in (ASKED, UNMET):
        raise WrongState("This has ended already.", "Nothing was changed.", "Write down a new request.")
    checking = Checking()
    checking.text("why", why, LONGEST_WORDS)
    if not pence:
        checking.refuse("pence", AMOUNT)
    else:
        _within_limits(checking, held, pence)
    if Grant.objects.filter(request=held.pk, state=ASKED).exists():
        checking.refuse("pence", "A grant for this waits for a manager already.")
    checking.done()
    if held.state == UNMET:
        change(held, by=by, values={"state": ASKED, "unmet_reason": "", "ended_on": None})
    grant = Grant(
        young_person_id=held.young_person_id,
        area_id=held.area_id,
        request=held,
        pence=pence or 0,
        why=why.strip(),
        created_by=by,
        updated_by=by,
    )
    grant.save(force_insert=True)
    tell(by, Action.CREATED, grant, "pence", "why")
    return grant


@transaction.atomic
def decide_grant(*, by: User, grant: Grant, approve: bool, words: str = "") -> Grant:
    """A manager approves or declines a grant; never the one who asked for it, whatever roles they hold.

    The limits are looked at again, with the young person's row held, so that two managers who approve two
    grants at the same moment cannot go over the year's limit together.
    """
    held = _hold(grant)
    subject = Subject(held.young_person_id, frozenset({held.area_id}), first_person=held.created_by_id)
    check(reach_of(by), Permission.GRANT_DECIDE, subject)
    _check_move(held, APPROVED if approve else DECLINED)
    checking = Checking()
    needed = "" if approve else "Say why, so that they can tell the young person."
    checking.text("words", words, LONGEST_WORDS, needed=needed)
    if approve:
        YoungPerson.objects.select_for_update().filter(pk=held.young_person_id).first()
        _within_limits(checking, held.request, held.pence)
    checking.done()
    values = {
        "state": APPROVED if approve else DECLINED,
        "decided_by": by,
        "decided_on": clock.today(),
        "decision_words": words.strip(),
    }
    change(held, by=by, values=values)
    tell(by, Action.DECIDED, held, *values)
    return held


@transaction.atomic
def withdraw_grant(*, by: User, grant: Grant) -> Grant:
    """Take back a grant that nobody has decided on yet."""
    held = _hold(grant)
    check(reach_of(by), Permission.HELP_WRITE, held.access_subject)
    _check_move(held, WITHDRAWN)
    change(held, by=by, values={"state": WITHDRAWN})
    tell(by, Action.CHANGED, held, "state")
    return held


@transaction.atomic
def add_receipt(
    *,
    by: User,
    grant: Grant,
    kind: str,
    shop: str,
    pence: int | None,
    number: str = "",
    on: date | None = None,
) -> Receipt:
    """Write down what an approved grant bought, in pence; all receipts together never go over the grant."""
    held = _hold(grant)
    check(reach_of(by), Permission.HELP_WRITE, held.access_subject)
    if held.state != APPROVED:
        raise WrongState(
            f"This grant stands at “{GRANT_STATES[held.state].lower()}”.",
            "Nothing was changed.",
            "Receipts are written down once a manager has approved it.",
        )
    day = on or clock.today()
    kept = {"kind": kind, "number": number.strip(), "shop": shop.strip()}
    checking = Checking()
    checking.code("kind", "receipt", kind, needed="Say whether it is a receipt or a voucher.")
    checking.text("shop", shop, 120, needed="Write the name of the shop.")
    missing = (
        "A voucher has a number on it. Write it down, so that it is used once." if kind == "voucher" else ""
    )
    checking.text("number", number, 60, needed=missing)
    checking.day("on", day, first=held.request.asked_on, since="the help was asked for on")
    if not pence:
        checking.refuse("pence", AMOUNT)
    elif sentence := over_grant(held.pence, _spent(held), pence):
        checking.refuse("pence", sentence)
    standing = Receipt.objects.filter(grant=held.pk, taken_back_on__isnull=True, **kept)
    if kept["number"] and standing.exists():
        checking.refuse("number", "A receipt with this number from this shop is written down already.")
    checking.done()
    receipt = Receipt(
        young_person_id=held.young_person_id,
        area_id=held.area_id,
        grant=held,
        pence=pence or 0,
        on=day,
        created_by=by,
        updated_by=by,
        **kept,
    )
    receipt.save(force_insert=True)
    tell(by, Action.CREATED, receipt, *kept, "pence", "on")
    return receipt


@transaction.atomic
def take_back_receipt(*, by: User, receipt: Receipt) -> Receipt:
    """A receipt was written down by mistake: it stays to be seen and counts no longer."""
    check(reach_of(by), Permission.HELP_WRITE, receipt.access_subject)
    held = Receipt.objects.select_for_update().filter(pk=receipt.pk).first()
    if held is None:
        raise NotFound
    if held.taken_back_on is not None:
        raise WrongState("Somebody has taken this receipt back already.", "Nothing was changed.")
    change(held, by=by, values={"taken_back_on": clock.today()})
    tell(by, Action.CHANGED, held, "taken_back_on")
    return held


def granted_before(request: HelpRequest, day: date) -> int:
    """Pence approved for the same young person in the same area in the twelve months that end on the day."""
    approved = Grant.objects.filter(
        young_person=request.young_person_id,
        area=request.area_id,
        state=APPROVED,
        decided_on__gte=year_before(day),
    )
    return int(approved.aggregate(sum=Sum("pence"))["sum"] or 0)


def _within_limits(checking: Checking, request: HelpRequest, pence: int) -> None:
    if sentence := over_limit(request.need, pence, granted_before(request, clock.today())):
        checking.refuse("pence", sentence)


def _spent(grant: Grant) -> int:
    standing = Receipt.objects.filter(grant=grant.pk, taken_back_on__isnull=True)
    return int(standing.aggregate(sum=Sum("pence"))["sum"] or 0)


def _hold(grant: Grant) -> Grant:
    held = Grant.objects.select_for_update(of=("self",)).select_related("request").filter(pk=grant.pk).first()
    if held is None:
        raise NotFound
    return held


def _check_move(held: Grant, to_state: str) -> None:
    if to_state not in GRANT_TRANSITIONS[held.state]:
        raise WrongState(
            f"This grant stands at “{GRANT_STATES[held.state].lower()}” already.",
            "Nothing was changed.",
            "Open the page again to see how it stands.",
        )
