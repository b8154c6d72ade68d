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
        ("casework", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Conversation",
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
                        ("held_on", models.DateField()),
                        ("form_version", models.CharField(default="life_1", max_length=20)),
                        (
                            "present",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("begin_with", models.CharField(blank=True, max_length=20)),
                        ("in_their_words", models.TextField(blank=True)),
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
                                related_name="conversations",
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
                                fields=("episode", "held_on"), name="one_conversation_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConversationEvent",
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
                        ("held_on", models.DateField()),
                        ("form_version", models.CharField(default="life_1", max_length=20)),
                        (
                            "present",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("begin_with", models.CharField(blank=True, max_length=20)),
                        ("in_their_words", models.TextField(blank=True)),
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
                                to="assessments.conversation",
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
                    name="Licence",
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
                        ("tool", models.CharField(default="justice_star", max_length=20)),
                        ("holder", models.CharField(max_length=120)),
                        ("reference", models.CharField(max_length=80)),
                        ("valid_from", models.DateField()),
                        ("valid_until", models.DateField()),
                        ("area_names", models.JSONField(blank=True, default=list)),
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
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("valid_until__gte", models.F("valid_from"))),
                                name="licence_ends_after_it_begins",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LicensedReading",
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
                        ("number", models.PositiveSmallIntegerField()),
                        ("applicable", models.BooleanField(default=True)),
                        ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("read_on", models.DateField()),
                        (
                            "present",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
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
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="licensed_readings",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "licence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessments.licence",
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
                                fields=("episode", "read_on", "number"), name="one_reading_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1), ("number__lte", 10)),
                                name="one_of_the_ten",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("applicable", True), ("score__gte", 1), ("score__lte", 10)),
                                    models.Q(("applicable", False), ("score__isnull", True)),
                                    _connector="OR",
                                ),
                                name="a_score_or_not_applicable",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LicensedReadingEvent",
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
                        ("number", models.PositiveSmallIntegerField()),
                        ("applicable", models.BooleanField(default=True)),
                        ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("read_on", models.DateField()),
                        (
                            "present",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
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
                            "licence",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.licence",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="assessments.licensedreading",
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
                    name="LifeAnswer",
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
                        ("part", models.CharField(max_length=20)),
                        ("side", models.CharField(max_length=12)),
                        ("basis", models.CharField(max_length=8)),
                        ("rating", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="assessments.conversation",
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
                                fields=("conversation", "part", "side"), name="one_answer_a_side"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("basis", "rated"), ("rating__gte", 1), ("rating__lte", 5)),
                                    models.Q(
                                        models.Q(("basis", "rated"), _negated=True), ("rating__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="a_number_or_why_there_is_none",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LifeAnswerEvent",
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
                        ("part", models.CharField(max_length=20)),
                        ("side", models.CharField(max_length=12)),
                        ("basis", models.CharField(max_length=8)),
                        ("rating", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                            "conversation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="assessments.conversation",
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
                                to="assessments.lifeanswer",
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
                    model_name="conversation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessments_conversationevent" ("area_id", "begin_with", "created_at", "created_by_id", "episode_id", "form_version", "held_on", "id", "in_their_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."begin_with", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."form_version", NEW."held_on", NEW."id", NEW."in_their_words", NOW(), \'insert\', NEW."id", NEW."present", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="220c652f8f6a398d26a548fd8ea09fb67361fc4e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2eec6",
                            table="assessments_conversation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conversation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessments_conversationevent" ("area_id", "begin_with", "created_at", "created_by_id", "episode_id", "form_version", "held_on", "id", "in_their_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."begin_with", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."form_version", NEW."held_on", NEW."id", NEW."in_their_words", NOW(), \'update\', NEW."id", NEW."present", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="958b5edaa9a04177ba9db98e1adea06cbd5bc1c2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_53db9",
                            table="assessments_conversation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conversation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessments_conversationevent" ("area_id", "begin_with", "created_at", "created_by_id", "episode_id", "form_version", "held_on", "id", "in_their_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."begin_with", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."form_version", OLD."held_on", OLD."id", OLD."in_their_words", NOW(), \'delete\', OLD."id", OLD."present", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="c9e34ae57b21e0d01dd3d020860b05a864a91ae9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_463da",
                            table="assessments_conversation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conversationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="557c0166fc7961c2152461c3ebd6369f534c0e95",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e7d0d",
                            table="assessments_conversationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licensedreading",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessments_licensedreadingevent" ("applicable", "area_id", "created_at", "created_by_id", "episode_id", "id", "licence_id", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "read_on", "score", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."applicable", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."licence_id", NEW."number", NOW(), \'insert\', NEW."id", NEW."present", NEW."read_on", NEW."score", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="e5fca14d2ff8f8a2ce6bc99ffdea7156d207a43e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cf757",
                            table="assessments_licensedreading",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licensedreading",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessments_licensedreadingevent" ("applicable", "area_id", "created_at", "created_by_id", "episode_id", "id", "licence_id", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "read_on", "score", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."applicable", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."licence_id", NEW."number", NOW(), \'update\', NEW."id", NEW."present", NEW."read_on", NEW."score", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="bb1abf40c1c7f36ddad08d26a15f583847707191",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_53f46",
                            table="assessments_licensedreading",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licensedreading",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessments_licensedreadingevent" ("applicable", "area_id", "created_at", "created_by_id", "episode_id", "id", "licence_id", "number", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "read_on", "score", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."applicable", OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."licence_id", OLD."number", NOW(), \'delete\', OLD."id", OLD."present", OLD."read_on", OLD."score", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="0fc68d03863dc09b91784b80bee01e57e9ba5da4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6d76f",
                            table="assessments_licensedreading",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licensedreadingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ffdd0f741e6c7ef7b5ba2eed1cf89d663850c584",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7e980",
                            table="assessments_licensedreadingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lifeanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessments_lifeanswerevent" ("area_id", "basis", "conversation_id", "created_at", "created_by_id", "id", "part", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "side", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."basis", NEW."conversation_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."part", NOW(), \'insert\', NEW."id", NEW."rating", NEW."side", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="c30ba98d2b17169e6eb7dbc1c89989f9ab9ee0b8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9d443",
                            table="assessments_lifeanswer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lifeanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "assessments_lifeanswerevent" ("area_id", "basis", "conversation_id", "created_at", "created_by_id", "id", "part", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "side", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."basis", NEW."conversation_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."part", NOW(), \'update\', NEW."id", NEW."rating", NEW."side", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="24db1a65ffee505c144bdfd5b4aa4f40dde5b9ad",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b8918",
                            table="assessments_lifeanswer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lifeanswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "assessments_lifeanswerevent" ("area_id", "basis", "conversation_id", "created_at", "created_by_id", "id", "part", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "side", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."area_id", OLD."basis", OLD."conversation_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."part", NOW(), \'delete\', OLD."id", OLD."rating", OLD."side", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="70f9b0be9ed86c41bbc2016f1d05c5f89042a7fe",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_51103",
                            table="assessments_lifeanswer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lifeanswerevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="783174d716e3b4903161409ea48ec67193b4a06c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_07704",
                            table="assessments_lifeanswerevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
