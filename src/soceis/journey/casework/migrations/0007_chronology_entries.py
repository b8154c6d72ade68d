"""Lines of the chronology that later apps write."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import soceis.foundation.records.clock
import soceis.foundation.records.identifiers
from soceis.foundation.access.rowsecurity import ASSIGNED, IN_MY_AREA, MENTORED, OPENED, Shape, protect

# A peer mentor's visit may write a line, and they read those of their own.
OWN = f"{MENTORED} and created_by_id = app.user_id()"
WRITTEN_BY_WHO_WORKS = Shape(
    read=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({OPENED}) or ({OWN})",
    write=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({OWN})",
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_clean_up"),
        ("casework", "0006_outreach"),
        ("people", "0004_find_and_bring"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChronologyEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=soceis.foundation.records.identifiers.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                ("kind", models.CharField(max_length=40)),
                ("happened_on", models.DateField()),
                ("record", models.UUIDField()),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.area"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.episode"
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "young_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.youngperson"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["young_person", "-happened_on", "-id"], name="entry_of_young_person")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "kind"), name="an_entry_once_a_record")
                ],
            },
        ),
        protect("casework_chronologyentry", WRITTEN_BY_WHO_WORKS),
    ]
