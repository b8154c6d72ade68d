"""Who sees with whom a young person would like to work, and that they asked for somebody else."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_fit")]

    operations = [
        protect("casework_matchingnote", FULL, history=True),
        protect("casework_changeasked", FULL, history=True),
    ]
