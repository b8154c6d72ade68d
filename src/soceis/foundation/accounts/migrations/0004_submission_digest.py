"""A submission remembers a keyed hash of what was saved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_row_security")]

    operations = [
        migrations.AddField("submission", "digest", models.CharField(max_length=64, default="")),
    ]
