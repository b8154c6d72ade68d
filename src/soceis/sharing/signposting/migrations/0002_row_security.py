"""Who sees the directory of services: everybody who may look partners up; an area's managers and the national one write."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import IN_MY_AREA, Shape, protect

ROLES = "(select app.my_roles())::text[]"
READS = f"{ROLES} && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer']"
NATIONAL = f"'national_manager' = any ({ROLES})"


class Migration(migrations.Migration):
    dependencies = [("signposting", "0001_initial"), ("accounts", "0002_access_functions")]

    operations = [
        protect(
            "signposting_signpost", Shape(read=READS, write=f"({IN_MY_AREA}) or ({NATIONAL})"), history=True
        )
    ]
