"""Reminding managers of agreements that are to be looked at again or end. Inside the service: no letter is sent."""

from django.db.models import Q
from procrastinate.contrib.django import app

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock

TOLD_ROLES = ("area_manager", "national_manager")  # an owner is one of them


@app.periodic(cron="11 5 * * *")
@app.task(name="agreements.remind", queueing_lock="agreements.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001  the library passes it
    """Every night, before the day's work; `timestamp` is the moment for which it was planned (seconds)."""
    remind_everybody()


def remind_everybody() -> int:
    """Tell every manager what is ahead, as themselves; answers with how many reminders are new."""
    from soceis.sharing.agreements import actions

    today = clock.today()
    managers = User.objects.filter(
        Q(memberships__ends__isnull=True) | Q(memberships__ends__gte=today),
        is_active=True,
        memberships__role__in=TOLD_ROLES,
        memberships__begins__lte=today,
    ).distinct()
    count = 0
    for manager in managers:
        with acting_as(manager):
            count += actions.remind(by=manager)
    return count
