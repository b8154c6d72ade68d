"""Who sees education, training and work: the full record."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect

TABLES = ("educationstatus", "exclusion", "attendance", "application", "achievement")


class Migration(migrations.Migration):
    dependencies = [("schools", "0001_initial"), ("people", "0002_row_security")]

    operations = [protect(f"schools_{table}", FULL, history=True, lens_reads=True) for table in TABLES]
