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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Context",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("home", "Home"),
                                    ("peers", "Friends and peers"),
                                    ("school_or_work", "School or work"),
                                    ("neighbourhood", "Neighbourhood"),
                                    ("online", "Online"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("strengths", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("harms", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("reach", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        (
                            "weight",
                            models.CharField(
                                choices=[
                                    ("most", "Most of what worries us comes from here"),
                                    ("some", "Some of it comes from here"),
                                    ("little", "Little of it comes from here"),
                                    ("none", "Nothing worrying here"),
                                    ("not_known", "Not known"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("looked_on", models.DateField()),
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
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("young_person", "area", "kind"), name="a_context_once_a_young_person"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContextAction",
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
                        ("text", soceis.foundation.records.fields.EncryptedTextField()),
                        ("owner_elsewhere", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
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
                            "context",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="safety.context",
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
                            "owner",
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
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["young_person"], name="context_action_of_person"),
                            models.Index(
                                condition=models.Q(("done_on__isnull", True), ("ended_on__isnull", True)),
                                fields=["owner"],
                                name="context_action_of_worker",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("owner__isnull", False),
                                    models.Q(("owner_elsewhere", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="context_action_has_an_owner",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContextActionEvent",
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
                        ("text", soceis.foundation.records.fields.EncryptedTextField()),
                        ("owner_elsewhere", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
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
                            "context",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="safety.context",
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
                            "owner",
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
                                to="safety.contextaction",
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
                    name="ContextEvent",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("home", "Home"),
                                    ("peers", "Friends and peers"),
                                    ("school_or_work", "School or work"),
                                    ("neighbourhood", "Neighbourhood"),
                                    ("online", "Online"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("strengths", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("harms", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("reach", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        (
                            "weight",
                            models.CharField(
                                choices=[
                                    ("most", "Most of what worries us comes from here"),
                                    ("some", "Some of it comes from here"),
                                    ("little", "Little of it comes from here"),
                                    ("none", "Nothing worrying here"),
                                    ("not_known", "Not known"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("looked_on", models.DateField()),
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
                                to="safety.context",
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
                    name="Risk",
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
                        ("could_happen", soceis.foundation.records.fields.EncryptedTextField()),
                        (
                            "likelihood",
                            models.CharField(
                                choices=[
                                    ("very_likely", "Very likely"),
                                    ("likely", "Likely"),
                                    ("possible", "Could happen"),
                                    ("unlikely", "Unlikely"),
                                    ("not_known", "Not known"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("because", soceis.foundation.records.fields.EncryptedTextField()),
                        ("protects", soceis.foundation.records.fields.EncryptedTextField()),
                        ("plan", soceis.foundation.records.fields.EncryptedTextField()),
                        ("their_view", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("review_on", models.DateField()),
                        ("looked_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_because", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
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
                                related_name="risks",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "reviewer",
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
                                fields=["young_person"],
                                name="risk_of_young_person",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("review_on__gt", models.F("looked_on"))),
                                name="risk_is_looked_at_again_later",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiskEvent",
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
                        ("could_happen", soceis.foundation.records.fields.EncryptedTextField()),
                        (
                            "likelihood",
                            models.CharField(
                                choices=[
                                    ("very_likely", "Very likely"),
                                    ("likely", "Likely"),
                                    ("possible", "Could happen"),
                                    ("unlikely", "Unlikely"),
                                    ("not_known", "Not known"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("because", soceis.foundation.records.fields.EncryptedTextField()),
                        ("protects", soceis.foundation.records.fields.EncryptedTextField()),
                        ("plan", soceis.foundation.records.fields.EncryptedTextField()),
                        ("their_view", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("review_on", models.DateField()),
                        ("looked_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_because", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
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
                                to="safety.risk",
                            ),
                        ),
                        (
                            "reviewer",
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
                    model_name="context",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "safety_contextevent" ("area_id", "created_at", "created_by_id", "harms", "id", "kind", "looked_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "strengths", "updated_at", "updated_by_id", "version", "weight", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."harms", NEW."id", NEW."kind", NEW."looked_on", NOW(), \'insert\', NEW."id", NEW."reach", NEW."strengths", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."weight", NEW."young_person_id"); RETURN NULL;',
                            hash="28e5bc294a171e9ae5cebdbe9e3b5253d71d1388",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ff639",
                            table="safety_context",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="context",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "safety_contextevent" ("area_id", "created_at", "created_by_id", "harms", "id", "kind", "looked_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "strengths", "updated_at", "updated_by_id", "version", "weight", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."harms", NEW."id", NEW."kind", NEW."looked_on", NOW(), \'update\', NEW."id", NEW."reach", NEW."strengths", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."weight", NEW."young_person_id"); RETURN NULL;',
                            hash="d980aaf9a060b4f42a3e82a885e6dd78eddffcf1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cbf0a",
                            table="safety_context",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="context",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "safety_contextevent" ("area_id", "created_at", "created_by_id", "harms", "id", "kind", "looked_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "strengths", "updated_at", "updated_by_id", "version", "weight", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."harms", OLD."id", OLD."kind", OLD."looked_on", NOW(), \'delete\', OLD."id", OLD."reach", OLD."strengths", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."weight", OLD."young_person_id"); RETURN NULL;',
                            hash="7ef73b66e35f6293f73b3f979456d008ca5bc851",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f3a69",
                            table="safety_context",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contextaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "safety_contextactionevent" ("area_id", "context_id", "created_at", "created_by_id", "done_on", "due_on", "ended_on", "id", "owner_elsewhere", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."context_id", NEW."created_at", NEW."created_by_id", NEW."done_on", NEW."due_on", NEW."ended_on", NEW."id", NEW."owner_elsewhere", NEW."owner_id", NOW(), \'insert\', NEW."id", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="86f2e75b2b3cf7c97a1d4b67fb73f0949e0a7f82",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_06807",
                            table="safety_contextaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contextaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "safety_contextactionevent" ("area_id", "context_id", "created_at", "created_by_id", "done_on", "due_on", "ended_on", "id", "owner_elsewhere", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."context_id", NEW."created_at", NEW."created_by_id", NEW."done_on", NEW."due_on", NEW."ended_on", NEW."id", NEW."owner_elsewhere", NEW."owner_id", NOW(), \'update\', NEW."id", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="b6618d8a893071f9a1a3d2afa5c21e74c8193cee",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dd6df",
                            table="safety_contextaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contextaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "safety_contextactionevent" ("area_id", "context_id", "created_at", "created_by_id", "done_on", "due_on", "ended_on", "id", "owner_elsewhere", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."context_id", OLD."created_at", OLD."created_by_id", OLD."done_on", OLD."due_on", OLD."ended_on", OLD."id", OLD."owner_elsewhere", OLD."owner_id", NOW(), \'delete\', OLD."id", OLD."text", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="87c53f4c154ee13ac9cc6a32bc8d99ac5d53733e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b987b",
                            table="safety_contextaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contextactionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="377122e219e96a8113ee781d68b85b1e3d446fa7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1d267",
                            table="safety_contextactionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contextevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dba6d5429873aab1baa52806b0e8e847f847d3ff",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c95b7",
                            table="safety_contextevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="risk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "safety_riskevent" ("area_id", "because", "could_happen", "created_at", "created_by_id", "ended_because", "ended_on", "episode_id", "id", "likelihood", "looked_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "protects", "review_on", "reviewer_id", "their_view", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."because", NEW."could_happen", NEW."created_at", NEW."created_by_id", NEW."ended_because", NEW."ended_on", NEW."episode_id", NEW."id", NEW."likelihood", NEW."looked_on", NOW(), \'insert\', NEW."id", NEW."plan", NEW."protects", NEW."review_on", NEW."reviewer_id", NEW."their_view", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="7492c5c45cb8227a9813747a49121a43f5f7191c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_78479",
                            table="safety_risk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="risk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "safety_riskevent" ("area_id", "because", "could_happen", "created_at", "created_by_id", "ended_because", "ended_on", "episode_id", "id", "likelihood", "looked_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "protects", "review_on", "reviewer_id", "their_view", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."because", NEW."could_happen", NEW."created_at", NEW."created_by_id", NEW."ended_because", NEW."ended_on", NEW."episode_id", NEW."id", NEW."likelihood", NEW."looked_on", NOW(), \'update\', NEW."id", NEW."plan", NEW."protects", NEW."review_on", NEW."reviewer_id", NEW."their_view", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="0152099eb0f7a7bc6b5d8ca657be283f37e7efef",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_74e21",
                            table="safety_risk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="risk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "safety_riskevent" ("area_id", "because", "could_happen", "created_at", "created_by_id", "ended_because", "ended_on", "episode_id", "id", "likelihood", "looked_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "protects", "review_on", "reviewer_id", "their_view", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."because", OLD."could_happen", OLD."created_at", OLD."created_by_id", OLD."ended_because", OLD."ended_on", OLD."episode_id", OLD."id", OLD."likelihood", OLD."looked_on", NOW(), \'delete\', OLD."id", OLD."plan", OLD."protects", OLD."review_on", OLD."reviewer_id", OLD."their_view", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="4f800ab197465300444250a903ffda4555a44183",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0e8f1",
                            table="safety_risk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="riskevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5211cd60b9298ec48e877987bf6ec9541f6e5a31",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6565e",
                            table="safety_riskevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
