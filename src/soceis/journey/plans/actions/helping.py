"""What helps with a goal: a course, a place, a person, an activity they chose."""

from uuid import UUID

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import LINE, Checking
from soceis.foundation.records.errors import WrongState
from soceis.journey.plans.actions.auditing import audited
from soceis.journey.plans.models import Goal, GoalHelp
from soceis.journey.plans.rules import OPEN_GOALS


@transaction.atomic
def add_help(
    *, by: User, goal: Goal, kind: str, words: str, where: str = "", record: UUID | None = None
) -> GoalHelp:
    """Write down what helps with a goal. `record` is the record of a later app that it stands for, if any."""
    check(reach_of(by), Permission.PLAN_WRITE, goal.access_subject)
    checking = Checking()
    checking.code("kind", "goal_help", kind, needed="Choose what it is.")
    checking.text("words", words, LINE, needed="Say what helps.")
    checking.text("where", where, LINE)
    checking.done()
    if goal.state not in OPEN_GOALS:
        raise WrongState("This goal is not open any more.", "Nothing was changed.", "Choose a present goal.")
    kept = GoalHelp(
        young_person_id=goal.young_person_id,
        area_id=goal.area_id,
        goal=goal,
        kind=kind,
        words=words.strip(),
        where=where.strip(),
        record=record,
        created_by=by,
        updated_by=by,
    )
    kept.save(force_insert=True)
    audited(by, Action.CREATED, kept, "kind", "words", "where")
    return kept


@transaction.atomic
def end_help(*, by: User, help_given: GoalHelp) -> GoalHelp:
    """It does not help any more; that it did stays in the history."""
    check(reach_of(by), Permission.PLAN_WRITE, help_given.access_subject)
    if help_given.ended_on is None:
        change(help_given, by=by, values={"ended_on": clock.today()})
        audited(by, Action.CHANGED, help_given, "ended_on")
    return help_given
