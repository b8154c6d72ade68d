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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="LanguagePrompt",
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
                        ("language", models.CharField(max_length=2)),
                        ("words", models.CharField(max_length=60)),
                        ("why", models.CharField(max_length=200)),
                        ("instead", models.CharField(max_length=200)),
                        ("stands", models.BooleanField(default=True)),
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
                            models.UniqueConstraint(fields=("language", "words"), name="language_prompt_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LanguagePromptEvent",
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
                        ("language", models.CharField(max_length=2)),
                        ("words", models.CharField(max_length=60)),
                        ("why", models.CharField(max_length=200)),
                        ("instead", models.CharField(max_length=200)),
                        ("stands", models.BooleanField(default=True)),
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
                                to="wording.languageprompt",
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
                    name="PromptCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField()),
                        ("words", models.CharField(max_length=60)),
                        ("times", models.PositiveIntegerField(default=0)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("area", "month", "words"), name="prompt_count_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="prompt_count_of_a_month"
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="languageprompt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "wording_languagepromptevent" ("created_at", "created_by_id", "id", "instead", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "stands", "updated_at", "updated_by_id", "version", "why", "words") VALUES (NEW."created_at", NEW."created_by_id", NEW."id", NEW."instead", NEW."language", NOW(), \'insert\', NEW."id", NEW."stands", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."why", NEW."words"); RETURN NULL;',
                            hash="509a70e0f858d61e667192d2d7d655ca0bc5e190",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_56200",
                            table="wording_languageprompt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="languageprompt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "wording_languagepromptevent" ("created_at", "created_by_id", "id", "instead", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "stands", "updated_at", "updated_by_id", "version", "why", "words") VALUES (NEW."created_at", NEW."created_by_id", NEW."id", NEW."instead", NEW."language", NOW(), \'update\', NEW."id", NEW."stands", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."why", NEW."words"); RETURN NULL;',
                            hash="09d2909beb04db76701fea77a751ab9e9587d423",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d54ae",
                            table="wording_languageprompt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="languageprompt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "wording_languagepromptevent" ("created_at", "created_by_id", "id", "instead", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "stands", "updated_at", "updated_by_id", "version", "why", "words") VALUES (OLD."created_at", OLD."created_by_id", OLD."id", OLD."instead", OLD."language", NOW(), \'delete\', OLD."id", OLD."stands", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."why", OLD."words"); RETURN NULL;',
                            hash="9c0586a3412fee89eb09f7b4d21ce115a161f8bc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8fc14",
                            table="wording_languageprompt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="languagepromptevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ca241e3abfa0f54ef3087bcf0367741f896c39e8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3a5a9",
                            table="wording_languagepromptevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
