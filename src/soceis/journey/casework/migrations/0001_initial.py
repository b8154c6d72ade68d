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
                    name="ChangeAsked",
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
                        ("asked_by", models.CharField(max_length=14)),
                        ("asked_on", models.DateField()),
                        ("words", models.TextField()),
                        ("answer", models.CharField(blank=True, max_length=10)),
                        ("answer_words", models.TextField(blank=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("told_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                related_name="changes_asked",
                                to="casework.episode",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "changes asked",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("answered_on__isnull", True)),
                                fields=("episode",),
                                name="one_change_asked_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("told_on__isnull", True), ("answered_on__isnull", False), _connector="OR"
                                ),
                                name="told_after_the_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conflict",
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
                            "areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), size=None
                            ),
                        ),
                        ("words", soceis.foundation.records.fields.EncryptedTextField()),
                        ("why", models.CharField(max_length=12)),
                        ("declared_on", models.DateField()),
                        ("looked_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                            "looked_by",
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
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["worker"], name="conflict_of_worker")],
                    },
                ),
                migrations.CreateModel(
                    name="ConflictEvent",
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
                            "areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), size=None
                            ),
                        ),
                        ("words", soceis.foundation.records.fields.EncryptedTextField()),
                        ("why", models.CharField(max_length=12)),
                        ("declared_on", models.DateField()),
                        ("looked_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                            "looked_by",
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
                                to="casework.conflict",
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
                            "flag",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("flagged", "Flagged"),
                                    ("seen", "Seen"),
                                    ("resolved", "Resolved"),
                                    ("heard_back", "Resolved and heard"),
                                ],
                                db_default="",
                                default="",
                                max_length=12,
                            ),
                        ),
                        ("answer_by", models.DateField(blank=True, null=True)),
                        ("seen_on", models.DateField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True, db_default="", default="")),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("heard_back_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "seen_by",
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
                                blank=True,
                                null=True,
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
                            models.Index(
                                condition=models.Q(("flag__in", ("flagged", "seen"))),
                                fields=["area"],
                                name="flag_of_area",
                            ),
                            models.Index(
                                condition=models.Q(("flag__in", ("flagged", "seen", "resolved"))),
                                fields=["worker"],
                                name="flag_of_worker",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("tell__len__gte", 1)), name="concern_says_whom_to_tell"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact__isnull", False),
                                    models.Q(("flag", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="concern_of_a_visit_or_flagged",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("flag", ""), ("answer_by__isnull", False), _connector="OR"
                                ),
                                name="flag_has_its_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("flag__in", ("resolved", "heard_back")), _negated=True),
                                    models.Q(
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_on__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="flag_resolved_with_an_answer",
                            ),
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
                            "flag",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("flagged", "Flagged"),
                                    ("seen", "Seen"),
                                    ("resolved", "Resolved"),
                                    ("heard_back", "Resolved and heard"),
                                ],
                                db_default="",
                                default="",
                                max_length=12,
                            ),
                        ),
                        ("answer_by", models.DateField(blank=True, null=True)),
                        ("seen_on", models.DateField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True, db_default="", default="")),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("heard_back_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by",
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
                            "seen_by",
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
                    name="ChangeAskedEvent",
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
                        ("asked_by", models.CharField(max_length=14)),
                        ("asked_on", models.DateField()),
                        ("words", models.TextField()),
                        ("answer", models.CharField(blank=True, max_length=10)),
                        ("answer_words", models.TextField(blank=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("told_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_by",
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
                                to="casework.changeasked",
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
                    ],
                    options={
                        "abstract": False,
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
                    name="KeptApart",
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
                            "conflict",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kept",
                                to="casework.conflict",
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
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=["worker"],
                                name="kept_from_worker",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("worker", "young_person"),
                                name="kept_apart_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeptApartEvent",
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
                            "conflict",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="casework.conflict",
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
                                to="casework.keptapart",
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
                    name="MatchingNote",
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
                        ("local", models.CharField(blank=True, max_length=10)),
                        ("gender", models.CharField(blank=True, max_length=10)),
                        ("language", models.CharField(blank=True, max_length=60)),
                        ("words", models.TextField(blank=True)),
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
                                related_name="matching_note",
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
                    name="MatchingNoteEvent",
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
                        ("local", models.CharField(blank=True, max_length=10)),
                        ("gender", models.CharField(blank=True, max_length=10)),
                        ("language", models.CharField(blank=True, max_length=60)),
                        ("words", models.TextField(blank=True)),
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
                                to="casework.matchingnote",
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
                    name="MentorWord",
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
                        ("cannot_wait", models.BooleanField(default=False)),
                        ("heard_at", models.DateTimeField(blank=True, null=True)),
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
                                related_name="mentor_words",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "heard_by",
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
                                condition=models.Q(("heard_at__isnull", True)),
                                fields=["worker"],
                                name="word_waits_for_worker",
                            ),
                            models.Index(
                                condition=models.Q(("heard_at__isnull", True)),
                                fields=["area"],
                                name="word_waits_in_area",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MentorWordEvent",
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
                        ("cannot_wait", models.BooleanField(default=False)),
                        ("heard_at", models.DateTimeField(blank=True, null=True)),
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
                            "heard_by",
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
                                to="casework.mentorword",
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
                    name="Supervision",
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
                            "areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), size=None
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("minutes", models.PositiveSmallIntegerField()),
                        ("practice", soceis.foundation.records.fields.EncryptedTextField()),
                        ("well_being", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("agreed", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("next_on", models.DateField(blank=True, null=True)),
                        ("worker_words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("read_on", models.DateField(blank=True, null=True)),
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
                            "supervisor",
                            models.ForeignKey(
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
                        "indexes": [
                            models.Index(fields=["worker", "-held_on"], name="supervision_of_worker"),
                            models.Index(fields=["supervisor", "-held_on"], name="supervision_by_supervisor"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("worker", models.F("supervisor")), _negated=True),
                                name="supervision_takes_two",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionCase",
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
                            "supervision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="casework.supervision",
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
                                fields=("supervision", "young_person"), name="talked_about_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionCaseEvent",
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
                                to="casework.supervisioncase",
                            ),
                        ),
                        (
                            "supervision",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="casework.supervision",
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
                    name="SupervisionEvent",
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
                            "areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), size=None
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("minutes", models.PositiveSmallIntegerField()),
                        ("practice", soceis.foundation.records.fields.EncryptedTextField()),
                        ("well_being", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("agreed", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("next_on", models.DateField(blank=True, null=True)),
                        ("worker_words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("read_on", models.DateField(blank=True, null=True)),
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
                                to="casework.supervision",
                            ),
                        ),
                        (
                            "supervisor",
                            models.ForeignKey(
                                db_constraint=False,
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
                    model_name="conflict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_conflictevent" ("areas", "created_at", "created_by_id", "declared_on", "ended_on", "id", "looked_by_id", "looked_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "why", "words", "worker_id") VALUES (NEW."areas", NEW."created_at", NEW."created_by_id", NEW."declared_on", NEW."ended_on", NEW."id", NEW."looked_by_id", NEW."looked_on", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."why", NEW."words", NEW."worker_id"); RETURN NULL;',
                            hash="209aee49dff4aee9dcb27a0f6aecde2b5c8b6793",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bfd51",
                            table="casework_conflict",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conflict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_conflictevent" ("areas", "created_at", "created_by_id", "declared_on", "ended_on", "id", "looked_by_id", "looked_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "why", "words", "worker_id") VALUES (NEW."areas", NEW."created_at", NEW."created_by_id", NEW."declared_on", NEW."ended_on", NEW."id", NEW."looked_by_id", NEW."looked_on", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."why", NEW."words", NEW."worker_id"); RETURN NULL;',
                            hash="ca79b1a235ee53ec67bfa323e862b3a91284d516",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_61fed",
                            table="casework_conflict",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conflict",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_conflictevent" ("areas", "created_at", "created_by_id", "declared_on", "ended_on", "id", "looked_by_id", "looked_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "why", "words", "worker_id") VALUES (OLD."areas", OLD."created_at", OLD."created_by_id", OLD."declared_on", OLD."ended_on", OLD."id", OLD."looked_by_id", OLD."looked_on", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."why", OLD."words", OLD."worker_id"); RETURN NULL;',
                            hash="71ad3cf9dd8b5389c735ea6f0842d05131e62b69",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_eb298",
                            table="casework_conflict",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conflictevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dd7f6422f64f0979e17f86c159073518535e7320",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f08b5",
                            table="casework_conflictevent",
                            when="BEFORE",
                        ),
                    ),
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
                            func='INSERT INTO "casework_concernevent" ("answer", "answer_by", "answered_by_id", "answered_on", "area_id", "contact_id", "created_at", "created_by_id", "episode_id", "flag", "heard_back_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_by_id", "seen_on", "settled_on", "tell", "text", "told", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."answer", NEW."answer_by", NEW."answered_by_id", NEW."answered_on", NEW."area_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."flag", NEW."heard_back_on", NEW."id", NOW(), \'insert\', NEW."id", NEW."seen_by_id", NEW."seen_on", NEW."settled_on", NEW."tell", NEW."text", NEW."told", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="ba79db8d68edd2971e96c5d1501a206e02b6a4e8",
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
                            func='INSERT INTO "casework_concernevent" ("answer", "answer_by", "answered_by_id", "answered_on", "area_id", "contact_id", "created_at", "created_by_id", "episode_id", "flag", "heard_back_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_by_id", "seen_on", "settled_on", "tell", "text", "told", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."answer", NEW."answer_by", NEW."answered_by_id", NEW."answered_on", NEW."area_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."flag", NEW."heard_back_on", NEW."id", NOW(), \'update\', NEW."id", NEW."seen_by_id", NEW."seen_on", NEW."settled_on", NEW."tell", NEW."text", NEW."told", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="31c3e4422febaeb6223ede6cca425188458658ac",
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
                            func='INSERT INTO "casework_concernevent" ("answer", "answer_by", "answered_by_id", "answered_on", "area_id", "contact_id", "created_at", "created_by_id", "episode_id", "flag", "heard_back_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_by_id", "seen_on", "settled_on", "tell", "text", "told", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (OLD."answer", OLD."answer_by", OLD."answered_by_id", OLD."answered_on", OLD."area_id", OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."flag", OLD."heard_back_on", OLD."id", NOW(), \'delete\', OLD."id", OLD."seen_by_id", OLD."seen_on", OLD."settled_on", OLD."tell", OLD."text", OLD."told", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worker_id", OLD."young_person_id"); RETURN NULL;',
                            hash="21a5358bed7bd5c1178bac17b8b7aeb04e850807",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ef8e2",
                            table="casework_concern",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeaskedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f5dc670d617688b6c516656771d8a89251abc2de",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_931dc",
                            table="casework_changeaskedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeasked",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_changeaskedevent" ("answer", "answer_words", "answered_by_id", "answered_on", "area_id", "asked_by", "asked_on", "created_at", "created_by_id", "episode_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "told_on", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."answer", NEW."answer_words", NEW."answered_by_id", NEW."answered_on", NEW."area_id", NEW."asked_by", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NOW(), \'insert\', NEW."id", NEW."told_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="1eeab57b9c82699cf36782d103399147d2a60a5c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b1c8e",
                            table="casework_changeasked",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeasked",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_changeaskedevent" ("answer", "answer_words", "answered_by_id", "answered_on", "area_id", "asked_by", "asked_on", "created_at", "created_by_id", "episode_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "told_on", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."answer", NEW."answer_words", NEW."answered_by_id", NEW."answered_on", NEW."area_id", NEW."asked_by", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NOW(), \'update\', NEW."id", NEW."told_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="eff8b85aa9e4a9b56dfa06bb68d890441927b3fd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_76ff8",
                            table="casework_changeasked",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changeasked",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_changeaskedevent" ("answer", "answer_words", "answered_by_id", "answered_on", "area_id", "asked_by", "asked_on", "created_at", "created_by_id", "episode_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "told_on", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."answer", OLD."answer_words", OLD."answered_by_id", OLD."answered_on", OLD."area_id", OLD."asked_by", OLD."asked_on", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", NOW(), \'delete\', OLD."id", OLD."told_on", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="f42da2c97905054bd7faf57c71de1861c319d6e8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_24280",
                            table="casework_changeasked",
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
                    model_name="keptapart",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_keptapartevent" ("area_id", "conflict_id", "created_at", "created_by_id", "ended_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."conflict_id", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="ee070f7ace289c5454ca365909a1c311b5d6e217",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d19fc",
                            table="casework_keptapart",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keptapart",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_keptapartevent" ("area_id", "conflict_id", "created_at", "created_by_id", "ended_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."conflict_id", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="b15fce51f4ff2c01d372aeb0fdeae5b69510865c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_45ac6",
                            table="casework_keptapart",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keptapart",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_keptapartevent" ("area_id", "conflict_id", "created_at", "created_by_id", "ended_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (OLD."area_id", OLD."conflict_id", OLD."created_at", OLD."created_by_id", OLD."ended_on", OLD."id", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worker_id", OLD."young_person_id"); RETURN NULL;',
                            hash="4fa65cc87de96c87799f8a3ea80e2bb3776fa354",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1bf2b",
                            table="casework_keptapart",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keptapartevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e5ffa4cad53322f422e8ad330d54309d4bb51e25",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3a680",
                            table="casework_keptapartevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="matchingnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_matchingnoteevent" ("area_id", "created_at", "created_by_id", "episode_id", "gender", "id", "language", "local", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."gender", NEW."id", NEW."language", NEW."local", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="ac7f26e1316345a2e9ce9a8cd6b06e3480346385",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e34cd",
                            table="casework_matchingnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="matchingnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_matchingnoteevent" ("area_id", "created_at", "created_by_id", "episode_id", "gender", "id", "language", "local", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."gender", NEW."id", NEW."language", NEW."local", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="83bb9af2221b8a9d34800bd704ae10bb86502eba",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7c9e4",
                            table="casework_matchingnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="matchingnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_matchingnoteevent" ("area_id", "created_at", "created_by_id", "episode_id", "gender", "id", "language", "local", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."gender", OLD."id", OLD."language", OLD."local", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="0d75c6089f1e09f35445524190f974501a3fd3b2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_96668",
                            table="casework_matchingnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="matchingnoteevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6f68d4d99f0d88444d7d8ee1d4073642e6ac4b23",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1ceb8",
                            table="casework_matchingnoteevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mentorword",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_mentorwordevent" ("area_id", "cannot_wait", "created_at", "created_by_id", "episode_id", "heard_at", "heard_by_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."cannot_wait", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NOW(), \'insert\', NEW."id", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="5f25d1a9bd4004c81834ac5b4f2e764ed24dd780",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_70861",
                            table="casework_mentorword",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mentorword",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_mentorwordevent" ("area_id", "cannot_wait", "created_at", "created_by_id", "episode_id", "heard_at", "heard_by_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (NEW."area_id", NEW."cannot_wait", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NOW(), \'update\', NEW."id", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id", NEW."young_person_id"); RETURN NULL;',
                            hash="560f0f11623583192e91ddfbb2b85d9b9c0a44c8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f3817",
                            table="casework_mentorword",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mentorword",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_mentorwordevent" ("area_id", "cannot_wait", "created_at", "created_by_id", "episode_id", "heard_at", "heard_by_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "updated_by_id", "version", "worker_id", "young_person_id") VALUES (OLD."area_id", OLD."cannot_wait", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."heard_at", OLD."heard_by_id", OLD."id", NOW(), \'delete\', OLD."id", OLD."text", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worker_id", OLD."young_person_id"); RETURN NULL;',
                            hash="db67914930b09772541442e685d4c20448464be3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_766cf",
                            table="casework_mentorword",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mentorwordevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d797fd0e4ce9db117dcce37aca0afb8b08f3f7af",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_85759",
                            table="casework_mentorwordevent",
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
                    model_name="supervision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_supervisionevent" ("agreed", "areas", "created_at", "created_by_id", "held_on", "id", "minutes", "next_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice", "read_on", "supervisor_id", "updated_at", "updated_by_id", "version", "well_being", "worker_id", "worker_words") VALUES (NEW."agreed", NEW."areas", NEW."created_at", NEW."created_by_id", NEW."held_on", NEW."id", NEW."minutes", NEW."next_on", NOW(), \'insert\', NEW."id", NEW."practice", NEW."read_on", NEW."supervisor_id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."well_being", NEW."worker_id", NEW."worker_words"); RETURN NULL;',
                            hash="00345d5c2be27bd2c901b6ce9271befbcd410e2e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1aeef",
                            table="casework_supervision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_supervisionevent" ("agreed", "areas", "created_at", "created_by_id", "held_on", "id", "minutes", "next_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice", "read_on", "supervisor_id", "updated_at", "updated_by_id", "version", "well_being", "worker_id", "worker_words") VALUES (NEW."agreed", NEW."areas", NEW."created_at", NEW."created_by_id", NEW."held_on", NEW."id", NEW."minutes", NEW."next_on", NOW(), \'update\', NEW."id", NEW."practice", NEW."read_on", NEW."supervisor_id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."well_being", NEW."worker_id", NEW."worker_words"); RETURN NULL;',
                            hash="bbc3091e4c63eaa7ed2840b7b5344d42daaa55dc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3ca7f",
                            table="casework_supervision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_supervisionevent" ("agreed", "areas", "created_at", "created_by_id", "held_on", "id", "minutes", "next_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice", "read_on", "supervisor_id", "updated_at", "updated_by_id", "version", "well_being", "worker_id", "worker_words") VALUES (OLD."agreed", OLD."areas", OLD."created_at", OLD."created_by_id", OLD."held_on", OLD."id", OLD."minutes", OLD."next_on", NOW(), \'delete\', OLD."id", OLD."practice", OLD."read_on", OLD."supervisor_id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."well_being", OLD."worker_id", OLD."worker_words"); RETURN NULL;',
                            hash="f1c96385fd785b48f417c8df300e7d7f5fae3911",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d852c",
                            table="casework_supervision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisioncase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_supervisioncaseevent" ("area_id", "created_at", "created_by_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supervision_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."id", NOW(), \'insert\', NEW."id", NEW."supervision_id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="ac101b0530a2dde074c7b3433cf66c4846ef9968",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0d9b0",
                            table="casework_supervisioncase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisioncase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "casework_supervisioncaseevent" ("area_id", "created_at", "created_by_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supervision_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."id", NOW(), \'update\', NEW."id", NEW."supervision_id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="160ecc003c580296799688906741b6fb3d116d41",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_63012",
                            table="casework_supervisioncase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisioncase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "casework_supervisioncaseevent" ("area_id", "created_at", "created_by_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "supervision_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."id", NOW(), \'delete\', OLD."id", OLD."supervision_id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="a6a22a533dbc3040ee3284adb44295cd0e90790c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ad7fb",
                            table="casework_supervisioncase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisioncaseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8f725fc7cd63c6eef10e3d78c5003730d18fbd62",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ec6b1",
                            table="casework_supervisioncaseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d7339806a84f0d29cc2e4f64948792e3e324ead6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bddd4",
                            table="casework_supervisionevent",
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
