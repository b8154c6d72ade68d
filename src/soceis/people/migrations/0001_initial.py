import django.contrib.postgres.fields
import django.contrib.postgres.indexes
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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="ContactPoint",
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
                        ("way", models.CharField(max_length=20)),
                        ("value", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("value_index", models.CharField(blank=True, db_index=True, max_length=64)),
                        ("belongs_to", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("safe", models.CharField(max_length=10)),
                        ("when_and_how", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("text_ok", models.BooleanField(default=False)),
                        ("voicemail_ok", models.BooleanField(default=False)),
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
                                related_name="contact_points",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PersonalDetails",
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
                        ("legal_first_name", models.CharField(blank=True, max_length=80)),
                        ("legal_last_name", models.CharField(blank=True, max_length=80)),
                        ("sex", models.CharField(blank=True, max_length=10)),
                        (
                            "sex_missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_asked", "Not asked"),
                                    ("not_on_form", "Not on the form"),
                                    ("unknown", "Not known"),
                                    ("preferred_not_to_say", "Preferred not to say"),
                                    ("not_applicable", "Does not apply"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("ethnicity_scheme", models.CharField(blank=True, max_length=40)),
                        ("ethnicity", models.CharField(blank=True, max_length=60)),
                        (
                            "ethnicity_missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_asked", "Not asked"),
                                    ("not_on_form", "Not on the form"),
                                    ("unknown", "Not known"),
                                    ("preferred_not_to_say", "Preferred not to say"),
                                    ("not_applicable", "Does not apply"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("ethnicity_said_by", models.CharField(blank=True, max_length=40)),
                        ("first_language", models.CharField(blank=True, max_length=60)),
                        ("welsh_preferred", models.BooleanField(blank=True, null=True)),
                        ("looked_after", models.CharField(blank=True, max_length=40)),
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="details",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "personal details",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sex", ""), ("sex_missing", ""), _connector="OR"),
                                name="sex_or_reason_not_both",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ethnicity", ""), ("ethnicity_missing", ""), _connector="OR"
                                ),
                                name="ethnicity_or_reason_not_both",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecordMerge",
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
                        ("reason", soceis.foundation.records.fields.EncryptedTextField()),
                        ("choices", models.JSONField(default=dict)),
                        (
                            "aside",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=120),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "seen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveIntegerField(), size=None
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Waits for a second person"),
                                    ("merged", "Made one record"),
                                    ("declined", "They stay two"),
                                    ("undone", "Made two again"),
                                ],
                                default="asked",
                                max_length=20,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("decision_words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        ("undone_words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("before", models.JSONField(default=dict)),
                        ("left", models.JSONField(default=dict)),
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
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
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
                            "goes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
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
                                condition=models.Q(("state__in", ("asked", "merged"))),
                                fields=("goes",),
                                name="a_record_goes_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("goes", models.F("young_person")), _negated=True),
                                name="merge_of_two_records",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "asked"),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("decided_at__isnull", False),
                                        ("created_by__isnull", False),
                                        models.Q(("decided_by", models.F("created_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="merge_decided_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SafetyNote",
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
                        ("kind", models.CharField(max_length=30)),
                        ("text", soceis.foundation.records.fields.EncryptedTextField()),
                        ("source", soceis.foundation.records.fields.EncryptedTextField()),
                        ("known_since", models.DateField()),
                        ("answer", models.CharField(db_default="hazard", default="hazard", max_length=12)),
                        (
                            "what_we_do",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True)),
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
                                related_name="safety_notes",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Tie",
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
                        ("kind", models.CharField(max_length=30)),
                        ("name", soceis.foundation.records.fields.EncryptedTextField()),
                        ("organisation", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("telephone", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("may_be_told", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("lives_with", models.BooleanField(default=False)),
                        ("may_be_a_risk", models.BooleanField(default=False)),
                        ("note", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("checked_on", models.DateField(blank=True, null=True)),
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
                                related_name="ties",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WarningLift",
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
                        ("tie_version", models.PositiveIntegerField()),
                        ("reason", soceis.foundation.records.fields.EncryptedTextField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Waits for a second person"),
                                    ("approved", "Lifted"),
                                    ("declined", "The warning stays"),
                                ],
                                default="asked",
                                max_length=20,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("decision_words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
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
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "tie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lifts",
                                to="people.tie",
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
                                condition=models.Q(("state", "asked")), fields=("tie",), name="one_lift_asked"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "asked"),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("decided_at__isnull", False),
                                        ("created_by__isnull", False),
                                        models.Q(("decided_by", models.F("created_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="lift_decided_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="YoungPerson",
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
                            "reference",
                            models.CharField(
                                default=soceis.foundation.records.identifiers.new_reference,
                                max_length=10,
                                unique=True,
                            ),
                        ),
                        ("name_used", models.CharField(max_length=80)),
                        (
                            "nicknames",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("pronouns", models.CharField(blank=True, max_length=40)),
                        ("date_of_birth", models.DateField(blank=True, null=True)),
                        (
                            "date_of_birth_missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_asked", "Not asked"),
                                    ("not_on_form", "Not on the form"),
                                    ("unknown", "Not known"),
                                    ("preferred_not_to_say", "Preferred not to say"),
                                    ("not_applicable", "Does not apply"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("communication_needs", models.CharField(blank=True, max_length=300)),
                        ("about_me", models.TextField(blank=True)),
                        ("strengths", models.TextField(blank=True)),
                        (
                            "areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), size=None
                            ),
                        ),
                        (
                            "caregiver_updates",
                            models.CharField(blank=True, db_default="", default="", max_length=10),
                        ),
                        ("is_demonstration", models.BooleanField(default=False)),
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
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
                    ],
                    options={
                        "verbose_name_plural": "young people",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("merged_into__isnull", False)),
                                fields=["merged_into"],
                                name="young_person_merged",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["areas"], name="young_person_areas"
                            ),
                            models.Index(fields=["date_of_birth"], name="young_person_born"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("date_of_birth__isnull", True),
                                    ("date_of_birth_missing", ""),
                                    _connector="OR",
                                ),
                                name="birth_or_reason_not_both",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("areas__len__gte", 1)), name="young_person_in_an_area"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                                name="not_merged_into_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WarningLiftEvent",
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
                        ("tie_version", models.PositiveIntegerField()),
                        ("reason", soceis.foundation.records.fields.EncryptedTextField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Waits for a second person"),
                                    ("approved", "Lifted"),
                                    ("declined", "The warning stays"),
                                ],
                                default="asked",
                                max_length=20,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("decision_words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
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
                            "decided_by",
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
                                to="people.warninglift",
                            ),
                        ),
                        (
                            "tie",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.tie",
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
                    name="TieEvent",
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
                        ("kind", models.CharField(max_length=30)),
                        ("name", soceis.foundation.records.fields.EncryptedTextField()),
                        ("organisation", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("telephone", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("may_be_told", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("lives_with", models.BooleanField(default=False)),
                        ("may_be_a_risk", models.BooleanField(default=False)),
                        ("note", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("checked_on", models.DateField(blank=True, null=True)),
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
                                to="people.tie",
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
                    name="SearchKey",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("key", models.CharField(db_collation="C", max_length=80)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("used", "Name used"),
                                    ("nickname", "Nickname"),
                                    ("legal", "Legal name"),
                                    ("reference", "Reference"),
                                ],
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
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="search_keys",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["key"], name="search_key")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("young_person", "area", "kind", "key"), name="search_key_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SafetyNoteEvent",
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
                        ("kind", models.CharField(max_length=30)),
                        ("text", soceis.foundation.records.fields.EncryptedTextField()),
                        ("source", soceis.foundation.records.fields.EncryptedTextField()),
                        ("known_since", models.DateField()),
                        ("answer", models.CharField(db_default="hazard", default="hazard", max_length=12)),
                        (
                            "what_we_do",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True)),
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
                                to="people.safetynote",
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
                    name="RecordMergeEvent",
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
                        ("reason", soceis.foundation.records.fields.EncryptedTextField()),
                        ("choices", models.JSONField(default=dict)),
                        (
                            "aside",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=120),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "seen",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveIntegerField(), size=None
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Waits for a second person"),
                                    ("merged", "Made one record"),
                                    ("declined", "They stay two"),
                                    ("undone", "Made two again"),
                                ],
                                default="asked",
                                max_length=20,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("decision_words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        ("undone_words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("before", models.JSONField(default=dict)),
                        ("left", models.JSONField(default=dict)),
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
                            "decided_by",
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
                                to="people.recordmerge",
                            ),
                        ),
                        (
                            "undone_by",
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
                            "goes",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
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
                    name="PersonalDetailsEvent",
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
                        ("legal_first_name", models.CharField(blank=True, max_length=80)),
                        ("legal_last_name", models.CharField(blank=True, max_length=80)),
                        ("sex", models.CharField(blank=True, max_length=10)),
                        (
                            "sex_missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_asked", "Not asked"),
                                    ("not_on_form", "Not on the form"),
                                    ("unknown", "Not known"),
                                    ("preferred_not_to_say", "Preferred not to say"),
                                    ("not_applicable", "Does not apply"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("ethnicity_scheme", models.CharField(blank=True, max_length=40)),
                        ("ethnicity", models.CharField(blank=True, max_length=60)),
                        (
                            "ethnicity_missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_asked", "Not asked"),
                                    ("not_on_form", "Not on the form"),
                                    ("unknown", "Not known"),
                                    ("preferred_not_to_say", "Preferred not to say"),
                                    ("not_applicable", "Does not apply"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("ethnicity_said_by", models.CharField(blank=True, max_length=40)),
                        ("first_language", models.CharField(blank=True, max_length=60)),
                        ("welsh_preferred", models.BooleanField(blank=True, null=True)),
                        ("looked_after", models.CharField(blank=True, max_length=40)),
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
                                to="people.personaldetails",
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
                    name="OpenedRecord",
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
                        ("purpose", models.CharField(max_length=30)),
                        ("reason", models.TextField()),
                        ("opened_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("expires_at", models.DateTimeField()),
                        (
                            "told",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), default=list, size=None
                            ),
                        ),
                        ("seen_by_manager_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opened_records",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="openings",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("opened_at"))),
                                name="opening_has_an_end",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="opening_has_a_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MergedRows",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("table", models.CharField(max_length=63)),
                        ("column", models.CharField(max_length=63)),
                        (
                            "moved",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), size=None
                            ),
                        ),
                        (
                            "stood",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), size=None
                            ),
                        ),
                        (
                            "aside",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), size=None
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
                            "merge",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tables",
                                to="people.recordmerge",
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
                        "verbose_name_plural": "merged rows",
                    },
                ),
                migrations.CreateModel(
                    name="ContactPointEvent",
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
                        ("way", models.CharField(max_length=20)),
                        ("value", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("value_index", models.CharField(blank=True, max_length=64)),
                        ("belongs_to", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("safe", models.CharField(max_length=10)),
                        ("when_and_how", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("text_ok", models.BooleanField(default=False)),
                        ("voicemail_ok", models.BooleanField(default=False)),
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
                                to="people.contactpoint",
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
                    name="YoungPersonEvent",
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
                            "reference",
                            models.CharField(
                                default=soceis.foundation.records.identifiers.new_reference, max_length=10
                            ),
                        ),
                        ("name_used", models.CharField(max_length=80)),
                        (
                            "nicknames",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("pronouns", models.CharField(blank=True, max_length=40)),
                        ("date_of_birth", models.DateField(blank=True, null=True)),
                        (
                            "date_of_birth_missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_asked", "Not asked"),
                                    ("not_on_form", "Not on the form"),
                                    ("unknown", "Not known"),
                                    ("preferred_not_to_say", "Preferred not to say"),
                                    ("not_applicable", "Does not apply"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("communication_needs", models.CharField(blank=True, max_length=300)),
                        ("about_me", models.TextField(blank=True)),
                        ("strengths", models.TextField(blank=True)),
                        (
                            "areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), size=None
                            ),
                        ),
                        (
                            "caregiver_updates",
                            models.CharField(blank=True, db_default="", default="", max_length=10),
                        ),
                        ("is_demonstration", models.BooleanField(default=False)),
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
                            "merged_into",
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
                                to="people.youngperson",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="youngperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_youngpersonevent" ("about_me", "areas", "caregiver_updates", "communication_needs", "created_at", "created_by_id", "date_of_birth", "date_of_birth_missing", "id", "is_demonstration", "merged_into_id", "name_used", "nicknames", "pgh_created_at", "pgh_label", "pgh_obj_id", "pronouns", "reference", "strengths", "updated_at", "updated_by_id", "version") VALUES (NEW."about_me", NEW."areas", NEW."caregiver_updates", NEW."communication_needs", NEW."created_at", NEW."created_by_id", NEW."date_of_birth", NEW."date_of_birth_missing", NEW."id", NEW."is_demonstration", NEW."merged_into_id", NEW."name_used", NEW."nicknames", NOW(), \'insert\', NEW."id", NEW."pronouns", NEW."reference", NEW."strengths", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="06deabeb47fd70889c4f3652c9ee16a960550c54",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_922f7",
                            table="people_youngperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="youngperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_youngpersonevent" ("about_me", "areas", "caregiver_updates", "communication_needs", "created_at", "created_by_id", "date_of_birth", "date_of_birth_missing", "id", "is_demonstration", "merged_into_id", "name_used", "nicknames", "pgh_created_at", "pgh_label", "pgh_obj_id", "pronouns", "reference", "strengths", "updated_at", "updated_by_id", "version") VALUES (NEW."about_me", NEW."areas", NEW."caregiver_updates", NEW."communication_needs", NEW."created_at", NEW."created_by_id", NEW."date_of_birth", NEW."date_of_birth_missing", NEW."id", NEW."is_demonstration", NEW."merged_into_id", NEW."name_used", NEW."nicknames", NOW(), \'update\', NEW."id", NEW."pronouns", NEW."reference", NEW."strengths", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="c4412196deaa47579f388bc1b26ad23143ccdf35",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_10f7c",
                            table="people_youngperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="youngperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_youngpersonevent" ("about_me", "areas", "caregiver_updates", "communication_needs", "created_at", "created_by_id", "date_of_birth", "date_of_birth_missing", "id", "is_demonstration", "merged_into_id", "name_used", "nicknames", "pgh_created_at", "pgh_label", "pgh_obj_id", "pronouns", "reference", "strengths", "updated_at", "updated_by_id", "version") VALUES (OLD."about_me", OLD."areas", OLD."caregiver_updates", OLD."communication_needs", OLD."created_at", OLD."created_by_id", OLD."date_of_birth", OLD."date_of_birth_missing", OLD."id", OLD."is_demonstration", OLD."merged_into_id", OLD."name_used", OLD."nicknames", NOW(), \'delete\', OLD."id", OLD."pronouns", OLD."reference", OLD."strengths", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="b17bec9fdf134a18c77cea8c07c19ffaa7170aa3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_83533",
                            table="people_youngperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="warningliftevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7217c4b7c3d4bf6a29085ef05a4eeef04214839b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cfa43",
                            table="people_warningliftevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="warninglift",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_warningliftevent" ("area_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "decision_words", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "tie_id", "tie_version", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_words", NEW."id", NOW(), \'insert\', NEW."id", NEW."reason", NEW."state", NEW."tie_id", NEW."tie_version", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="17ae57e3c18c0f6bf4934929ced2522e6f73bb8d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_15c1d",
                            table="people_warninglift",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="warninglift",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_warningliftevent" ("area_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "decision_words", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "tie_id", "tie_version", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_words", NEW."id", NOW(), \'update\', NEW."id", NEW."reason", NEW."state", NEW."tie_id", NEW."tie_version", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="6bcac7ba855971a71bbc081f02ceaa67f5421984",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b0324",
                            table="people_warninglift",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="warninglift",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_warningliftevent" ("area_id", "created_at", "created_by_id", "decided_at", "decided_by_id", "decision_words", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "tie_id", "tie_version", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."decision_words", OLD."id", NOW(), \'delete\', OLD."id", OLD."reason", OLD."state", OLD."tie_id", OLD."tie_version", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="50c6cdc1f5540d614dca05820d49a816b21207f5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_80749",
                            table="people_warninglift",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tieevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d50b5d5ba6f0d6be513b7ff67a3c9299bcf55378",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_44153",
                            table="people_tieevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_tieevent" ("area_id", "checked_on", "created_at", "created_by_id", "ended_on", "id", "kind", "lives_with", "may_be_a_risk", "may_be_told", "name", "note", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NEW."kind", NEW."lives_with", NEW."may_be_a_risk", NEW."may_be_told", NEW."name", NEW."note", NEW."organisation", NOW(), \'insert\', NEW."id", NEW."telephone", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="0db6e55e698d30cf59e86775e6a5d32dcd3f7908",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b90b1",
                            table="people_tie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_tieevent" ("area_id", "checked_on", "created_at", "created_by_id", "ended_on", "id", "kind", "lives_with", "may_be_a_risk", "may_be_told", "name", "note", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NEW."kind", NEW."lives_with", NEW."may_be_a_risk", NEW."may_be_told", NEW."name", NEW."note", NEW."organisation", NOW(), \'update\', NEW."id", NEW."telephone", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="4a60e9ec6e238a352a09b3ff5e55a9aac9491e23",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4d09d",
                            table="people_tie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_tieevent" ("area_id", "checked_on", "created_at", "created_by_id", "ended_on", "id", "kind", "lives_with", "may_be_a_risk", "may_be_told", "name", "note", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."checked_on", OLD."created_at", OLD."created_by_id", OLD."ended_on", OLD."id", OLD."kind", OLD."lives_with", OLD."may_be_a_risk", OLD."may_be_told", OLD."name", OLD."note", OLD."organisation", NOW(), \'delete\', OLD."id", OLD."telephone", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="b2b990f85cb6d9e32541bbf0f5fed8cf78509bd0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fb366",
                            table="people_tie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="safetynoteevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d05fd76e3844b6f066961adce3ec0808bd72a270",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1e238",
                            table="people_safetynoteevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="safetynote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_safetynoteevent" ("answer", "area_id", "checked_on", "created_at", "created_by_id", "ended_on", "id", "kind", "known_since", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text", "updated_at", "updated_by_id", "version", "what_we_do", "young_person_id") VALUES (NEW."answer", NEW."area_id", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NEW."kind", NEW."known_since", NOW(), \'insert\', NEW."id", NEW."source", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what_we_do", NEW."young_person_id"); RETURN NULL;',
                            hash="68310a4e0eb52661cf2bcbb275379b7ba33a026c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_daa77",
                            table="people_safetynote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="safetynote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_safetynoteevent" ("answer", "area_id", "checked_on", "created_at", "created_by_id", "ended_on", "id", "kind", "known_since", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text", "updated_at", "updated_by_id", "version", "what_we_do", "young_person_id") VALUES (NEW."answer", NEW."area_id", NEW."checked_on", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NEW."kind", NEW."known_since", NOW(), \'update\', NEW."id", NEW."source", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what_we_do", NEW."young_person_id"); RETURN NULL;',
                            hash="776503ab10c504630d9903e09414db5b3ca4c1f1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_79f9d",
                            table="people_safetynote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="safetynote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_safetynoteevent" ("answer", "area_id", "checked_on", "created_at", "created_by_id", "ended_on", "id", "kind", "known_since", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text", "updated_at", "updated_by_id", "version", "what_we_do", "young_person_id") VALUES (OLD."answer", OLD."area_id", OLD."checked_on", OLD."created_at", OLD."created_by_id", OLD."ended_on", OLD."id", OLD."kind", OLD."known_since", NOW(), \'delete\', OLD."id", OLD."source", OLD."text", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."what_we_do", OLD."young_person_id"); RETURN NULL;',
                            hash="da05d988336d9dbfba404da9cc2c7ecd68b63a07",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ec174",
                            table="people_safetynote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recordmergeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="979b5334646a5778d1e3e09ef8eac9b730ab7758",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9a3eb",
                            table="people_recordmergeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recordmerge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_recordmergeevent" ("area_id", "aside", "before", "choices", "created_at", "created_by_id", "decided_at", "decided_by_id", "decision_words", "goes_id", "id", "left", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seen", "state", "undone_at", "undone_by_id", "undone_words", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."aside", NEW."before", NEW."choices", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_words", NEW."goes_id", NEW."id", NEW."left", NOW(), \'insert\', NEW."id", NEW."reason", NEW."seen", NEW."state", NEW."undone_at", NEW."undone_by_id", NEW."undone_words", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="14a581ba767824c2d2e2b9e2d5cf0cdddc74b4d6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_32314",
                            table="people_recordmerge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recordmerge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_recordmergeevent" ("area_id", "aside", "before", "choices", "created_at", "created_by_id", "decided_at", "decided_by_id", "decision_words", "goes_id", "id", "left", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seen", "state", "undone_at", "undone_by_id", "undone_words", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."aside", NEW."before", NEW."choices", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_words", NEW."goes_id", NEW."id", NEW."left", NOW(), \'update\', NEW."id", NEW."reason", NEW."seen", NEW."state", NEW."undone_at", NEW."undone_by_id", NEW."undone_words", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="31f4bdcbd3a5d7199e14448c3899a6f2f7919182",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0f9aa",
                            table="people_recordmerge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recordmerge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_recordmergeevent" ("area_id", "aside", "before", "choices", "created_at", "created_by_id", "decided_at", "decided_by_id", "decision_words", "goes_id", "id", "left", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "seen", "state", "undone_at", "undone_by_id", "undone_words", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."aside", OLD."before", OLD."choices", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."decision_words", OLD."goes_id", OLD."id", OLD."left", NOW(), \'delete\', OLD."id", OLD."reason", OLD."seen", OLD."state", OLD."undone_at", OLD."undone_by_id", OLD."undone_words", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="29876888491b71cc7018513180fb4a1c42706f2e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_11445",
                            table="people_recordmerge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personaldetailsevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7d621260c1d52ebbf811a0c978240eefd778db09",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cc94a",
                            table="people_personaldetailsevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personaldetails",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_personaldetailsevent" ("area_id", "created_at", "created_by_id", "ethnicity", "ethnicity_missing", "ethnicity_said_by", "ethnicity_scheme", "first_language", "id", "legal_first_name", "legal_last_name", "looked_after", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "sex_missing", "updated_at", "updated_by_id", "version", "welsh_preferred", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."ethnicity", NEW."ethnicity_missing", NEW."ethnicity_said_by", NEW."ethnicity_scheme", NEW."first_language", NEW."id", NEW."legal_first_name", NEW."legal_last_name", NEW."looked_after", NOW(), \'insert\', NEW."id", NEW."sex", NEW."sex_missing", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."welsh_preferred", NEW."young_person_id"); RETURN NULL;',
                            hash="d9207eb773260d631030e7773bf1e6765c7ff67b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7ba40",
                            table="people_personaldetails",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personaldetails",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_personaldetailsevent" ("area_id", "created_at", "created_by_id", "ethnicity", "ethnicity_missing", "ethnicity_said_by", "ethnicity_scheme", "first_language", "id", "legal_first_name", "legal_last_name", "looked_after", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "sex_missing", "updated_at", "updated_by_id", "version", "welsh_preferred", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."ethnicity", NEW."ethnicity_missing", NEW."ethnicity_said_by", NEW."ethnicity_scheme", NEW."first_language", NEW."id", NEW."legal_first_name", NEW."legal_last_name", NEW."looked_after", NOW(), \'update\', NEW."id", NEW."sex", NEW."sex_missing", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."welsh_preferred", NEW."young_person_id"); RETURN NULL;',
                            hash="5b16874843151e78235de80264642fd5817fceb3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_84d41",
                            table="people_personaldetails",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personaldetails",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_personaldetailsevent" ("area_id", "created_at", "created_by_id", "ethnicity", "ethnicity_missing", "ethnicity_said_by", "ethnicity_scheme", "first_language", "id", "legal_first_name", "legal_last_name", "looked_after", "pgh_created_at", "pgh_label", "pgh_obj_id", "sex", "sex_missing", "updated_at", "updated_by_id", "version", "welsh_preferred", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."ethnicity", OLD."ethnicity_missing", OLD."ethnicity_said_by", OLD."ethnicity_scheme", OLD."first_language", OLD."id", OLD."legal_first_name", OLD."legal_last_name", OLD."looked_after", NOW(), \'delete\', OLD."id", OLD."sex", OLD."sex_missing", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."welsh_preferred", OLD."young_person_id"); RETURN NULL;',
                            hash="bdbf734b4d838df911ccf03bf8dd10c02ebcea87",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_33f29",
                            table="people_personaldetails",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpointevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="50b538ebeecd23601ab23973b25d4653f5555c88",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d177f",
                            table="people_contactpointevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_contactpointevent" ("area_id", "belongs_to", "created_at", "created_by_id", "ended_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "safe", "text_ok", "updated_at", "updated_by_id", "value", "value_index", "version", "voicemail_ok", "way", "when_and_how", "young_person_id") VALUES (NEW."area_id", NEW."belongs_to", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NOW(), \'insert\', NEW."id", NEW."safe", NEW."text_ok", NEW."updated_at", NEW."updated_by_id", NEW."value", NEW."value_index", NEW."version", NEW."voicemail_ok", NEW."way", NEW."when_and_how", NEW."young_person_id"); RETURN NULL;',
                            hash="4d78ebceb50eca9ce0c0ed947e062975c9e22c45",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_37e76",
                            table="people_contactpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "people_contactpointevent" ("area_id", "belongs_to", "created_at", "created_by_id", "ended_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "safe", "text_ok", "updated_at", "updated_by_id", "value", "value_index", "version", "voicemail_ok", "way", "when_and_how", "young_person_id") VALUES (NEW."area_id", NEW."belongs_to", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."id", NOW(), \'update\', NEW."id", NEW."safe", NEW."text_ok", NEW."updated_at", NEW."updated_by_id", NEW."value", NEW."value_index", NEW."version", NEW."voicemail_ok", NEW."way", NEW."when_and_how", NEW."young_person_id"); RETURN NULL;',
                            hash="a278b8a02e21a5eb51f7c1c9cc138882458c2c16",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ecedd",
                            table="people_contactpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpoint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "people_contactpointevent" ("area_id", "belongs_to", "created_at", "created_by_id", "ended_on", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "safe", "text_ok", "updated_at", "updated_by_id", "value", "value_index", "version", "voicemail_ok", "way", "when_and_how", "young_person_id") VALUES (OLD."area_id", OLD."belongs_to", OLD."created_at", OLD."created_by_id", OLD."ended_on", OLD."id", NOW(), \'delete\', OLD."id", OLD."safe", OLD."text_ok", OLD."updated_at", OLD."updated_by_id", OLD."value", OLD."value_index", OLD."version", OLD."voicemail_ok", OLD."way", OLD."when_and_how", OLD."young_person_id"); RETURN NULL;',
                            hash="6b75562c7daaa49ef938bddb0693b82b5541ea6c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e5970",
                            table="people_contactpoint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="youngpersonevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4df90df707fb644387904063200da3ac419403bb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a450e",
                            table="people_youngpersonevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
