"""Who sees how life is going for a young person: whoever works with them, not a peer mentor."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial"), ("casework", "0002_row_security")]

    operations = [
        protect("assessments_conversation", FULL, history=True, lens_reads=True),
        protect("assessments_lifeanswer", FULL, history=True, lens_reads=True),
        protect("assessments_licensedreading", FULL, history=True, lens_reads=True),
    ]
