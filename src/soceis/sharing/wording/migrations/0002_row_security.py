"""The list is read by whoever is logged in and kept by managers. Counts name a team and a word, and nobody."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import Shape, protect

SOMEBODY = "app.user_id() is not null"
KEEPS = "(select app.my_roles())::text[] && array['area_manager', 'national_manager']"


class Migration(migrations.Migration):
    dependencies = [("wording", "0001_initial"), ("accounts", "0002_access_functions")]

    operations = [
        protect("wording_languageprompt", Shape(read=SOMEBODY, write=KEEPS), history=True),
        # Whoever saves a text adds to the count, which asks to read the row that is there.
        protect("wording_promptcount", Shape(read=SOMEBODY, write=SOMEBODY)),
    ]
