"""Jobs: making a report, comparing and checking a release, removing reports that nobody proposed for release.

Every command of the service learns which jobs there are; only a job that runs needs the evaluation.
"""

from uuid import UUID

from django.db import connection, transaction
from procrastinate.contrib.django import app

from soceis.foundation.accounts.models import User
from soceis.insight.releases.rules import CHECK_JOB, COMPARE_JOB, REPORT_DAYS, REPORT_JOB


@app.task(name=REPORT_JOB)
def make_report(work_id: str, user_id: str) -> None:
    """Make the report as the person who asked for it."""
    from soceis.insight.releases import actions

    actions.do_report(by=User.objects.get(pk=UUID(user_id)), run_id=UUID(work_id))


@app.task(name=COMPARE_JOB)
def compare_release(work_id: str, user_id: str) -> None:
    """Compare the release with everything released before, as the person who asked for it."""
    from soceis.insight.releases import actions

    actions.do_comparison(by=User.objects.get(pk=UUID(user_id)), comparison_id=UUID(work_id))


@app.task(name=CHECK_JOB)
def check_release(work_id: str, user_id: str) -> None:
    """Check the release as the person who asked for it."""
    from soceis.insight.releases import actions

    actions.do_check(by=User.objects.get(pk=UUID(user_id)), check_id=UUID(work_id))


@app.periodic(cron="37 3 * * *")
@app.task(name="releases.clean_up", queueing_lock="releases.clean_up")
def clean_up(timestamp: int) -> None:  # noqa: ARG001  the library passes it
    """Every night; `timestamp` is the moment for which it was planned (seconds)."""
    remove_old_reports()


def remove_old_reports() -> int:
    """Remove reports of more than 30 days ago that no release is of; answers with how many.

    Nobody may remove a report by hand; the function in the database can do this and nothing else
    (migration 0002).
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select app.clear_old_reports(%s)", [REPORT_DAYS])
        (count,) = cursor.fetchone()
    return int(count)
