from django.db import migrations, models

from soceis.foundation.records.migrating import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Code",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("scheme", models.CharField(max_length=40)),
                        ("code", models.CharField(max_length=60)),
                        ("label", models.CharField(max_length=200)),
                        ("order", models.PositiveIntegerField(default=0)),
                        ("valid_from", models.DateField()),
                        ("valid_to", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ("scheme", "order", "code"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "code", "valid_from"), name="code_once_from_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="code_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Crosswalk",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("from_scheme", models.CharField(max_length=40)),
                        ("from_code", models.CharField(max_length=60)),
                        ("to_scheme", models.CharField(max_length=40)),
                        ("to_code", models.CharField(max_length=60)),
                    ],
                    options={
                        "ordering": ("from_scheme", "from_code", "to_scheme", "to_code"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("from_scheme", "from_code", "to_scheme"), name="crosswalk_once"
                            )
                        ],
                    },
                ),
            ]
        )
    ]
