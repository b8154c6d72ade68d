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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Signpost",
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
                        ("service_key", models.UUIDField()),
                        ("content", models.JSONField()),
                        ("name", models.CharField(max_length=300)),
                        ("organisation", models.CharField(blank=True, max_length=300)),
                        ("least_age", models.FloatField(blank=True, null=True)),
                        ("most_age", models.FloatField(blank=True, null=True)),
                        ("status", models.CharField(default="active", max_length=20)),
                        (
                            "helps",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("modified_at", models.DateTimeField(blank=True, null=True)),
                        ("is_public", models.BooleanField(default=True)),
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
                        "ordering": ("name", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("area", "service_key"), name="service_once_in_an_area"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignpostEvent",
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
                        ("service_key", models.UUIDField()),
                        ("content", models.JSONField()),
                        ("name", models.CharField(max_length=300)),
                        ("organisation", models.CharField(blank=True, max_length=300)),
                        ("least_age", models.FloatField(blank=True, null=True)),
                        ("most_age", models.FloatField(blank=True, null=True)),
                        ("status", models.CharField(default="active", max_length=20)),
                        (
                            "helps",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("modified_at", models.DateTimeField(blank=True, null=True)),
                        ("is_public", models.BooleanField(default=True)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="signposting.signpost",
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
                    model_name="signpost",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "signposting_signpostevent" ("area_id", "checked_on", "content", "created_at", "created_by_id", "helps", "id", "is_public", "least_age", "modified_at", "most_age", "name", "note", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_key", "status", "updated_at", "updated_by_id", "version") VALUES (NEW."area_id", NEW."checked_on", NEW."content", NEW."created_at", NEW."created_by_id", NEW."helps", NEW."id", NEW."is_public", NEW."least_age", NEW."modified_at", NEW."most_age", NEW."name", NEW."note", NEW."organisation", NOW(), \'insert\', NEW."id", NEW."service_key", NEW."status", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="0aabfca6d453c06052c36acb455677f34e008ed8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ad066",
                            table="signposting_signpost",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signpost",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "signposting_signpostevent" ("area_id", "checked_on", "content", "created_at", "created_by_id", "helps", "id", "is_public", "least_age", "modified_at", "most_age", "name", "note", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_key", "status", "updated_at", "updated_by_id", "version") VALUES (NEW."area_id", NEW."checked_on", NEW."content", NEW."created_at", NEW."created_by_id", NEW."helps", NEW."id", NEW."is_public", NEW."least_age", NEW."modified_at", NEW."most_age", NEW."name", NEW."note", NEW."organisation", NOW(), \'update\', NEW."id", NEW."service_key", NEW."status", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="9906611b19aaa7301242f820795c6568b2ff9205",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b3907",
                            table="signposting_signpost",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signpost",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "signposting_signpostevent" ("area_id", "checked_on", "content", "created_at", "created_by_id", "helps", "id", "is_public", "least_age", "modified_at", "most_age", "name", "note", "organisation", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_key", "status", "updated_at", "updated_by_id", "version") VALUES (OLD."area_id", OLD."checked_on", OLD."content", OLD."created_at", OLD."created_by_id", OLD."helps", OLD."id", OLD."is_public", OLD."least_age", OLD."modified_at", OLD."most_age", OLD."name", OLD."note", OLD."organisation", NOW(), \'delete\', OLD."id", OLD."service_key", OLD."status", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="024a519c3c41f78dcbfcf3e09f507c26692c47de",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8b6d2",
                            table="signposting_signpost",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="signpostevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a680c5d5a8af7b2ca3b74c8313a9ea13fc38e293",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_adbd2",
                            table="signposting_signpostevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
