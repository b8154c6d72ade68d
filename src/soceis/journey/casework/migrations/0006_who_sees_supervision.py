"""Who sees supervision: the two people and the national manager. The young people named in it: those of the readers
who may open them, so that a talk tells nobody of a record that is not theirs. And who sees what a peer mentor told:
whoever works with the young person, and of the mentors the one who told it.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import ASSIGNED, IN_MY_AREA, MENTORED, OPENED, Shape, protect

OF_THE_TWO = "supervisor_id = app.user_id() or worker_id = app.user_id()"
SUPERVISION = Shape(
    read=f"{OF_THE_TWO} or 'national_manager' = any ((select app.my_roles())::text[])", write=OF_THE_TWO
)
# The talk is looked up under its own policy: who does not read it does not read whom it named.
READ_TALK = "exists (select from casework_supervision talk where talk.id = supervision_id)"
CASES = Shape(
    read=f"(({IN_MY_AREA}) or ({ASSIGNED}) or ({MENTORED})) and {READ_TALK}",
    write=f"({IN_MY_AREA}) and {READ_TALK}",
)
OWN = f"{MENTORED} and created_by_id = app.user_id()"
WORDS = Shape(
    read=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({OPENED}) or ({OWN})",
    write=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({OWN})",
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_kept_apart")]

    operations = [
        protect("casework_supervision", SUPERVISION, history=True),
        protect("casework_supervisioncase", CASES, history=True),
        protect("casework_mentorword", WORDS, history=True),
    ]
