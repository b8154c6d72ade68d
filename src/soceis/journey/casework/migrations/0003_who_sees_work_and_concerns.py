"""Who sees what a visit took of a worker, and worries from visits.

A peer mentor writes worries and reads their own, and none of anybody else: a worry is never shared with a note.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import ASSIGNED, IN_MY_AREA, MENTORED, OPENED, Shape, protect

OWN = "created_by_id = app.user_id()"
OWN_WORK = Shape(
    read=f"({IN_MY_AREA}) or worker_id = app.user_id()", write=f"({IN_MY_AREA}) or worker_id = app.user_id()"
)
OWN_CONCERNS = Shape(
    read=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({OPENED}) or ({MENTORED} and {OWN})",
    write=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({MENTORED} and {OWN})",
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_row_security")]

    operations = [
        protect("casework_workentry", OWN_WORK, history=True),
        protect("casework_concern", OWN_CONCERNS, history=True),
    ]
