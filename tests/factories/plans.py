"""Forms, plans and goals for tests."""

from datetime import date
from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.journey.casework.models import Episode
from soceis.journey.plans import actions
from soceis.journey.plans.models import FormVersion, Goal, Plan
from soceis.journey.plans.rules import TOPICS, TOPICS_OF_2020_SHORT_FORM


def a_form(area: Area, *, short: bool = False, code: str = "") -> FormVersion:
    """The form of an area: all eighteen topics, or Cardiff's ten. Setting one up is configuration."""
    return FormVersion.objects.create(
        area=area,
        code=code or f"{area.code}-{'short' if short else 'long'}",
        title="Plan",
        topics=list(TOPICS_OF_2020_SHORT_FORM if short else TOPICS),
        used_from=date(2020, 1, 1),
    )


def a_draft(*, by: User, episode: Episode, form: FormVersion, **values: Any) -> Plan:
    """A draft about self-esteem and relationships."""
    given: dict[str, Any] = {"topics": ["relationships", "self_esteem"], "in_their_words": "A job.", **values}
    with acting_as(by):
        return actions.write(by=by, episode=episode, form_version=form, **given)


def an_agreed_plan(*, by: User, episode: Episode, form: FormVersion, **values: Any) -> Plan:
    """A plan that was agreed today."""
    plan = a_draft(by=by, episode=episode, form=form, **values)
    with acting_as(by):
        return actions.agree(by=by, plan=plan)


def a_goal(*, by: User, plan: Plan, **values: Any) -> Goal:
    """A goal with two steps."""
    given: dict[str, Any] = {
        "words": "Get my CSCS card",
        "steps": ["Ring the college", "Book the test"],
        **values,
    }
    with acting_as(by):
        return actions.add_goal(by=by, plan=plan, **given)
