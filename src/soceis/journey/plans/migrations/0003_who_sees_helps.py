"""Who sees what helps with a goal: whoever sees the goal."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import SHARED, protect


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_row_security")]

    operations = [protect("plans_goalhelp", SHARED, history=True)]
