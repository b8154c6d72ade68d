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
        ("support", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Letter",
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
                        ("reader", models.CharField(max_length=20)),
                        ("name", soceis.foundation.records.fields.EncryptedTextField()),
                        ("address", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("subject", models.CharField(blank=True, max_length=160)),
                        ("body", models.TextField()),
                        ("written_on", models.DateField()),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        ("sent_how", models.CharField(blank=True, max_length=20)),
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
                                related_name="letters",
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
                                fields=["young_person", "-written_on"], name="letter_of_young_person"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_how", ""), ("sent_on__isnull", True)),
                                    models.Q(
                                        ("sent_on__isnull", False), models.Q(("sent_how", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_sent_says_how",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterEvent",
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
                        ("reader", models.CharField(max_length=20)),
                        ("name", soceis.foundation.records.fields.EncryptedTextField()),
                        ("address", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("subject", models.CharField(blank=True, max_length=160)),
                        ("body", models.TextField()),
                        ("written_on", models.DateField()),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        ("sent_how", models.CharField(blank=True, max_length=20)),
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
                                to="documents.letter",
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
                    name="StoredFile",
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
                        ("title", models.CharField(max_length=120)),
                        ("media", models.CharField(max_length=100)),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("taken_off", models.JSONField(blank=True, default=list)),
                        ("removed_on", models.DateField(blank=True, null=True)),
                        ("removed_because", models.CharField(blank=True, max_length=20)),
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
                                related_name="files",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="support.receipt",
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
                            models.Index(fields=["young_person", "-created_at"], name="file_of_young_person")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FilePart",
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
                        ("content", soceis.foundation.records.fields.EncryptedTextField()),
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
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="documents.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("file", "number"), name="piece_of_a_file_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StoredFileEvent",
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
                        ("title", models.CharField(max_length=120)),
                        ("media", models.CharField(max_length=100)),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("taken_off", models.JSONField(blank=True, default=list)),
                        ("removed_on", models.DateField(blank=True, null=True)),
                        ("removed_because", models.CharField(blank=True, max_length=20)),
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
                                to="documents.storedfile",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="support.receipt",
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
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "documents_letterevent" ("address", "area_id", "body", "created_at", "created_by_id", "episode_id", "id", "kind", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "reader", "sent_how", "sent_on", "subject", "updated_at", "updated_by_id", "version", "written_on", "young_person_id") VALUES (NEW."address", NEW."area_id", NEW."body", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NEW."name", NOW(), \'insert\', NEW."id", NEW."reader", NEW."sent_how", NEW."sent_on", NEW."subject", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."written_on", NEW."young_person_id"); RETURN NULL;',
                            hash="3401d7fd8fd098b55e11f9df885504773de4df14",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6dbc1",
                            table="documents_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "documents_letterevent" ("address", "area_id", "body", "created_at", "created_by_id", "episode_id", "id", "kind", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "reader", "sent_how", "sent_on", "subject", "updated_at", "updated_by_id", "version", "written_on", "young_person_id") VALUES (NEW."address", NEW."area_id", NEW."body", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NEW."name", NOW(), \'update\', NEW."id", NEW."reader", NEW."sent_how", NEW."sent_on", NEW."subject", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."written_on", NEW."young_person_id"); RETURN NULL;',
                            hash="3c134a7c51de797309bf7f7a65cbc1caff24fc25",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_76e41",
                            table="documents_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "documents_letterevent" ("address", "area_id", "body", "created_at", "created_by_id", "episode_id", "id", "kind", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "reader", "sent_how", "sent_on", "subject", "updated_at", "updated_by_id", "version", "written_on", "young_person_id") VALUES (OLD."address", OLD."area_id", OLD."body", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."kind", OLD."name", NOW(), \'delete\', OLD."id", OLD."reader", OLD."sent_how", OLD."sent_on", OLD."subject", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."written_on", OLD."young_person_id"); RETURN NULL;',
                            hash="2ec818057078f623f39bcd896db79d2e24c9bb09",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_06187",
                            table="documents_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letterevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="586029a9685835ebdc84e0d9c78a903cae29e7d5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d2c95",
                            table="documents_letterevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="storedfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "documents_storedfileevent" ("area_id", "created_at", "created_by_id", "episode_id", "id", "kind", "media", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt_id", "removed_because", "removed_on", "sha256", "size", "taken_off", "title", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NEW."media", NOW(), \'insert\', NEW."id", NEW."receipt_id", NEW."removed_because", NEW."removed_on", NEW."sha256", NEW."size", NEW."taken_off", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="d998b96a573f8dfeceb1ab711d34c57699b98007",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cbc89",
                            table="documents_storedfile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="storedfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "documents_storedfileevent" ("area_id", "created_at", "created_by_id", "episode_id", "id", "kind", "media", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt_id", "removed_because", "removed_on", "sha256", "size", "taken_off", "title", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NEW."media", NOW(), \'update\', NEW."id", NEW."receipt_id", NEW."removed_because", NEW."removed_on", NEW."sha256", NEW."size", NEW."taken_off", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="15cb660c325b2108770d0af414ff925c08f5d3ac",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0f66b",
                            table="documents_storedfile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="storedfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "documents_storedfileevent" ("area_id", "created_at", "created_by_id", "episode_id", "id", "kind", "media", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt_id", "removed_because", "removed_on", "sha256", "size", "taken_off", "title", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."kind", OLD."media", NOW(), \'delete\', OLD."id", OLD."receipt_id", OLD."removed_because", OLD."removed_on", OLD."sha256", OLD."size", OLD."taken_off", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="6b2e7b5138e44ea326d579ed950601e46a9489cd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fff93",
                            table="documents_storedfile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="storedfileevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8afad14210c88a36b59ad00a53334a723798d680",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_55757",
                            table="documents_storedfileevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
