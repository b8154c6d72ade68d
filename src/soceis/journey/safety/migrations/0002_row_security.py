"""Who sees what could happen, and places and groups: whoever sees the full record, and no peer mentor."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect


class Migration(migrations.Migration):
    dependencies = [("safety", "0001_initial"), ("casework", "0004_chronology_entries")]

    operations = [
        protect("safety_risk", FULL, history=True, lens_reads=True),
        protect("safety_context", FULL, history=True, lens_reads=True),
        protect("safety_contextaction", FULL, history=True, lens_reads=True),
    ]
