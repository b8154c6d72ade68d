import django.contrib.postgres.fields
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
        ("people", "0001_initial"),
        ("referrals", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Assignment",
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
                        ("begins", models.DateField()),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("change_reason", models.CharField(default="first", max_length=30)),
                        ("end_reason", models.CharField(blank=True, max_length=30)),
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
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="people.youngperson",
                            ),
                        ),
                        (
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="casework.episode",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["worker", "ends"], name="assignment_of_worker")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends__isnull", True), ("kind", "key_worker")),
                                fields=("episode",),
                                name="one_key_worker_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "cover"), _negated=True),
                                    ("ends__isnull", False),
                                    _connector="OR",
                                ),
                                name="cover_has_an_end_date",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gte", models.F("begins")), _connector="OR"
                                ),
                                name="assignment_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
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
                        ("happened_at", models.DateTimeField()),
                        ("kind", models.CharField(max_length=30)),
                        ("mode", models.CharField(max_length=20)),
                        ("route", models.CharField(blank=True, db_default="", default="", max_length=20)),
                        ("outcome", models.CharField(blank=True, db_default="", default="", max_length=20)),
                        ("minutes", models.PositiveIntegerField(blank=True, null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("components", models.JSONField(blank=True, default=dict)),
                        ("title", models.CharField(blank=True, max_length=120)),
                        ("summary", models.TextField(blank=True)),
                        ("young_person_words", models.TextField(blank=True)),
                        ("strengths_seen", models.TextField(blank=True)),
                        ("next_step", models.TextField(blank=True)),
                        ("out_of_hours", models.BooleanField(default=False)),
                        ("shared_with_peer_mentor", models.BooleanField(default=False)),
                        ("is_milestone", models.BooleanField(default=False)),
                        ("corrects", models.UUIDField(blank=True, null=True)),
                        ("correction_reason", models.TextField(blank=True)),
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
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="people.youngperson",
                            ),
                        ),
                        (
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="casework.workentry",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["young_person", "-happened_at"], name="contact_of_person"),
                            models.Index(fields=["episode", "-happened_at"], name="contact_of_episode"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("corrects",), name="contact_corrected_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("minutes__isnull", True), ("minutes__lte", 1440), _connector="OR"
                                ),
                                name="contact_within_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Concern",
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
                        ("text", models.TextField()),
                        (
                            "tell",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None
                            ),
                        ),
                        ("told", models.JSONField(blank=True, default=dict)),
                        ("settled_on", models.DateField(blank=True, null=True)),
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
                        (
                            "worker",
                            models.ForeignKey(
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
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concerns",
                                to="casework.contact",
                            ),
                        ),
                        (
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concerns",
                                to="casework.episode",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("settled_on__isnull", True)),
                                fields=["worker"],
                                name="concern_of_worker",
                            ),
                            models.Index(
                                condition=models.Q(("settled_on__isnull", True)),
                                fields=["area"],
                                name="concern_of_area",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("tell__len__gte", 1)), name="concern_says_whom_to_tell"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Episode",
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
                        ("number", models.PositiveSmallIntegerField(default=1)),
                        (
                            "programme",
                            models.CharField(
                                choices=[
                                    ("one_to_one", "One to one"),
                                    ("school_group", "School prevention programme"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("awaiting_allocation", "Waiting for a key worker"),
                                    ("allocated_not_started", "Key worker named, not yet started"),
                                    ("engaging", "Getting to know each other"),
                                    ("active", "Active"),
                                    ("paused", "Paused"),
                                    ("closed", "Closed"),
                                    ("unknown", "Not known (brought over from older records)"),
                                ],
                                default="awaiting_allocation",
                                max_length=24,
                            ),
                        ),
                        ("allocated_on", models.DateField(blank=True, null=True)),
                        (
                            "introduction",
                            models.CharField(blank=True, db_default="", default="", max_length=20),
                        ),
                        (
                            "introduced_by",
                            models.CharField(blank=True, db_default="", default="", max_length=120),
                        ),
                        ("open_from", models.DateField(blank=True, null=True)),
                        ("first_attended", models.DateField(blank=True, null=True)),
                        ("paused_until", models.DateField(blank=True, null=True)),
                        ("closure_asked_on", models.DateField(blank=True, null=True)),
                        ("end_date", models.DateField(blank=True, null=True)),
                        ("closure_code", models.CharField(blank=True, max_length=30)),
                        ("closure_note", models.TextField(blank=True)),
                        ("closure_returned_note", models.TextField(blank=True)),
                        ("signed_off_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "closure_asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "referral",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="episode",
                                to="referrals.referral",
                            ),
                        ),
                        (
                            "signed_off_by",
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
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="episodes",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["area", "state"], name="episode_area_state"),
                            models.Index(fields=["young_person", "number"], name="episode_of_person"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        (
                                            "awaiting_allocation",
                                            "allocated_not_started",
                                            "engaging",
                                            "active",
                                            "paused",
                                            "unknown",
                                        ),
                                    )
                                ),
                                fields=("young_person", "programme"),
                                name="one_open_episode_per_programme",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("open_from__isnull", True),
                                    ("end_date__isnull", True),
                                    ("end_date__gte", models.F("open_from")),
                                    _connector="OR",
                                ),
                                name="episode_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(
                                        ("end_date__isnull", False),
                                        models.Q(("closure_code", ""), _negated=True),
                                        ("signed_off_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="closed_with_code_and_sign_off",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConcernEvent",
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
                        ("text", models.TextField()),
                        (
                            "tell",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None
                            ),
                        ),
                        ("told", models.JSONField(blank=True, default=dict)),
                        ("settled_on", models.DateField(blank=True, null=True)),
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
                                to="casework.concern",
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
                                db_constraint=False,
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
                        (
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="casework.contact",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
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
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
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
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["young_person", "-happened_on", "-id"], name="entry_of_young_person"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("record", "kind"), name="an_entry_once_a_record")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentEvent",
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
                        ("begins", models.DateField()),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("change_reason", models.CharField(default="first", max_length=30)),
                        ("end_reason", models.CharField(blank=True, max_length=30)),
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
                                to="casework.assignment",
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
                                db_constraint=False,
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EpisodeEvent",
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
                        ("number", models.PositiveSmallIntegerField(default=1)),
                        (
                            "programme",
                            models.CharField(
                                choices=[
                                    ("one_to_one", "One to one"),
                                    ("school_group", "School prevention programme"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("awaiting_allocation", "Waiting for a key worker"),
                                    ("allocated_not_started", "Key worker named, not yet started"),
                                    ("engaging", "Getting to know each other"),
                                    ("active", "Active"),
                                    ("paused", "Paused"),
                                    ("closed", "Closed"),
                                    ("unknown", "Not known (brought over from older records)"),
                                ],
                                default="awaiting_allocation",
                                max_length=24,
                            ),
                        ),
                        ("allocated_on", models.DateField(blank=True, null=True)),
                        (
                            "introduction",
                            models.CharField(blank=True, db_default="", default="", max_length=20),
                        ),
                        (
                            "introduced_by",
                            models.CharField(blank=True, db_default="", default="", max_length=120),
                        ),
                        ("open_from", models.DateField(blank=True, null=True)),
                        ("first_attended", models.DateField(blank=True, null=True)),
                        ("paused_until", models.DateField(blank=True, null=True)),
                        ("closure_asked_on", models.DateField(blank=True, null=True)),
                        ("end_date", models.DateField(blank=True, null=True)),
                        ("closure_code", models.CharField(blank=True, max_length=30)),
                        ("closure_note", models.TextField(blank=True)),
                        ("closure_returned_note", models.TextField(blank=True)),
                        ("signed_off_on", models.DateField(blank=True, null=True)),
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
                            "closure_asked_by",
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
                                to="casework.episode",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="referrals.referral",
                            ),
                        ),
                        (
                            "signed_off_by",
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
                    name="EpisodeState",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("from_state", models.CharField(blank=True, max_length=40)),
                        ("to_state", models.CharField(max_length=40)),
                        ("effective_on", models.DateField()),
                        ("recorded_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "cause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("begun", "Began"),
                                    ("allocated", "A key worker was named"),
                                    ("contact", "A contact"),
                                    ("paused", "Paused"),
                                    ("resumed", "Resumed"),
                                    ("closed", "Closed"),
                                    ("corrected", "A contact was corrected"),
                                ],
                                max_length=12,
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
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="states",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "recorded_by",
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
                        "ordering": ("effective_on", "id"),
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["episode", "effective_on", "id"], name="state_of_episode")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthlyReview",
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
                        ("month", models.DateField()),
                        ("held_on", models.DateField()),
                        ("progress", models.TextField()),
                        ("progress_direction", models.CharField(max_length=10)),
                        ("worry", models.TextField(blank=True)),
                        ("worry_direction", models.CharField(blank=True, max_length=10)),
                        ("decision", models.TextField(blank=True)),
                        ("next_step", models.TextField(blank=True)),
                        ("young_person_view", models.TextField(blank=True)),
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
                                related_name="reviews",
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
                            models.UniqueConstraint(fields=("episode", "month"), name="one_review_a_month"),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="review_month_is_its_first_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthlyReviewEvent",
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
                        ("month", models.DateField()),
                        ("held_on", models.DateField()),
                        ("progress", models.TextField()),
                        ("progress_direction", models.CharField(max_length=10)),
                        ("worry", models.TextField(blank=True)),
                        ("worry_direction", models.CharField(blank=True, max_length=10)),
                        ("decision", models.TextField(blank=True)),
                        ("next_step", models.TextField(blank=True)),
                        ("young_person_view", models.TextField(blank=True)),
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
                                to="casework.monthlyreview",
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
                    name="NonEngagementReason",
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
                        ("reason", models.CharField(max_length=40)),
                        ("informant", models.CharField(max_length=20)),
                        ("addressable", models.CharField(default="not_known", max_length=20)),
                        ("note", models.TextField(blank=True)),
                        ("asked_on", models.DateField(blank=True, null=True)),
                        ("with_closure", models.BooleanField(db_default=True, default=True)),
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
                                related_name="non_engagement_reasons",
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
                    name="NonEngagementReasonEvent",
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
                        ("reason", models.CharField(max_length=40)),
                        ("informant", models.CharField(max_length=20)),
                        ("addressable", models.CharField(default="not_known", max_length=20)),
                        ("note", models.TextField(blank=True)),
                        ("asked_on", models.DateField(blank=True, null=True)),
                        ("with_closure", models.BooleanField(db_default=True, default=True)),
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
                                to="casework.nonengagementreason",
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
                    name="PlannedVisit",
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
                        ("title", models.CharField(max_length=120)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("note", models.TextField(blank=True)),
                        ("cancelled", models.BooleanField(default=False)),
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
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan",
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
                                related_name="planned_visits",
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
                            "worker",
                            models.ForeignKey(
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
                        "indexes": [models.Index(fields=["worker", "starts_at"], name="visit_of_worker")],
                    },
                ),
                migrations.CreateModel(
                    name="PlannedVisitEvent",
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
                        ("title", models.CharField(max_length=120)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("note", models.TextField(blank=True)),
                        ("cancelled", models.BooleanField(default=False)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="casework.plannedvisit",
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
                                db_constraint=False,
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
                    name="Promise",
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
                        ("text", models.CharField(max_length=200)),
                        ("due_on", models.DateField()),
                        ("done_on", models.DateField(blank=True, null=True)),
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
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="promises",
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
                            "worker",
                            models.ForeignKey(
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
                                condition=models.Q(("done_on__isnull", True)),
                                fields=["worker", "due_on"],
                                name="promise_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PromiseEvent",
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
                        ("text", models.CharField(max_length=200)),
                        ("due_on", models.DateField()),
                        ("done_on", models.DateField(blank=True, null=True)),
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
                                to="casework.promise",
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
                                db_constraint=False,
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
                    name="WorkEntry",
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
                        ("on", models.DateField()),
                        ("minutes", models.PositiveIntegerField(default=0)),
                        ("travel_minutes", models.PositiveIntegerField(default=0)),
                        ("miles", models.DecimalField(decimal_places=1, default=0, max_digits=5)),
                        ("spend", models.DecimalField(decimal_places=2, default=0, max_digits=7)),
                        ("spend_for", models.CharField(blank=True, max_length=120)),
                        ("out_of_hours", models.BooleanField(default=False)),
                        ("for_group", models.BooleanField(default=False)),
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
                        "verbose_name_plural": "work entries",
                        "indexes": [models.Index(fields=["worker", "on"], name="work_of_worker")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("miles__gte", 0),
                                    ("minutes__lte", 1440),
                                    ("spend__gte", 0),
                                    ("travel_minutes__lte", 1440),
                                ),
                                name="work_within_a_day",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactEvent",
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
                        ("happened_at", models.DateTimeField()),
                        ("kind", models.CharField(max_length=30)),
                        ("mode", models.CharField(max_length=20)),
                        ("route", models.CharField(blank=True, db_default="", default="", max_length=20)),
                        ("outcome", models.CharField(blank=True, db_default="", default="", max_length=20)),
                        ("minutes", models.PositiveIntegerField(blank=True, null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("components", models.JSONField(blank=True, default=dict)),
                        ("title", models.CharField(blank=True, max_length=120)),
                        ("summary", models.TextField(blank=True)),
                        ("young_person_words", models.TextField(blank=True)),
                        ("strengths_seen", models.TextField(blank=True)),
                        ("next_step", models.TextField(blank=True)),
                        ("out_of_hours", models.BooleanField(default=False)),
                        ("shared_with_peer_mentor", models.BooleanField(default=False)),
                        ("is_milestone", models.BooleanField(default=False)),
                        ("corrects", models.UUIDField(blank=True, null=True)),
                        ("correction_reason", models.TextField(blank=True)),
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
                                to="casework.contact",
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
                            "work",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="casework.workentry",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WorkEntryEvent",
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
                        ("on", models.DateField()),
                        ("minutes", models.PositiveIntegerField(default=0)),
                        ("travel_minutes", models.PositiveIntegerField(default=0)),
                        ("miles", models.DecimalField(decimal_places=1, default=0, max_digits=5)),
                        ("spend", models.DecimalField(decimal_places=2, default=0, max_digits=7)),
                        ("spend_for", models.CharField(blank=True, max_length=120)),
                        ("out_of_hours", models.BooleanField(default=False)),
                        ("for_group", models.BooleanField(default=False)),
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
                                to="casework.workentry",
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
                                db_constraint=False,
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
                pgtrigger.migrations.AddTrigger(
                    model_name="episode",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_episodeevent" ("allocated_on", "area_id", "closure_asked_by_id", "closure_asked_on", "closure_code", "closure_note", "closure_returned_note", "created_at", "created_by_id", "end_date", "first_attended", "id", "introduced_by", "introduction", "number", "open_from", "paused_until", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "referral_id", "signed_off_by_id", "signed_off_on", "state", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."allocated_on", NEW."area_id", NEW."closure_asked_by_id", NEW."closure_asked_on", NEW."closure_code", NEW."closure_note", NEW."closure_returned_note", NEW."created_at", NEW."created_by_id", NEW."end_date", NEW."first_attended", NEW."id", NEW."introduced_by", NEW."introduction", NEW."number", NEW."open_from", NEW."paused_until", NOW(), \'insert\', NEW."id", NEW."programme", NEW."referral_id", NEW."signed_off_by_id", NEW."signed_off_on", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="afc3b0ed1e9f53966ebe8810f3f46d99f4e41475",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7351d",
                            table="casework_episode",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="episode",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_episodeevent" ("allocated_on", "area_id", "closure_asked_by_id", "closure_asked_on", "closure_code", "closure_note", "closure_returned_note", "created_at", "created_by_id", "end_date", "first_attended", "id", "introduced_by", "introduction", "number", "open_from", "paused_until", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "referral_id", "signed_off_by_id", "signed_off_on", "state", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."allocated_on", NEW."area_id", NEW."closure_asked_by_id", NEW."closure_asked_on", NEW."closure_code", NEW."closure_note", NEW."closure_returned_note", NEW."created_at", NEW."created_by_id", NEW."end_date", NEW."first_attended", NEW."id", NEW."introduced_by", NEW."introduction", NEW."number", NEW."open_from", NEW."paused_until", NOW(), \'update\', NEW."id", NEW."programme", NEW."referral_id", NEW."signed_off_by_id", NEW."signed_off_on", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="82972a848cdab56358e0c3347458f461dbd76ac7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_534c8",
                            table="casework_episode",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="episode",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_episodeevent" ("allocated_on", "area_id", "closure_asked_by_id", "closure_asked_on", "closure_code", "closure_note", "closure_returned_note", "created_at", "created_by_id", "end_date", "first_attended", "id", "introduced_by", "introduction", "number", "open_from", "paused_until", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme", "referral_id", "signed_off_by_id", "signed_off_on", "state", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."allocated_on", OLD."area_id", OLD."closure_asked_by_id", OLD."closure_asked_on", OLD."closure_code", OLD."closure_note", OLD."closure_returned_note", OLD."created_at", OLD."created_by_id", OLD."end_date", OLD."first_attended", OLD."id", OLD."introduced_by", OLD."introduction", OLD."number", OLD."open_from", OLD."paused_until", NOW(), \'delete\', OLD."id", OLD."programme", OLD."referral_id", OLD."signed_off_by_id", OLD."signed_off_on", OLD."state", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="85c50f2ed05842008ce771d96158e47c3c7392db",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c5a99",
                            table="casework_episode",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concernevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3097399f215265c959483da6d7699dd8ba1bb7c7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7afe7",
                            table="casework_concernevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concern",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_concernevent" ("area_id", "contact_id", "created_at", "created_by_id", "episode_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "tell", "text", "told", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NOW(), \'insert\', NEW."id", NEW."settled_on", NEW."tell", NEW."text", NEW."told", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="284d5768e85558492ecbe48956d8d7eb57237500",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72c15",
                            table="casework_concern",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concern",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_concernevent" ("area_id", "contact_id", "created_at", "created_by_id", "episode_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "tell", "text", "told", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NOW(), \'update\', NEW."id", NEW."settled_on", NEW."tell", NEW."text", NEW."told", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="1549037b555419155793e261b56498878122b262",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_23d99",
                            table="casework_concern",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concern",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_concernevent" ("area_id", "contact_id", "created_at", "created_by_id", "episode_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "tell", "text", "told", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (OLD."area_id", OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", NOW(), \'delete\', OLD."id", OLD."settled_on", OLD."tell", OLD."text", OLD."told", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worker_id", OLD."young_person_id"); RETURN NULL;',
                            hash="323148b3da6b26b8295cc8d8cf758aacfe660ac0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ef8e2",
                            table="casework_concern",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="assignmentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4835a2a528963382994baef42820f8fa957257f3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6de46",
                            table="casework_assignmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="assignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_assignmentevent" ("area_id", "begins", "change_reason", "created_at", "created_by_id", "end_reason", "ends", "episode_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."begins", NEW."change_reason", NEW."created_at", NEW."created_by_id", NEW."end_reason", NEW."ends", NEW."episode_id", NEW."id", NEW."kind", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="f4593cabbb0d5ceb7e87dce316e66b4172b9543e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ec92e",
                            table="casework_assignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="assignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_assignmentevent" ("area_id", "begins", "change_reason", "created_at", "created_by_id", "end_reason", "ends", "episode_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."begins", NEW."change_reason", NEW."created_at", NEW."created_by_id", NEW."end_reason", NEW."ends", NEW."episode_id", NEW."id", NEW."kind", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="5d50e78bab6197439267aa8731e73c323dc61ccc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d3dfb",
                            table="casework_assignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="assignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_assignmentevent" ("area_id", "begins", "change_reason", "created_at", "created_by_id", "end_reason", "ends", "episode_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (OLD."area_id", OLD."begins", OLD."change_reason", OLD."created_at", OLD."created_by_id", OLD."end_reason", OLD."ends", OLD."episode_id", OLD."id", OLD."kind", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worker_id", OLD."young_person_id"); RETURN NULL;',
                            hash="3c57b79f37d629e6edaf9b91a46ab909b7664128",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c4f0b",
                            table="casework_assignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="episodeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7cf8ec69c2654430ed08031c26edc9d4accb5343",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_aebe2",
                            table="casework_episodeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_monthlyreviewevent" ("area_id", "created_at", "created_by_id", "decision", "episode_id", "held_on", "id", "month", "next_step", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "progress_direction", "updated_at", "updated_by_id", "version", "worry", "worry_direction", "young_person_id", "young_person_view") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."decision", NEW."episode_id", NEW."held_on", NEW."id", NEW."month", NEW."next_step", NOW(), \'insert\', NEW."id", NEW."progress", NEW."progress_direction", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worry", NEW."worry_direction", NEW."young_person_id", NEW."young_person_view"); RETURN NULL;',
                            hash="9aef119f29ba378d1b4b045a9f3884bd511dbb68",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eea67",
                            table="casework_monthlyreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_monthlyreviewevent" ("area_id", "created_at", "created_by_id", "decision", "episode_id", "held_on", "id", "month", "next_step", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "progress_direction", "updated_at", "updated_by_id", "version", "worry", "worry_direction", "young_person_id", "young_person_view") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."decision", NEW."episode_id", NEW."held_on", NEW."id", NEW."month", NEW."next_step", NOW(), \'update\', NEW."id", NEW."progress", NEW."progress_direction", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worry", NEW."worry_direction", NEW."young_person_id", NEW."young_person_view"); RETURN NULL;',
                            hash="c44de7deff6178d8669e0f41928c35316c5d106a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e544",
                            table="casework_monthlyreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_monthlyreviewevent" ("area_id", "created_at", "created_by_id", "decision", "episode_id", "held_on", "id", "month", "next_step", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "progress_direction", "updated_at", "updated_by_id", "version", "worry", "worry_direction", "young_person_id", "young_person_view") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."decision", OLD."episode_id", OLD."held_on", OLD."id", OLD."month", OLD."next_step", NOW(), \'delete\', OLD."id", OLD."progress", OLD."progress_direction", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worry", OLD."worry_direction", OLD."young_person_id", OLD."young_person_view"); RETURN NULL;',
                            hash="8b5f3afac3b87af0fa09198fcbed77611ec3898b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0fc70",
                            table="casework_monthlyreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyreviewevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ea74e6459cf430b98e9666eceb09268a55987006",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_271b3",
                            table="casework_monthlyreviewevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nonengagementreason",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_nonengagementreasonevent" ("addressable", "area_id", "asked_on", "created_at", "created_by_id", "episode_id", "id", "informant", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "updated_by_id", "version", "with_closure", "young_person_id") VALUES (NEW."addressable", NEW."area_id", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."informant", NEW."note", NOW(), \'insert\', NEW."id", NEW."reason", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."with_closure", NEW."young_person_id"); RETURN NULL;',
                            hash="e2d8d6eeee3f95c7a3d2af423d91fa759feaaf23",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_405f6",
                            table="casework_nonengagementreason",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nonengagementreason",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_nonengagementreasonevent" ("addressable", "area_id", "asked_on", "created_at", "created_by_id", "episode_id", "id", "informant", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "updated_by_id", "version", "with_closure", "young_person_id") VALUES (NEW."addressable", NEW."area_id", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."informant", NEW."note", NOW(), \'update\', NEW."id", NEW."reason", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."with_closure", NEW."young_person_id"); RETURN NULL;',
                            hash="e9763ed43482d7cedfc1f951d54618235e0bf8fc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_df4a7",
                            table="casework_nonengagementreason",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nonengagementreason",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_nonengagementreasonevent" ("addressable", "area_id", "asked_on", "created_at", "created_by_id", "episode_id", "id", "informant", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "updated_by_id", "version", "with_closure", "young_person_id") VALUES (OLD."addressable", OLD."area_id", OLD."asked_on", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."informant", OLD."note", NOW(), \'delete\', OLD."id", OLD."reason", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."with_closure", OLD."young_person_id"); RETURN NULL;',
                            hash="71073275ef8ff699d5c6637cdf0d90cbeea60a51",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9d906",
                            table="casework_nonengagementreason",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="nonengagementreasonevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dc67663f78d735e08046a14fb1f9243de75c94f5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a522d",
                            table="casework_nonengagementreasonevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plannedvisit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_plannedvisitevent" ("area_id", "cancelled", "contact_id", "created_at", "created_by_id", "episode_id", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "title", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."cancelled", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."note", NOW(), \'insert\', NEW."id", NEW."place", NEW."starts_at", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="bdadf79ac508e48327e2b0c1deea6af84a949eeb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a0711",
                            table="casework_plannedvisit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plannedvisit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_plannedvisitevent" ("area_id", "cancelled", "contact_id", "created_at", "created_by_id", "episode_id", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "title", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."cancelled", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."note", NOW(), \'update\', NEW."id", NEW."place", NEW."starts_at", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="1f430fe313ff5b04e53ae039b32614ab13633612",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7c9ea",
                            table="casework_plannedvisit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plannedvisit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_plannedvisitevent" ("area_id", "cancelled", "contact_id", "created_at", "created_by_id", "episode_id", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "title", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (OLD."area_id", OLD."cancelled", OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."note", NOW(), \'delete\', OLD."id", OLD."place", OLD."starts_at", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worker_id", OLD."young_person_id"); RETURN NULL;',
                            hash="8c42391d8bfcde0e1bc84ffa95a76c1841475a84",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_edff3",
                            table="casework_plannedvisit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plannedvisitevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="316d1631304076fb7e2fca4da42da60633792789",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8a1b3",
                            table="casework_plannedvisitevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="promise",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_promiseevent" ("area_id", "created_at", "created_by_id", "done_on", "due_on", "ended_on", "episode_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."done_on", NEW."due_on", NEW."ended_on", NEW."episode_id", NEW."id", NOW(), \'insert\', NEW."id", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="99edf75552b4d139fd3806ac1a0202a70a02f48a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_34a12",
                            table="casework_promise",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="promise",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_promiseevent" ("area_id", "created_at", "created_by_id", "done_on", "due_on", "ended_on", "episode_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."done_on", NEW."due_on", NEW."ended_on", NEW."episode_id", NEW."id", NOW(), \'update\', NEW."id", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="361987795daef47c9196f3a311f4d24ac6ee9586",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1b8a5",
                            table="casework_promise",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="promise",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_promiseevent" ("area_id", "created_at", "created_by_id", "done_on", "due_on", "ended_on", "episode_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."done_on", OLD."due_on", OLD."ended_on", OLD."episode_id", OLD."id", NOW(), \'delete\', OLD."id", OLD."text", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worker_id", OLD."young_person_id"); RETURN NULL;',
                            hash="16301ac5b16ca59e37814540e1f3ca9ef22119df",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b74e4",
                            table="casework_promise",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="promiseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7d9594807eee2296bc58ac75f2e5e4b3eaf6637c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1631e",
                            table="casework_promiseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_workentryevent" ("area_id", "created_at", "created_by_id", "for_group", "id", "miles", "minutes", "on", "out_of_hours", "pgh_created_at", "pgh_label", "pgh_obj_id", "spend", "spend_for", "travel_minutes", "updated_at", "updated_by_id", "version", "worker_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."for_group", NEW."id", NEW."miles", NEW."minutes", NEW."on", NEW."out_of_hours", NOW(), \'insert\', NEW."id", NEW."spend", NEW."spend_for", NEW."travel_minutes", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id"); RETURN NULL;',
                            hash="0c321a2208fc51d0a6321a0f8531e810814038ea",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3fd97",
                            table="casework_workentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_workentryevent" ("area_id", "created_at", "created_by_id", "for_group", "id", "miles", "minutes", "on", "out_of_hours", "pgh_created_at", "pgh_label", "pgh_obj_id", "spend", "spend_for", "travel_minutes", "updated_at", "updated_by_id", "version", "worker_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."for_group", NEW."id", NEW."miles", NEW."minutes", NEW."on", NEW."out_of_hours", NOW(), \'update\', NEW."id", NEW."spend", NEW."spend_for", NEW."travel_minutes", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id"); RETURN NULL;',
                            hash="81db0c5ff3de9af7dcc80e33dc475e23d5228ce9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_11e9a",
                            table="casework_workentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_workentryevent" ("area_id", "created_at", "created_by_id", "for_group", "id", "miles", "minutes", "on", "out_of_hours", "pgh_created_at", "pgh_label", "pgh_obj_id", "spend", "spend_for", "travel_minutes", "updated_at", "updated_by_id", "version", "worker_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."for_group", OLD."id", OLD."miles", OLD."minutes", OLD."on", OLD."out_of_hours", NOW(), \'delete\', OLD."id", OLD."spend", OLD."spend_for", OLD."travel_minutes", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worker_id"); RETURN NULL;',
                            hash="10f46618215af185e3e4af9f724e870396a67a8e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_82dfb",
                            table="casework_workentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7cd323a713b78a061e8889e91d8ecac85b81ed5f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2d07b",
                            table="casework_contactevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_contactevent" ("area_id", "components", "correction_reason", "corrects", "created_at", "created_by_id", "episode_id", "happened_at", "id", "is_milestone", "kind", "minutes", "mode", "next_step", "out_of_hours", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "route", "shared_with_peer_mentor", "strengths_seen", "summary", "title", "updated_at", "updated_by_id", "version", "work_id", "young_person_id", "young_person_words") VALUES (NEW."area_id", NEW."components", NEW."correction_reason", NEW."corrects", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."happened_at", NEW."id", NEW."is_milestone", NEW."kind", NEW."minutes", NEW."mode", NEW."next_step", NEW."out_of_hours", NEW."outcome", NOW(), \'insert\', NEW."id", NEW."place", NEW."route", NEW."shared_with_peer_mentor", NEW."strengths_seen", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."work_id", NEW."young_person_id", NEW."young_person_words"); RETURN NULL;',
                            hash="8980000bf9f755131c5ec8dc82e27e4d59790bf5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2589a",
                            table="casework_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_contactevent" ("area_id", "components", "correction_reason", "corrects", "created_at", "created_by_id", "episode_id", "happened_at", "id", "is_milestone", "kind", "minutes", "mode", "next_step", "out_of_hours", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "route", "shared_with_peer_mentor", "strengths_seen", "summary", "title", "updated_at", "updated_by_id", "version", "work_id", "young_person_id", "young_person_words") VALUES (NEW."area_id", NEW."components", NEW."correction_reason", NEW."corrects", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."happened_at", NEW."id", NEW."is_milestone", NEW."kind", NEW."minutes", NEW."mode", NEW."next_step", NEW."out_of_hours", NEW."outcome", NOW(), \'update\', NEW."id", NEW."place", NEW."route", NEW."shared_with_peer_mentor", NEW."strengths_seen", NEW."summary", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."work_id", NEW."young_person_id", NEW."young_person_words"); RETURN NULL;',
                            hash="a43134e42f61b3a295a595c0250a157526ec130c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7b6a9",
                            table="casework_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_contactevent" ("area_id", "components", "correction_reason", "corrects", "created_at", "created_by_id", "episode_id", "happened_at", "id", "is_milestone", "kind", "minutes", "mode", "next_step", "out_of_hours", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "route", "shared_with_peer_mentor", "strengths_seen", "summary", "title", "updated_at", "updated_by_id", "version", "work_id", "young_person_id", "young_person_words") VALUES (OLD."area_id", OLD."components", OLD."correction_reason", OLD."corrects", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."happened_at", OLD."id", OLD."is_milestone", OLD."kind", OLD."minutes", OLD."mode", OLD."next_step", OLD."out_of_hours", OLD."outcome", NOW(), \'delete\', OLD."id", OLD."place", OLD."route", OLD."shared_with_peer_mentor", OLD."strengths_seen", OLD."summary", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."work_id", OLD."young_person_id", OLD."young_person_words"); RETURN NULL;',
                            hash="ff0a5a40a6aa158696d89b8a431ff5edea932678",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2a70f",
                            table="casework_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workentryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7409e15f32a23d284a9b4348a5ca3a1d0fffdc2d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c0d61",
                            table="casework_workentryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
