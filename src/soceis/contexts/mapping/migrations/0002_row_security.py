"""Who sees the map of a young person: whoever sees the full record, and no peer mentor."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect


class Migration(migrations.Migration):
    dependencies = [("mapping", "0001_initial"), ("casework", "0004_chronology_entries")]

    operations = [
        protect("mapping_mapperson", FULL, history=True),
        protect("mapping_maptie", FULL, history=True),
    ]
