"""Who sees plans: a peer mentor sees the goals, not the topics."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, SHARED, protect


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("casework", "0002_row_security")]

    operations = [
        protect("plans_plan", FULL, history=True, lens_reads=True),
        protect("plans_goal", SHARED, history=True),
    ]
