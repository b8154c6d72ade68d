"""Drafts and submissions belong to the person who typed them."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import own, protect


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_access_functions")]

    operations = [
        protect("accounts_draft", own("owner_id")),
        protect("accounts_submission", own("owner_id")),
    ]
