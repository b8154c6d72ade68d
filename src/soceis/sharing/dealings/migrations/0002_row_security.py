"""Who sees what we do with partners: those who work in the area and who answer for sharing; no young person is in it.

What is asked of partners is written by everybody who works with young people there; briefings and agreed changes by
the area's managers and the national one.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import IN_MY_AREA, Shape, protect

ROLES = "(select app.my_roles())::text[]"
WHOLE = f"{ROLES} && array['national_manager', 'data_protection_officer']"
NATIONAL = f"'national_manager' = any ({ROLES})"
WORKS = f"{ROLES} && array['practitioner', 'area_manager']"
OF_MY_WORK = f"{WORKS} and area_id = any ((select app.areas_of_work())::uuid[])"

READ = f"({OF_MY_WORK}) or ({IN_MY_AREA}) or ({WHOLE})"
KEPT = Shape(read=READ, write=f"({IN_MY_AREA}) or ({NATIONAL})")
# Whoever of us sees to a change says that it was done.
CHANGE = Shape(
    read=READ, write=f"({IN_MY_AREA}) or ({NATIONAL}) or ({OF_MY_WORK} and worker_id = app.user_id())"
)
ASKED = Shape(read=READ, write=f"({OF_MY_WORK}) or ({IN_MY_AREA}) or ({NATIONAL})")
SEEN = "(select app.user_id()) is not null and exists (select from dealings_briefing of where of.id = briefing_id)"
MINE = (
    f"exists (select from dealings_briefing of where of.id = briefing_id and (of.{IN_MY_AREA} or {NATIONAL}))"
)
AT_ONE = Shape(read=SEEN, write=MINE)


class Migration(migrations.Migration):
    dependencies = [
        ("dealings", "0001_initial"),
        ("partners", "0002_row_security"),
        ("activities", "0002_who_sees_activities"),
    ]

    operations = [
        protect("dealings_briefing", KEPT, history=True),
        protect("dealings_briefedteam", AT_ONE, history=True),
        protect("dealings_briefedcontact", AT_ONE, history=True),
        protect("dealings_partnerrequest", ASKED, history=True),
        protect("dealings_partneraction", CHANGE, history=True),
    ]
