"""Who sees agreements: everybody who answers for sharing; its area's managers and the national one write them."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import IN_MY_AREA, Shape, protect

ROLES = "(select app.my_roles())::text[]"
READS = f"{ROLES} && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer']"
NATIONAL = f"'national_manager' = any ({ROLES})"
AGREEMENT = Shape(read=READS, write=f"({IN_MY_AREA}) or ({NATIONAL})")
OF_MINE = f"exists (select from agreements_agreement own where own.id = agreement_id and (own.{IN_MY_AREA}))"
PART = Shape(read=READS, write=f"({OF_MINE}) or ({NATIONAL})")
APPENDED = "revoke update, delete on agreements_agreementstage from soceis_app"
APPENDED_UNDO = "grant update, delete on agreements_agreementstage to soceis_app"


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("partners", "0002_row_security")]

    operations = [
        protect("agreements_agreement", AGREEMENT, history=True),
        protect("agreements_agreementparty", PART, history=True),
        protect("agreements_agreementstage", PART),
        migrations.RunSQL(APPENDED, APPENDED_UNDO),
    ]
