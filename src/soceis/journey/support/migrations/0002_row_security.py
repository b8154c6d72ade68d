"""Who sees practical help and speaking up, and, apart from them, caregivers' own support."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import ASSIGNED, FULL, IN_MY_AREA, Shape, protect

# A caregiver's own support: whoever works with the family, and never those who opened the young person's record.
THEIR_OWN = Shape(read=f"({IN_MY_AREA}) or ({ASSIGNED})", write=f"({IN_MY_AREA}) or ({ASSIGNED})")


class Migration(migrations.Migration):
    dependencies = [("support", "0001_initial"), ("people", "0002_row_security")]

    operations = [
        protect("support_helprequest", FULL, history=True, lens_reads=True),
        protect("support_grant", FULL, history=True, lens_reads=True),
        protect("support_receipt", FULL, history=True, lens_reads=True),
        protect("support_advocacy", FULL, history=True, lens_reads=True),
        protect("support_caregiversupport", THEIR_OWN, history=True, lens_reads=True),
    ]
