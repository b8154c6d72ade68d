import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from soceis.foundation.records.migrating import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Lane",
                    fields=[
                        ("lane", models.IntegerField(primary_key=True, serialize=False)),
                        ("sequence", models.BigIntegerField(default=0)),
                        ("hash", models.BinaryField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("lane", models.IntegerField()),
                        ("sequence", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        ("actor", models.UUIDField(null=True)),
                        ("actor_name", models.TextField(blank=True)),
                        ("actor_roles", models.TextField(blank=True)),
                        ("action", models.CharField(max_length=40)),
                        (
                            "people",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), default=list, size=None
                            ),
                        ),
                        (
                            "areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), default=list, size=None
                            ),
                        ),
                        ("record_type", models.CharField(blank=True, max_length=60)),
                        ("record_id", models.UUIDField(null=True)),
                        ("purpose", models.TextField(blank=True)),
                        ("detail", models.JSONField(default=dict)),
                        ("previous", models.BinaryField()),
                        ("hash", models.BinaryField()),
                    ],
                    options={
                        "verbose_name_plural": "entries",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(fields=["people"], name="audit_people"),
                            models.Index(fields=["-at"], name="audit_at"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("lane", "sequence"), name="audit_place_once")
                        ],
                    },
                ),
            ]
        )
    ]
