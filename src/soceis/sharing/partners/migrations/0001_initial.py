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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Organisation",
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
                        ("kind", models.CharField(max_length=20)),
                        (
                            "email_domains",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=253),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("telephone", models.CharField(blank=True, max_length=40)),
                        ("website", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
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
                                fields=("area", "name"),
                                name="organisation_once_in_an_area",
                                nulls_distinct=False,
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationEvent",
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
                        ("name", models.CharField(max_length=120)),
                        ("kind", models.CharField(max_length=20)),
                        (
                            "email_domains",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=253),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("telephone", models.CharField(blank=True, max_length=40)),
                        ("website", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                                to="partners.organisation",
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
                    name="PartnerContact",
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
                        ("job", models.CharField(blank=True, max_length=120)),
                        ("team", models.CharField(blank=True, max_length=120)),
                        ("level", models.CharField(default="frontline", max_length=12)),
                        ("email", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("telephone", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("heard_on", models.DateField()),
                        ("bounced_on", models.DateField(blank=True, null=True)),
                        ("left_on", models.DateField(blank=True, null=True)),
                        ("briefed_on", models.DateField(blank=True, null=True)),
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
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stands_in_for",
                                to="partners.partnercontact",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="partners.organisation",
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
                        "ordering": ("organisation", "created_at"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("deputy__isnull", True),
                                    models.Q(("deputy", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="nobody_deputises_for_themselves",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerContactEvent",
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
                        ("job", models.CharField(blank=True, max_length=120)),
                        ("team", models.CharField(blank=True, max_length=120)),
                        ("level", models.CharField(default="frontline", max_length=12)),
                        ("email", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("telephone", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("heard_on", models.DateField()),
                        ("bounced_on", models.DateField(blank=True, null=True)),
                        ("left_on", models.DateField(blank=True, null=True)),
                        ("briefed_on", models.DateField(blank=True, null=True)),
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
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.partnercontact",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="partners.partnercontact",
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
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationevent" ("area_id", "created_at", "created_by_id", "email_domains", "ended_on", "id", "kind", "name", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone", "updated_at", "updated_by_id", "version", "website") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."email_domains", NEW."ended_on", NEW."id", NEW."kind", NEW."name", NEW."note", NOW(), \'insert\', NEW."id", NEW."telephone", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."website"); RETURN NULL;',
                            hash="4ac4d377f1db68b775ac4f1ec79340fe4b318c1f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ce7ac",
                            table="partners_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_organisationevent" ("area_id", "created_at", "created_by_id", "email_domains", "ended_on", "id", "kind", "name", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone", "updated_at", "updated_by_id", "version", "website") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."email_domains", NEW."ended_on", NEW."id", NEW."kind", NEW."name", NEW."note", NOW(), \'update\', NEW."id", NEW."telephone", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."website"); RETURN NULL;',
                            hash="df721c1974f48b47949cdedd21979d82908575d1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8fb0e",
                            table="partners_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationevent" ("area_id", "created_at", "created_by_id", "email_domains", "ended_on", "id", "kind", "name", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "telephone", "updated_at", "updated_by_id", "version", "website") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."email_domains", OLD."ended_on", OLD."id", OLD."kind", OLD."name", OLD."note", NOW(), \'delete\', OLD."id", OLD."telephone", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."website"); RETURN NULL;',
                            hash="c85ca5ed493df6ffb542de375eeb11375a380b03",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7d3a7",
                            table="partners_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="824489acf6c4ab95b0a7fd59734fd25844e79367",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_68049",
                            table="partners_organisationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnercontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_partnercontactevent" ("bounced_on", "briefed_on", "created_at", "created_by_id", "deputy_id", "email", "heard_on", "id", "job", "left_on", "level", "name", "organisation_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "telephone", "updated_at", "updated_by_id", "version") VALUES (NEW."bounced_on", NEW."briefed_on", NEW."created_at", NEW."created_by_id", NEW."deputy_id", NEW."email", NEW."heard_on", NEW."id", NEW."job", NEW."left_on", NEW."level", NEW."name", NEW."organisation_id", NOW(), \'insert\', NEW."id", NEW."team", NEW."telephone", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="a8473c10c0dc2927c7a8c4444cfcac2c6288a518",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6fda6",
                            table="partners_partnercontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnercontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_partnercontactevent" ("bounced_on", "briefed_on", "created_at", "created_by_id", "deputy_id", "email", "heard_on", "id", "job", "left_on", "level", "name", "organisation_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "telephone", "updated_at", "updated_by_id", "version") VALUES (NEW."bounced_on", NEW."briefed_on", NEW."created_at", NEW."created_by_id", NEW."deputy_id", NEW."email", NEW."heard_on", NEW."id", NEW."job", NEW."left_on", NEW."level", NEW."name", NEW."organisation_id", NOW(), \'update\', NEW."id", NEW."team", NEW."telephone", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="b74f12d659d51668b72ac679f63794622dcee984",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ab0d5",
                            table="partners_partnercontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnercontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_partnercontactevent" ("bounced_on", "briefed_on", "created_at", "created_by_id", "deputy_id", "email", "heard_on", "id", "job", "left_on", "level", "name", "organisation_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "telephone", "updated_at", "updated_by_id", "version") VALUES (OLD."bounced_on", OLD."briefed_on", OLD."created_at", OLD."created_by_id", OLD."deputy_id", OLD."email", OLD."heard_on", OLD."id", OLD."job", OLD."left_on", OLD."level", OLD."name", OLD."organisation_id", NOW(), \'delete\', OLD."id", OLD."team", OLD."telephone", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="f0a5d3bf9026edddab6ecde9d8a799cbe98a4c99",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4f8d6",
                            table="partners_partnercontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnercontactevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="76da4c5d2b8ba892312c67a4d2811ceeb9a7e534",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_85b47",
                            table="partners_partnercontactevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
