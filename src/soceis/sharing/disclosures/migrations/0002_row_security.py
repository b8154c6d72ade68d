"""Who sees disclosures: those who see the whole record of the young person."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0001_initial"), ("agreements", "0002_row_security")]

    operations = [
        protect("disclosures_disclosure", FULL, history=True),
        protect("disclosures_afterwards", FULL, history=True),
    ]
