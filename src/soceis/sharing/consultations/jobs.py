"""Cleaning up the partners' door: old links, and what was begun and never sent."""

from django.db import connection, transaction
from procrastinate.contrib.django import app

KEEP_DAYS = 30


@app.periodic(cron="23 3 * * *")
@app.task(name="consultations.clean_up", queueing_lock="consultations.clean_up")
def clean_up(timestamp: int) -> None:  # noqa: ARG001  the library passes it
    """Every night; `timestamp` is the moment for which it was planned (seconds)."""
    remove_old()


def remove_old() -> int:
    """Remove links and drafts of more than 30 days; answers with how many."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select app.clear_old_door(%s)", [KEEP_DAYS])
        (count,) = cursor.fetchone()
    return int(count)
