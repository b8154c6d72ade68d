"""Who sees the directory: everybody who answers for sharing; its area's managers and the national one write it."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import IN_MY_AREA, Shape, protect

ROLES = "(select app.my_roles())::text[]"
READS = f"{ROLES} && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer']"
NATIONAL = f"'national_manager' = any ({ROLES})"
ORGANISATION = Shape(read=READS, write=f"({IN_MY_AREA}) or ({NATIONAL})")
OF_MINE = (
    f"exists (select from partners_organisation org where org.id = organisation_id and (org.{IN_MY_AREA}))"
)
CONTACT = Shape(read=READS, write=f"({OF_MINE}) or ({NATIONAL})")


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial"), ("accounts", "0002_access_functions")]

    operations = [
        protect("partners_organisation", ORGANISATION, history=True),
        protect("partners_partnercontact", CONTACT, history=True),
    ]
