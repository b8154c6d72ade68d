"""Who sees meetings: those who work in the area; of the agenda those who see the whole record."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, IN_MY_AREA, Shape, protect

OF_MY_WORK = "area_id = any ((select app.areas_of_work())::uuid[])"
# Whoever may see somebody on the agenda, as with a record opened for a reason, sees at which meeting that was.
ON_AGENDA = "exists (select from meetings_agendaitem item where item.meeting_id = meetings_meeting.id)"
MEETING = Shape(read=f"({OF_MY_WORK}) or ({IN_MY_AREA}) or ({ON_AGENDA})", write=IN_MY_AREA)
BEFORE = Shape(read=f"({OF_MY_WORK}) or ({IN_MY_AREA})", write=IN_MY_AREA)
ONLY_ADDED = "revoke update, delete on meetings_meetingevent from soceis_app"
ONLY_ADDED_UNDO = "grant update, delete on meetings_meetingevent to soceis_app"
SEEN = (
    "(select app.user_id()) is not null and exists (select from meetings_meeting of where of.id = meeting_id)"
)
OF_MINE = f"exists (select from meetings_meeting of where of.id = meeting_id and of.{IN_MY_AREA})"


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_initial"),
        ("disclosures", "0002_row_security"),
        ("activities", "0002_who_sees_activities"),
    ]

    operations = [
        protect("meetings_meeting", MEETING),
        protect("meetings_meetingevent", BEFORE),
        migrations.RunSQL(ONLY_ADDED, ONLY_ADDED_UNDO),
        protect("meetings_attendee", Shape(read=SEEN, write=OF_MINE), history=True),
        protect("meetings_agendaitem", FULL, history=True),
        protect("meetings_meetingdisclosure", FULL),
        protect("meetings_meetingaction", FULL, history=True),
    ]
