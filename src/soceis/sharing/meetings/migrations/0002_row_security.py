"""Who sees meetings: those who work in the area; of the agenda those who see the whole record."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, IN_MY_AREA, Shape, protect

OF_MY_WORK = "area_id = any ((select app.areas_of_work())::uuid[])"
MEETING = Shape(read=f"({OF_MY_WORK}) or ({IN_MY_AREA})", write=IN_MY_AREA)
SEEN = (
    "exists (select from meetings_meeting of where of.id = meeting_id"
    f" and ((of.{OF_MY_WORK}) or (of.{IN_MY_AREA})))"
)
OF_MINE = f"exists (select from meetings_meeting of where of.id = meeting_id and of.{IN_MY_AREA})"


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("disclosures", "0002_row_security"),
        ("activities", "0002_who_sees_activities"),
    ]

    operations = [
        protect("meetings_meeting", MEETING, history=True),
        protect("meetings_attendee", Shape(read=SEEN, write=OF_MINE), history=True),
        protect("meetings_agendaitem", FULL, history=True),
        protect("meetings_meetingdisclosure", FULL),
        protect("meetings_meetingaction", FULL, history=True),
    ]
