"""Who sees short measures, support, milestones and plans for the time after: whoever sees outcomes."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect

TABLES = (
    "followupleft",
    "shortmeasure",
    "supportnetwork",
    "engagementmilestone",
    "exitplan",
    "adulttransfer",
)


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0002_row_security"), ("casework", "0002_row_security")]

    operations = [protect(f"outcomes_{table}", FULL, history=True, lens_reads=True) for table in TABLES]
