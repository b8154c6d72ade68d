"""Who sees outcome readings."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial"), ("casework", "0002_row_security")]

    operations = [protect("outcomes_outcomereading", FULL, history=True, lens_reads=True)]
