"""Who sees observations: those who see the whole record of the young person."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect


class Migration(migrations.Migration):
    dependencies = [("observations", "0001_initial"), ("disclosures", "0002_row_security")]

    operations = [protect("observations_observation", FULL, history=True)]
