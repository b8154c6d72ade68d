"""Writing plans and agreeing them."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.journey.plans.actions.auditing import audited
from soceis.journey.plans.models import FormVersion, Goal, Plan
from soceis.journey.plans.rules import AGREED, DRAFT, OPEN_GOALS, SUPERSEDED

NOT_DRAFT = WrongState(
    "This plan is not a draft any more.", "Nothing was changed.", "Open the plan again and write a new draft."
)


def _check_content(
    checking: Checking, version: FormVersion, topics: Iterable[str], words: str, helps: str
) -> None:
    if any(topic not in version.topics for topic in topics):
        checking.refuse(
            "topics", "One of these topics is not on this form. Choose from those that are shown."
        )
    checking.text("in_their_words", words)
    checking.text("helps", helps)


def _must_go_on(episode: Episode) -> None:
    if episode.state == CLOSED:
        raise WrongState("The work has ended, and so has its plan.", "Nothing was changed.")


def _in_form_order(version: FormVersion, topics: Iterable[str]) -> list[str]:
    chosen = set(topics)
    return [topic for topic in version.topics if topic in chosen]


@transaction.atomic
def write(
    *,
    by: User,
    episode: Episode,
    form_version: FormVersion,
    topics: Iterable[str],
    in_their_words: str = "",
    helps: str = "",
) -> Plan:
    """Write a draft on the area's form. A topic that the form does not offer was not asked, which is not "no".

    Raises WrongState when there is a draft already: it is changed, not written twice.
    """
    check(reach_of(by), Permission.PLAN_WRITE, episode.access_subject)
    _must_go_on(episode)
    topics = list(topics)
    checking = Checking()
    if form_version.area_id != episode.area_id:
        checking.refuse("topics", "This form belongs to another area.")
    if form_version.used_from > clock.today() or (
        form_version.used_to and form_version.used_to < clock.today()
    ):
        checking.refuse("topics", "This form is not in use today. Open the page again for the present one.")
    _check_content(checking, form_version, topics, in_their_words, helps)
    checking.done()
    if Plan.objects.filter(episode=episode.pk, state=DRAFT).exists():
        raise WrongState(
            "There is a draft of the plan already.",
            "Your words are still on the page.",
            "Open the draft and add them.",
        )
    plan = Plan(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        form_version=form_version,
        topics=_in_form_order(form_version, topics),
        in_their_words=in_their_words,
        helps=helps,
        created_by=by,
        updated_by=by,
    )
    plan.save(force_insert=True)
    audited(by, Action.CREATED, plan, "topics", "in_their_words", "helps")
    return plan


@transaction.atomic
def change_draft(
    *,
    by: User,
    plan: Plan,
    topics: Iterable[str],
    in_their_words: str = "",
    helps: str = "",
    version: int | None = None,
) -> Plan:
    """Change a draft; `version` is the one that the person saw. Raises StaleEdit with both when somebody was first."""
    check(reach_of(by), Permission.PLAN_WRITE, plan.access_subject)
    if plan.state != DRAFT:
        raise NOT_DRAFT
    topics = list(topics)
    checking = Checking()
    _check_content(checking, plan.form_version, topics, in_their_words, helps)
    checking.done()
    values = {
        "topics": _in_form_order(plan.form_version, topics),
        "in_their_words": in_their_words,
        "helps": helps,
    }
    changed = change(plan, by=by, values=values, version=version)
    if changed:
        audited(by, Action.CHANGED, plan, *changed)
    return plan


@transaction.atomic
def agree(*, by: User, plan: Plan, on: date | None = None) -> Plan:
    """Agree a draft with the young person; the plan agreed before is replaced and its open goals go on in this one."""
    check(reach_of(by), Permission.PLAN_WRITE, plan.access_subject)
    held = (
        Plan.objects.select_for_update(of=("self",))
        .select_related("episode__referral")
        .filter(pk=plan.pk)
        .first()
    )
    if held is None:
        raise NotFound
    _must_go_on(held.episode)
    if held.state != DRAFT:
        raise NOT_DRAFT
    day = on or clock.today()
    former = Plan.objects.filter(episode=held.episode_id, state=AGREED).first()
    checking = Checking()
    checking.day("on", day, first=held.episode.referral.received_on, since="the referral came on")
    if former is not None and former.agreed_on is not None:
        checking.day("on", day, first=former.agreed_on, since="the plan before was agreed on")
    checking.done()
    if former is not None:
        change(former, by=by, values={"state": SUPERSEDED})
        stamp = {"updated_at": clock.now(), "updated_by": by}
        Goal.objects.filter(plan=former.pk, state__in=OPEN_GOALS).update(plan=held, **stamp)
    change(held, by=by, values={"state": AGREED, "agreed_on": day})
    plan.state, plan.agreed_on, plan.version = held.state, held.agreed_on, held.version
    audited(by, Action.DECIDED, held, "state", "agreed_on")
    return held
