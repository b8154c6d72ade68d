import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import soceis.foundation.records.clock
import soceis.foundation.records.fields
import soceis.foundation.records.identifiers
from soceis.foundation.records.migrating import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("casework", "0001_initial"),
        ("people", "0001_initial"),
        ("plans", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Activity",
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
                        ("title", models.CharField(max_length=80)),
                        ("what", models.CharField(blank=True, max_length=300)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                        ("least_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("most_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "permission",
                            models.CharField(
                                choices=[
                                    ("none", "Nobody has to be asked"),
                                    ("home", "Somebody who looks after them says yes"),
                                    ("social_worker", "The social worker says yes"),
                                    ("form", "The provider’s own form"),
                                ],
                                default="none",
                                max_length=20,
                            ),
                        ),
                        ("risk_words", models.TextField(blank=True)),
                        ("risk_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
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
                            "risk_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    ],
                    options={
                        "verbose_name_plural": "activities",
                        "ordering": ("title", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("risk_by__isnull", True), ("risk_on__isnull", True)),
                                    models.Q(("risk_by__isnull", False), ("risk_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="assessed_on_a_day_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityChoice",
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
                        (
                            "offered",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), size=None
                            ),
                        ),
                        (
                            "chosen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), blank=True, default=list, size=None
                            ),
                        ),
                        ("own_idea", models.CharField(blank=True, max_length=200)),
                        ("not_now", models.BooleanField(default=False)),
                        ("offered_on", models.DateField()),
                        ("chosen_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.goal",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["young_person", "-offered_on"], name="choice_of_young_person"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("chosen__contained_by", models.F("offered"))),
                                name="chosen_from_list",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("chosen__len__lte", 3)), name="at_most_three_chosen"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityChoiceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
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
                        (
                            "offered",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), size=None
                            ),
                        ),
                        (
                            "chosen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), blank=True, default=list, size=None
                            ),
                        ),
                        ("own_idea", models.CharField(blank=True, max_length=200)),
                        ("not_now", models.BooleanField(default=False)),
                        ("offered_on", models.DateField()),
                        ("chosen_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "episode",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="plans.goal",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="activities.activitychoice",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActivityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
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
                        ("title", models.CharField(max_length=80)),
                        ("what", models.CharField(blank=True, max_length=300)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                        ("least_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("most_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "permission",
                            models.CharField(
                                choices=[
                                    ("none", "Nobody has to be asked"),
                                    ("home", "Somebody who looks after them says yes"),
                                    ("social_worker", "The social worker says yes"),
                                    ("form", "The provider’s own form"),
                                ],
                                default="none",
                                max_length=20,
                            ),
                        ),
                        ("risk_words", models.TextField(blank=True)),
                        ("risk_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="activities.activity",
                            ),
                        ),
                        (
                            "risk_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Circle",
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
                        ("name", soceis.foundation.records.fields.EncryptedTextField()),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
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
                            "updated_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CircleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
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
                        ("name", soceis.foundation.records.fields.EncryptedTextField()),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="activities.circle",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CircleMember",
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
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="activities.circle",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("circle", "young_person"),
                                name="once_in_a_circle",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CircleMemberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
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
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "circle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.circle",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="activities.circlemember",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Group",
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
                        ("title", models.CharField(max_length=80)),
                        ("what", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("recruiting", "Getting people together"),
                                    ("running", "Running"),
                                    ("on_hold", "Paused, to come back to"),
                                    ("finished", "Finished"),
                                ],
                                default="recruiting",
                                max_length=20,
                            ),
                        ),
                        ("most", models.PositiveSmallIntegerField(default=8)),
                        ("revisit_on", models.DateField(blank=True, null=True)),
                        ("pause_reason", models.CharField(blank=True, max_length=200)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
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
                            "grew_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grew_into",
                                to="activities.group",
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
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("most__gte", 1), ("most__lte", 60)),
                                name="group_of_1_to_60",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "on_hold"), _negated=True),
                                    ("revisit_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="pause_has_an_end",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
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
                        ("title", models.CharField(max_length=80)),
                        ("what", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("recruiting", "Getting people together"),
                                    ("running", "Running"),
                                    ("on_hold", "Paused, to come back to"),
                                    ("finished", "Finished"),
                                ],
                                default="recruiting",
                                max_length=20,
                            ),
                        ),
                        ("most", models.PositiveSmallIntegerField(default=8)),
                        ("revisit_on", models.DateField(blank=True, null=True)),
                        ("pause_reason", models.CharField(blank=True, max_length=200)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "grew_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.group",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="activities.group",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GroupSession",
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
                        ("starts_at", models.DateTimeField()),
                        ("minutes", models.PositiveSmallIntegerField(default=90)),
                        (
                            "routes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("confirmed", "Confirmed"),
                                    ("held", "Took place"),
                                    ("stopped_early", "Stopped early"),
                                    ("called_off", "Called off"),
                                ],
                                default="planned",
                                max_length=20,
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
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
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="activities.group",
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
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="activities.place",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["area", "starts_at"], name="session_of_area")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("minutes__gte", 5), ("minutes__lte", 1440)),
                                name="session_within_a_day",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeepApart",
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
                        ("lifts_only", models.BooleanField(default=False)),
                        (
                            "weekdays",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("from_time", models.TimeField(blank=True, null=True)),
                        ("to_time", models.TimeField(blank=True, null=True)),
                        ("reason", soceis.foundation.records.fields.EncryptedTextField()),
                        ("review_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "circle",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="activities.circle",
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
                            "other_circle",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="activities.circle",
                            ),
                        ),
                        (
                            "other_person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
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
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="activities.place",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "keep-aparts",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=["area"],
                                name="keep_apart_of_area",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("circle__isnull", True), ("person__isnull", False)),
                                    models.Q(("circle__isnull", False), ("person__isnull", True)),
                                    _connector="OR",
                                ),
                                name="keep_apart_has_one_side",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("other_circle__isnull", True),
                                        ("other_person__isnull", False),
                                        ("place__isnull", True),
                                        ("worker__isnull", True),
                                    ),
                                    models.Q(
                                        ("other_circle__isnull", False),
                                        ("other_person__isnull", True),
                                        ("place__isnull", True),
                                        ("worker__isnull", True),
                                    ),
                                    models.Q(
                                        ("other_circle__isnull", True),
                                        ("other_person__isnull", True),
                                        ("place__isnull", True),
                                        ("worker__isnull", False),
                                    ),
                                    models.Q(
                                        ("other_circle__isnull", True),
                                        ("other_person__isnull", True),
                                        ("place__isnull", False),
                                        ("worker__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="keep_apart_has_another_side",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("from_time__isnull", True), ("to_time__isnull", True)),
                                    ("from_time__lt", models.F("to_time")),
                                    _connector="OR",
                                ),
                                name="keep_apart_hours_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lifts_only", False), ("place__isnull", True), _connector="OR"
                                ),
                                name="no_lift_with_a_place",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Place",
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
                        ("name", models.CharField(max_length=120)),
                        ("key", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("venue", "A place"),
                                    ("route", "A way there: a road, a bus, a station"),
                                ],
                                default="venue",
                                max_length=10,
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
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
                            "updated_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("key",),
                        "constraints": [
                            models.UniqueConstraint(fields=("area", "key"), name="place_once_an_area")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeepApartEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
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
                        ("lifts_only", models.BooleanField(default=False)),
                        (
                            "weekdays",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("from_time", models.TimeField(blank=True, null=True)),
                        ("to_time", models.TimeField(blank=True, null=True)),
                        ("reason", soceis.foundation.records.fields.EncryptedTextField()),
                        ("review_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "circle",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.circle",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "other_circle",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.circle",
                            ),
                        ),
                        (
                            "other_person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="activities.keepapart",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.place",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GroupSessionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
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
                        ("starts_at", models.DateTimeField()),
                        ("minutes", models.PositiveSmallIntegerField(default=90)),
                        (
                            "routes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), blank=True, default=list, size=None
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("confirmed", "Confirmed"),
                                    ("held", "Took place"),
                                    ("stopped_early", "Stopped early"),
                                    ("called_off", "Called off"),
                                ],
                                default="planned",
                                max_length=20,
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.group",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="activities.groupsession",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.place",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegisterEntry",
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("expected", "Expected"),
                                    ("present", "Came"),
                                    ("late", "Came late"),
                                    ("could_not", "Could not come"),
                                    ("not_asked", "Was not asked"),
                                ],
                                default="expected",
                                max_length=12,
                            ),
                        ),
                        ("remark", models.TextField(blank=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.contact",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "lift_with",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="register",
                                to="activities.groupsession",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "young_person"), name="once_in_a_register"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("expected", "Expected"),
                                    ("present", "Came"),
                                    ("late", "Came late"),
                                    ("could_not", "Could not come"),
                                    ("not_asked", "Was not asked"),
                                ],
                                default="expected",
                                max_length=12,
                            ),
                        ),
                        ("remark", models.TextField(blank=True)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "episode",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "lift_with",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="activities.registerentry",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="activities.groupsession",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SessionOverride",
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
                        (
                            "covers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=32), size=None
                            ),
                        ),
                        ("reason", soceis.foundation.records.fields.EncryptedTextField()),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
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
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overrides",
                                to="activities.groupsession",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SessionWorker",
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
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
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
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="workers",
                                to="activities.groupsession",
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
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "worker"), name="worker_once_a_session"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_activityevent" ("area_id", "cost", "created_at", "created_by_id", "ended_on", "id", "least_age", "most_age", "permission", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "risk_by_id", "risk_on", "risk_words", "title", "updated_at", "updated_by_id", "version", "what") VALUES (NEW."area_id", NEW."cost", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NEW."least_age", NEW."most_age", NEW."permission", NOW(), \'insert\', NEW."id", NEW."place", NEW."risk_by_id", NEW."risk_on", NEW."risk_words", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what"); RETURN NULL;',
                            hash="e890697dbf4c26039a32de475da6060f123b06fa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6de9c",
                            table="activities_activity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "activities_activityevent" ("area_id", "cost", "created_at", "created_by_id", "ended_on", "id", "least_age", "most_age", "permission", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "risk_by_id", "risk_on", "risk_words", "title", "updated_at", "updated_by_id", "version", "what") VALUES (NEW."area_id", NEW."cost", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NEW."least_age", NEW."most_age", NEW."permission", NOW(), \'update\', NEW."id", NEW."place", NEW."risk_by_id", NEW."risk_on", NEW."risk_words", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what"); RETURN NULL;',
                            hash="2b59cdb2873c18aa93a9718d839bdb882a5c8ca3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a56a1",
                            table="activities_activity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_activityevent" ("area_id", "cost", "created_at", "created_by_id", "ended_on", "id", "least_age", "most_age", "permission", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "risk_by_id", "risk_on", "risk_words", "title", "updated_at", "updated_by_id", "version", "what") VALUES (OLD."area_id", OLD."cost", OLD."created_at", OLD."created_by_id", OLD."ended_on", OLD."id", OLD."least_age", OLD."most_age", OLD."permission", NOW(), \'delete\', OLD."id", OLD."place", OLD."risk_by_id", OLD."risk_on", OLD."risk_words", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."what"); RETURN NULL;',
                            hash="3445fe784fcad878b444567e7ad9f8b98c3f3646",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cc776",
                            table="activities_activity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activitychoice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_activitychoiceevent" ("area_id", "chosen", "chosen_on", "created_at", "created_by_id", "episode_id", "goal_id", "id", "not_now", "offered", "offered_on", "own_idea", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."chosen", NEW."chosen_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."goal_id", NEW."id", NEW."not_now", NEW."offered", NEW."offered_on", NEW."own_idea", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="36e08caddda229fa86fbb174311345d54b771e72",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7b6ce",
                            table="activities_activitychoice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activitychoice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "activities_activitychoiceevent" ("area_id", "chosen", "chosen_on", "created_at", "created_by_id", "episode_id", "goal_id", "id", "not_now", "offered", "offered_on", "own_idea", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."chosen", NEW."chosen_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."goal_id", NEW."id", NEW."not_now", NEW."offered", NEW."offered_on", NEW."own_idea", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="5a6c4c78d875a1342b58585fb902ce4669c791e3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_83630",
                            table="activities_activitychoice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activitychoice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_activitychoiceevent" ("area_id", "chosen", "chosen_on", "created_at", "created_by_id", "episode_id", "goal_id", "id", "not_now", "offered", "offered_on", "own_idea", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."chosen", OLD."chosen_on", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."goal_id", OLD."id", OLD."not_now", OLD."offered", OLD."offered_on", OLD."own_idea", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="9e36a1ce08fa300d85acba7db5053c8ab3c69796",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d59a4",
                            table="activities_activitychoice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activitychoiceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="195af9b91703c5e87df095d1104c34a1b4f6270f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ef046",
                            table="activities_activitychoiceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="db1ce8ee7434c8d6ffd204f1fd78016cd3a3a0a3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_09934",
                            table="activities_activityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="circle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_circleevent" ("area_id", "created_at", "created_by_id", "id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."name", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="b6ac0620dbd7f1e07b2067acdb9d3413d66f2024",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c5244",
                            table="activities_circle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="circle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "activities_circleevent" ("area_id", "created_at", "created_by_id", "id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."name", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="9f37ea2fe616ac2c65087a8802db0fde355257f6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bc047",
                            table="activities_circle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="circle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_circleevent" ("area_id", "created_at", "created_by_id", "id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."name", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="94737d2b682219cf38c81bfe48661a8fddf29f6d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ce044",
                            table="activities_circle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="circleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6728bdc0e5c835c9670f818cc0929f35859f09b4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f42de",
                            table="activities_circleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="circlemember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_circlememberevent" ("area_id", "circle_id", "created_at", "created_by_id", "ended_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."circle_id", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="7d1c8a4dcf4b949fc6cd12b202d68e4a3de1dbdb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f0b83",
                            table="activities_circlemember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="circlemember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "activities_circlememberevent" ("area_id", "circle_id", "created_at", "created_by_id", "ended_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."circle_id", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="24ab6222a0917a50d531963f304b9175e2d2ad21",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b9096",
                            table="activities_circlemember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="circlemember",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_circlememberevent" ("area_id", "circle_id", "created_at", "created_by_id", "ended_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."circle_id", OLD."created_at", OLD."created_by_id", OLD."ended_on", OLD."id", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="b7af08981510f41033fc8b42704dfc1ce51d83d0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1ea79",
                            table="activities_circlemember",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="circlememberevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f5bb33bc368a2a68f90a7a845fa1f923d9ca5b36",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3829a",
                            table="activities_circlememberevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="group",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_groupevent" ("area_id", "created_at", "created_by_id", "grew_from_id", "id", "most", "pause_reason", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisit_on", "state", "title", "updated_at", "updated_by_id", "version", "what") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."grew_from_id", NEW."id", NEW."most", NEW."pause_reason", NOW(), \'insert\', NEW."id", NEW."revisit_on", NEW."state", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what"); RETURN NULL;',
                            hash="479b177ce4824749c52a803d476908419764c0e7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4115b",
                            table="activities_group",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="group",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "activities_groupevent" ("area_id", "created_at", "created_by_id", "grew_from_id", "id", "most", "pause_reason", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisit_on", "state", "title", "updated_at", "updated_by_id", "version", "what") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."grew_from_id", NEW."id", NEW."most", NEW."pause_reason", NOW(), \'update\', NEW."id", NEW."revisit_on", NEW."state", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what"); RETURN NULL;',
                            hash="5c9098c8bd6d900f31e7cfa8909932d7937fd41f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a4b67",
                            table="activities_group",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="group",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_groupevent" ("area_id", "created_at", "created_by_id", "grew_from_id", "id", "most", "pause_reason", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisit_on", "state", "title", "updated_at", "updated_by_id", "version", "what") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."grew_from_id", OLD."id", OLD."most", OLD."pause_reason", NOW(), \'delete\', OLD."id", OLD."revisit_on", OLD."state", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."what"); RETURN NULL;',
                            hash="d110f3fedf3988d050392585131082da92fe652f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_030db",
                            table="activities_group",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9c17c0bf410799483c73f5766d4d32c8c1685889",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_48e7c",
                            table="activities_groupevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keepapartevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9fb1f70972be2688551b71b5b0164a9a9c70eacf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_54bdc",
                            table="activities_keepapartevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keepapart",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_keepapartevent" ("area_id", "circle_id", "created_at", "created_by_id", "ended_on", "from_time", "id", "lifts_only", "other_circle_id", "other_person_id", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reason", "review_on", "to_time", "updated_at", "updated_by_id", "version", "weekdays", "worker_id") VALUES (NEW."area_id", NEW."circle_id", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."from_time", NEW."id", NEW."lifts_only", NEW."other_circle_id", NEW."other_person_id", NEW."person_id", NOW(), \'insert\', NEW."id", NEW."place_id", NEW."reason", NEW."review_on", NEW."to_time", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."weekdays", NEW."worker_id"); RETURN NULL;',
                            hash="e0ee30ffe8f17761264df5d092b46d4c74fa3d8f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d54eb",
                            table="activities_keepapart",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keepapart",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "activities_keepapartevent" ("area_id", "circle_id", "created_at", "created_by_id", "ended_on", "from_time", "id", "lifts_only", "other_circle_id", "other_person_id", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reason", "review_on", "to_time", "updated_at", "updated_by_id", "version", "weekdays", "worker_id") VALUES (NEW."area_id", NEW."circle_id", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."from_time", NEW."id", NEW."lifts_only", NEW."other_circle_id", NEW."other_person_id", NEW."person_id", NOW(), \'update\', NEW."id", NEW."place_id", NEW."reason", NEW."review_on", NEW."to_time", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."weekdays", NEW."worker_id"); RETURN NULL;',
                            hash="744791ff994aad554aa6fb6bd196160addc2e929",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8b626",
                            table="activities_keepapart",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keepapart",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_keepapartevent" ("area_id", "circle_id", "created_at", "created_by_id", "ended_on", "from_time", "id", "lifts_only", "other_circle_id", "other_person_id", "person_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "reason", "review_on", "to_time", "updated_at", "updated_by_id", "version", "weekdays", "worker_id") VALUES (OLD."area_id", OLD."circle_id", OLD."created_at", OLD."created_by_id", OLD."ended_on", OLD."from_time", OLD."id", OLD."lifts_only", OLD."other_circle_id", OLD."other_person_id", OLD."person_id", NOW(), \'delete\', OLD."id", OLD."place_id", OLD."reason", OLD."review_on", OLD."to_time", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."weekdays", OLD."worker_id"); RETURN NULL;',
                            hash="5b7c5debe6683164dfecd4885fb8f0b24cc3e85f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_62169",
                            table="activities_keepapart",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupsessionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7699a9ed5e0c451c6dddeeb9e3f98fee91681085",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6e219",
                            table="activities_groupsessionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupsession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_groupsessionevent" ("area_id", "created_at", "created_by_id", "group_id", "id", "minutes", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "routes", "starts_at", "state", "updated_at", "updated_by_id", "version") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."group_id", NEW."id", NEW."minutes", NOW(), \'insert\', NEW."id", NEW."place_id", NEW."routes", NEW."starts_at", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="85ada943280512109c50b42b963e6fdb1674986b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ebed5",
                            table="activities_groupsession",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupsession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "activities_groupsessionevent" ("area_id", "created_at", "created_by_id", "group_id", "id", "minutes", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "routes", "starts_at", "state", "updated_at", "updated_by_id", "version") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."group_id", NEW."id", NEW."minutes", NOW(), \'update\', NEW."id", NEW."place_id", NEW."routes", NEW."starts_at", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="dd9ed764c3729f85fdde1b62afa2284846e55f12",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ef55f",
                            table="activities_groupsession",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupsession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_groupsessionevent" ("area_id", "created_at", "created_by_id", "group_id", "id", "minutes", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "routes", "starts_at", "state", "updated_at", "updated_by_id", "version") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."group_id", OLD."id", OLD."minutes", NOW(), \'delete\', OLD."id", OLD."place_id", OLD."routes", OLD."starts_at", OLD."state", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="b59c6fbfdd68cf0ee94ba32f80d5e85928887fa1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_31741",
                            table="activities_groupsession",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_registerentryevent" ("area_id", "contact_id", "created_at", "created_by_id", "episode_id", "id", "lift_with_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "session_id", "state", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."lift_with_id", NOW(), \'insert\', NEW."id", NEW."remark", NEW."session_id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="861a9936f9183bd66d162094fa541b7c3d6170f2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cf6c6",
                            table="activities_registerentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "activities_registerentryevent" ("area_id", "contact_id", "created_at", "created_by_id", "episode_id", "id", "lift_with_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "session_id", "state", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."lift_with_id", NOW(), \'update\', NEW."id", NEW."remark", NEW."session_id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="a91b42e831a29e44b821b981fb49ced44f5c082c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_59720",
                            table="activities_registerentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "activities_registerentryevent" ("area_id", "contact_id", "created_at", "created_by_id", "episode_id", "id", "lift_with_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "session_id", "state", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."lift_with_id", NOW(), \'delete\', OLD."id", OLD."remark", OLD."session_id", OLD."state", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="2e511b5574b5d8c4798eacc6cba934d322f15aaf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_23359",
                            table="activities_registerentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="registerentryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2b9bf60078cea8e209f5b9bc0237593c62a04b9e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6cc5c",
                            table="activities_registerentryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
