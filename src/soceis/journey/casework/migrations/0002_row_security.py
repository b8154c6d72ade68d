"""Who sees episodes, contacts and the rest of the work.

A peer mentor's first contact can make an episode active, so they may write its state; what else they
may change is decided by the actions.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import (
    ASSIGNED,
    FULL,
    IN_MY_AREA,
    MENTORED,
    OWN_NOTES,
    SHARED,
    Shape,
    protect,
)

WORKED_TOGETHER = Shape(read=SHARED.read, write=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({MENTORED})")
OWN_DIARY = Shape(
    read=SHARED.read,
    write=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({MENTORED} and worker_id = app.user_id())",
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("referrals", "0002_row_security")]

    operations = [
        protect("casework_episode", WORKED_TOGETHER, history=True, lens_reads=True),
        protect("casework_episodestate", WORKED_TOGETHER, lens_reads=True),
        protect("casework_assignment", SHARED, history=True, guard_reads=True),
        protect("casework_contact", OWN_NOTES, history=True, lens_reads=True),
        protect("casework_nonengagementreason", FULL, history=True, lens_reads=True),
        protect("casework_plannedvisit", OWN_DIARY, history=True),
        protect("casework_promise", OWN_DIARY, history=True),
        protect("casework_monthlyreview", FULL, history=True),
        migrations.RunSQL(
            "revoke update, delete on casework_episodestate from soceis_app",
            "grant update, delete on casework_episodestate to soceis_app",
        ),
    ]
