"""Reminders are their readers' own; who came after whom is seen like the parties of an agreement, and stays."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import IN_MY_AREA, Shape, own, protect

ROLES = "(select app.my_roles())::text[]"
READS = f"{ROLES} && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer']"
SUCCESSOR = Shape(read=READS, write=f"({IN_MY_AREA}) or ('national_manager' = any ({ROLES}))")
APPENDED = "revoke update, delete on agreements_successor from soceis_app"
APPENDED_UNDO = "grant update, delete on agreements_successor to soceis_app"


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_row_security")]

    operations = [
        protect("agreements_agreementreminder", own("to_id"), history=True),
        protect("agreements_successor", SUCCESSOR),
        migrations.RunSQL(APPENDED, APPENDED_UNDO),
    ]
