import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import soceis.foundation.records.clock
import soceis.foundation.records.identifiers
from soceis.foundation.records.migrating import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("casework", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="AdultTransfer",
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
                        ("wanted", models.CharField(default="not_asked", max_length=10)),
                        ("kind", models.CharField(blank=True, max_length=20)),
                        ("service", models.CharField(blank=True, max_length=120)),
                        ("plan", models.TextField(blank=True)),
                        ("asked_on", models.DateField(blank=True, null=True)),
                        ("accepted", models.CharField(blank=True, max_length=8)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("told_on", models.DateField(blank=True, null=True)),
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adult_transfer",
                                to="casework.episode",
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
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted__in", ("", "waiting")),
                                    ("answered_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="an_answer_has_its_day",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdultTransferEvent",
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
                        ("wanted", models.CharField(default="not_asked", max_length=10)),
                        ("kind", models.CharField(blank=True, max_length=20)),
                        ("service", models.CharField(blank=True, max_length=120)),
                        ("plan", models.TextField(blank=True)),
                        ("asked_on", models.DateField(blank=True, null=True)),
                        ("accepted", models.CharField(blank=True, max_length=8)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("told_on", models.DateField(blank=True, null=True)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="outcomes.adulttransfer",
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
                    name="EngagementMilestone",
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
                        ("kind", models.CharField(max_length=20)),
                        ("reached_on", models.DateField()),
                        ("words", models.CharField(blank=True, max_length=300)),
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
                                related_name="engagement_milestones",
                                to="casework.episode",
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
                            models.UniqueConstraint(fields=("episode", "kind"), name="reached_first_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EngagementMilestoneEvent",
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
                        ("kind", models.CharField(max_length=20)),
                        ("reached_on", models.DateField()),
                        ("words", models.CharField(blank=True, max_length=300)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="outcomes.engagementmilestone",
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
                    name="ExitPlan",
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
                        ("changed", models.TextField(blank=True)),
                        ("keeps_going", models.TextField(blank=True)),
                        ("turn_to", models.TextField(blank=True)),
                        ("if_hard", models.TextField(blank=True)),
                        ("ask_again", models.CharField(default="not_asked", max_length=10)),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("has_copy", models.BooleanField(default=False)),
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exit_plan",
                                to="casework.episode",
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
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExitPlanEvent",
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
                        ("changed", models.TextField(blank=True)),
                        ("keeps_going", models.TextField(blank=True)),
                        ("turn_to", models.TextField(blank=True)),
                        ("if_hard", models.TextField(blank=True)),
                        ("ask_again", models.CharField(default="not_asked", max_length=10)),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("has_copy", models.BooleanField(default=False)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="outcomes.exitplan",
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
                    name="FollowUpLeft",
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
                        ("months", models.PositiveSmallIntegerField()),
                        ("reason", models.CharField(max_length=20)),
                        ("decided_on", models.DateField()),
                        ("note", models.TextField(blank=True)),
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
                                related_name="follow_ups_left",
                                to="casework.episode",
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
                            models.UniqueConstraint(fields=("episode", "months"), name="left_once"),
                            models.CheckConstraint(
                                condition=models.Q(("months__in", (6, 12))), name="left_at_six_or_twelve"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpLeftEvent",
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
                        ("months", models.PositiveSmallIntegerField()),
                        ("reason", models.CharField(max_length=20)),
                        ("decided_on", models.DateField()),
                        ("note", models.TextField(blank=True)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="outcomes.followupleft",
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
                    name="OutcomeReading",
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
                        ("outcome", models.CharField(max_length=30)),
                        ("stage", models.CharField(max_length=12)),
                        ("applicable", models.CharField(max_length=8)),
                        ("value", models.CharField(blank=True, max_length=8)),
                        ("follow_up_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("recorded_on", models.DateField()),
                        ("evidence", models.CharField(blank=True, max_length=20)),
                        ("note", models.TextField(blank=True)),
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
                                related_name="outcome_readings",
                                to="casework.episode",
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
                                fields=["episode", "outcome", "recorded_on"], name="reading_of_episode"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "baseline"), ("value", "")),
                                    models.Q(
                                        models.Q(("stage", "baseline"), _negated=True),
                                        models.Q(("value", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="no_change_at_the_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("follow_up_months__isnull", True),
                                    models.Q(("stage", "follow_up"), ("follow_up_months__in", (6, 12))),
                                    _connector="OR",
                                ),
                                name="months_only_of_later_readings",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeReadingEvent",
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
                        ("outcome", models.CharField(max_length=30)),
                        ("stage", models.CharField(max_length=12)),
                        ("applicable", models.CharField(max_length=8)),
                        ("value", models.CharField(blank=True, max_length=8)),
                        ("follow_up_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("recorded_on", models.DateField()),
                        ("evidence", models.CharField(blank=True, max_length=20)),
                        ("note", models.TextField(blank=True)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="outcomes.outcomereading",
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
                    name="ShortMeasure",
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
                        ("stage", models.CharField(max_length=12)),
                        ("taken_on", models.DateField()),
                        ("measure", models.CharField(max_length=20)),
                        ("answer", models.CharField(max_length=12)),
                        ("words", models.CharField(blank=True, max_length=300)),
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
                                related_name="short_measures",
                                to="casework.episode",
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
                                fields=("episode", "taken_on", "measure"), name="one_answer_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ShortMeasureEvent",
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
                        ("stage", models.CharField(max_length=12)),
                        ("taken_on", models.DateField()),
                        ("measure", models.CharField(max_length=20)),
                        ("answer", models.CharField(max_length=12)),
                        ("words", models.CharField(blank=True, max_length=300)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="outcomes.shortmeasure",
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
                    name="SupportNetwork",
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
                        ("stage", models.CharField(max_length=12)),
                        ("counted_on", models.DateField()),
                        ("kind", models.CharField(max_length=20)),
                        ("number", models.PositiveSmallIntegerField()),
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
                                related_name="support_network",
                                to="casework.episode",
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
                                fields=("episode", "counted_on", "kind"), name="one_count_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__lte", 20)), name="believably_many"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportNetworkEvent",
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
                        ("stage", models.CharField(max_length=12)),
                        ("counted_on", models.DateField()),
                        ("kind", models.CharField(max_length=20)),
                        ("number", models.PositiveSmallIntegerField()),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="outcomes.supportnetwork",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="adulttransfer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_adulttransferevent" ("accepted", "answered_on", "area_id", "asked_on", "created_at", "created_by_id", "episode_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "service", "told_on", "updated_at", "updated_by_id", "version", "wanted", "young_person_id") VALUES (NEW."accepted", NEW."answered_on", NEW."area_id", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NOW(), \'insert\', NEW."id", NEW."plan", NEW."service", NEW."told_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."wanted", NEW."young_person_id"); RETURN NULL;',
                            hash="824c43acb726ac796b8fa723c14e0ab81c0070a9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ae16d",
                            table="outcomes_adulttransfer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adulttransfer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "outcomes_adulttransferevent" ("accepted", "answered_on", "area_id", "asked_on", "created_at", "created_by_id", "episode_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "service", "told_on", "updated_at", "updated_by_id", "version", "wanted", "young_person_id") VALUES (NEW."accepted", NEW."answered_on", NEW."area_id", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NOW(), \'update\', NEW."id", NEW."plan", NEW."service", NEW."told_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."wanted", NEW."young_person_id"); RETURN NULL;',
                            hash="c10c8f0ccf8eb591dc86ed533a666f42aa0d4fa4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9b0d7",
                            table="outcomes_adulttransfer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adulttransfer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_adulttransferevent" ("accepted", "answered_on", "area_id", "asked_on", "created_at", "created_by_id", "episode_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "service", "told_on", "updated_at", "updated_by_id", "version", "wanted", "young_person_id") VALUES (OLD."accepted", OLD."answered_on", OLD."area_id", OLD."asked_on", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."kind", NOW(), \'delete\', OLD."id", OLD."plan", OLD."service", OLD."told_on", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."wanted", OLD."young_person_id"); RETURN NULL;',
                            hash="9dd55731c3fc986b2197297d94ff3c080bfcabe8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a71c0",
                            table="outcomes_adulttransfer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adulttransferevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4e03212423003a3c3d44e1888112398e99ef5f40",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_799c5",
                            table="outcomes_adulttransferevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementmilestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_engagementmilestoneevent" ("area_id", "created_at", "created_by_id", "episode_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_on", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NOW(), \'insert\', NEW."id", NEW."reached_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="a123773d9fd97decd157b1ba8e214f9a621b6f2e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_86649",
                            table="outcomes_engagementmilestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementmilestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "outcomes_engagementmilestoneevent" ("area_id", "created_at", "created_by_id", "episode_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_on", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NOW(), \'update\', NEW."id", NEW."reached_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="354fb1c5aa08f78d4fc82488eedbc0d016c69371",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_76236",
                            table="outcomes_engagementmilestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementmilestone",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_engagementmilestoneevent" ("area_id", "created_at", "created_by_id", "episode_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_on", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."kind", NOW(), \'delete\', OLD."id", OLD."reached_on", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="cee3bff3e5c5d7509229af4add7e728d2eddb8b7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_78bb3",
                            table="outcomes_engagementmilestone",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementmilestoneevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="001fc0397e8d1fb2491ee7c0a4941412d4c374d0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e1266",
                            table="outcomes_engagementmilestoneevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exitplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_exitplanevent" ("agreed_on", "area_id", "ask_again", "changed", "created_at", "created_by_id", "episode_id", "has_copy", "id", "if_hard", "keeps_going", "pgh_created_at", "pgh_label", "pgh_obj_id", "turn_to", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."agreed_on", NEW."area_id", NEW."ask_again", NEW."changed", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."has_copy", NEW."id", NEW."if_hard", NEW."keeps_going", NOW(), \'insert\', NEW."id", NEW."turn_to", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="8a44cfcf0c28404dbedb01d1bb32400eb1577a30",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_55c3c",
                            table="outcomes_exitplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exitplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "outcomes_exitplanevent" ("agreed_on", "area_id", "ask_again", "changed", "created_at", "created_by_id", "episode_id", "has_copy", "id", "if_hard", "keeps_going", "pgh_created_at", "pgh_label", "pgh_obj_id", "turn_to", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."agreed_on", NEW."area_id", NEW."ask_again", NEW."changed", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."has_copy", NEW."id", NEW."if_hard", NEW."keeps_going", NOW(), \'update\', NEW."id", NEW."turn_to", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="5fd9d8f8e8d9504f6c622bcf587210105e2779df",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4ffe6",
                            table="outcomes_exitplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exitplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_exitplanevent" ("agreed_on", "area_id", "ask_again", "changed", "created_at", "created_by_id", "episode_id", "has_copy", "id", "if_hard", "keeps_going", "pgh_created_at", "pgh_label", "pgh_obj_id", "turn_to", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."agreed_on", OLD."area_id", OLD."ask_again", OLD."changed", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."has_copy", OLD."id", OLD."if_hard", OLD."keeps_going", NOW(), \'delete\', OLD."id", OLD."turn_to", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="7c24d029f2d598d884e4aac1ea58b67df54d07d4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fc80b",
                            table="outcomes_exitplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exitplanevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="68fad325694891adb73f31cb2965d1c8b1581735",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_372a8",
                            table="outcomes_exitplanevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followupleft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_followupleftevent" ("area_id", "created_at", "created_by_id", "decided_on", "episode_id", "id", "months", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."decided_on", NEW."episode_id", NEW."id", NEW."months", NEW."note", NOW(), \'insert\', NEW."id", NEW."reason", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="8240604a997639e0f5c85efc379cf4ad9915206c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_92b01",
                            table="outcomes_followupleft",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followupleft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "outcomes_followupleftevent" ("area_id", "created_at", "created_by_id", "decided_on", "episode_id", "id", "months", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."decided_on", NEW."episode_id", NEW."id", NEW."months", NEW."note", NOW(), \'update\', NEW."id", NEW."reason", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="7ccdaf1dcbc8d25fad9042ef651c6214da39e74d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2fbbc",
                            table="outcomes_followupleft",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followupleft",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_followupleftevent" ("area_id", "created_at", "created_by_id", "decided_on", "episode_id", "id", "months", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."decided_on", OLD."episode_id", OLD."id", OLD."months", OLD."note", NOW(), \'delete\', OLD."id", OLD."reason", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="1baab6f59a41e5f6ca21a4f0637ba9b99f1704db",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_729c7",
                            table="outcomes_followupleft",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followupleftevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1f9543fcc5b079f9ccc967bda2ddb04d3df2dc78",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e189d",
                            table="outcomes_followupleftevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomereading",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_outcomereadingevent" ("applicable", "area_id", "created_at", "created_by_id", "episode_id", "evidence", "follow_up_months", "id", "note", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_on", "stage", "updated_at", "updated_by_id", "value", "version", "young_person_id") VALUES (NEW."applicable", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."evidence", NEW."follow_up_months", NEW."id", NEW."note", NEW."outcome", NOW(), \'insert\', NEW."id", NEW."recorded_on", NEW."stage", NEW."updated_at", NEW."updated_by_id", NEW."value", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="6d703d687329f773b9df16c98ae96e18e6634804",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fe063",
                            table="outcomes_outcomereading",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomereading",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "outcomes_outcomereadingevent" ("applicable", "area_id", "created_at", "created_by_id", "episode_id", "evidence", "follow_up_months", "id", "note", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_on", "stage", "updated_at", "updated_by_id", "value", "version", "young_person_id") VALUES (NEW."applicable", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."evidence", NEW."follow_up_months", NEW."id", NEW."note", NEW."outcome", NOW(), \'update\', NEW."id", NEW."recorded_on", NEW."stage", NEW."updated_at", NEW."updated_by_id", NEW."value", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="57b87e576456a5f1fe411653f4478eab18dc38b2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_580f3",
                            table="outcomes_outcomereading",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomereading",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_outcomereadingevent" ("applicable", "area_id", "created_at", "created_by_id", "episode_id", "evidence", "follow_up_months", "id", "note", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_on", "stage", "updated_at", "updated_by_id", "value", "version", "young_person_id") VALUES (OLD."applicable", OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."evidence", OLD."follow_up_months", OLD."id", OLD."note", OLD."outcome", NOW(), \'delete\', OLD."id", OLD."recorded_on", OLD."stage", OLD."updated_at", OLD."updated_by_id", OLD."value", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="093332395504ba10f7e2b45a278969710c95f639",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_02595",
                            table="outcomes_outcomereading",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomereadingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="73188f9d98a579f5c46f028f9705b7229565b420",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3a247",
                            table="outcomes_outcomereadingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="shortmeasure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_shortmeasureevent" ("answer", "area_id", "created_at", "created_by_id", "episode_id", "id", "measure", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "taken_on", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."answer", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."measure", NOW(), \'insert\', NEW."id", NEW."stage", NEW."taken_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="6178da155dcd35ce2acda73518b7bd9f67c2f6ee",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3b6c6",
                            table="outcomes_shortmeasure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="shortmeasure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "outcomes_shortmeasureevent" ("answer", "area_id", "created_at", "created_by_id", "episode_id", "id", "measure", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "taken_on", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."answer", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."measure", NOW(), \'update\', NEW."id", NEW."stage", NEW."taken_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="8b5dff877b839c2f3f5b62ba9ad4ab5dd7a529e0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cd011",
                            table="outcomes_shortmeasure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="shortmeasure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_shortmeasureevent" ("answer", "area_id", "created_at", "created_by_id", "episode_id", "id", "measure", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "taken_on", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."answer", OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."measure", NOW(), \'delete\', OLD."id", OLD."stage", OLD."taken_on", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="80276c34a86e9759742b70b4c6cc2f57b08b8684",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d677a",
                            table="outcomes_shortmeasure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="shortmeasureevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b17e2cc3cb7b72aa76c2ac9d4aabc240124bcd78",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fbd5d",
                            table="outcomes_shortmeasureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportnetwork",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_supportnetworkevent" ("area_id", "counted_on", "created_at", "created_by_id", "episode_id", "id", "kind", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."counted_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NEW."number", NOW(), \'insert\', NEW."id", NEW."stage", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="b106623c42e28ae67e2bb51c78bd5b55ff4ead81",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6e9f2",
                            table="outcomes_supportnetwork",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportnetwork",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "outcomes_supportnetworkevent" ("area_id", "counted_on", "created_at", "created_by_id", "episode_id", "id", "kind", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."counted_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NEW."number", NOW(), \'update\', NEW."id", NEW."stage", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="4f6fb816ef8cf3d1a82371d4138eba02eb098c40",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_61c22",
                            table="outcomes_supportnetwork",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportnetwork",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "outcomes_supportnetworkevent" ("area_id", "counted_on", "created_at", "created_by_id", "episode_id", "id", "kind", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."counted_on", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."kind", OLD."number", NOW(), \'delete\', OLD."id", OLD."stage", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="8a6f10019a41b958098b745e6f1ed213394caa96",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b32e3",
                            table="outcomes_supportnetwork",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportnetworkevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="70154cee77954a21cc2d88aac1c380b8c96d7445",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8f465",
                            table="outcomes_supportnetworkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
