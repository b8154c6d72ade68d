"""Who sees letters and files: whoever sees the full record. Peer mentors do not."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("casework", "0002_row_security")]

    operations = [
        protect("documents_letter", FULL, history=True),
        protect("documents_storedfile", FULL, history=True),
        protect("documents_filepart", FULL),
    ]
