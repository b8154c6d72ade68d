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
        ("partners", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Observation",
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
                        ("words", soceis.foundation.records.fields.EncryptedTextField()),
                        ("place", models.CharField(max_length=16)),
                        ("how_known", models.CharField(max_length=16)),
                        ("source", models.CharField(max_length=16)),
                        ("handling", models.CharField(default="ask_first", max_length=16)),
                        ("noticed_on", models.DateField()),
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="observations",
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
                                fields=["young_person", "-noticed_on"], name="observation_of_young_person"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("organisation__isnull", False), ("source", "organisation")),
                                    models.Q(
                                        models.Q(("source", "organisation"), _negated=True),
                                        ("organisation__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="organisation_named_when_it_is_the_source",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ObservationEvent",
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
                        ("words", soceis.foundation.records.fields.EncryptedTextField()),
                        ("place", models.CharField(max_length=16)),
                        ("how_known", models.CharField(max_length=16)),
                        ("source", models.CharField(max_length=16)),
                        ("handling", models.CharField(default="ask_first", max_length=16)),
                        ("noticed_on", models.DateField()),
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                                to="observations.observation",
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
                    model_name="observation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "observations_observationevent" ("area_id", "created_at", "created_by_id", "handling", "how_known", "id", "noticed_on", "organisation_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "source", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."handling", NEW."how_known", NEW."id", NEW."noticed_on", NEW."organisation_id", NOW(), \'insert\', NEW."id", NEW."place", NEW."source", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="4078e573b7ede53727dfa9fdf11991b31568cf86",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_41921",
                            table="observations_observation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="observation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "observations_observationevent" ("area_id", "created_at", "created_by_id", "handling", "how_known", "id", "noticed_on", "organisation_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "source", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."handling", NEW."how_known", NEW."id", NEW."noticed_on", NEW."organisation_id", NOW(), \'update\', NEW."id", NEW."place", NEW."source", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="11c7fa83731554bf951700e9b5b8c891afbc9add",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_83886",
                            table="observations_observation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="observation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "observations_observationevent" ("area_id", "created_at", "created_by_id", "handling", "how_known", "id", "noticed_on", "organisation_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "source", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."handling", OLD."how_known", OLD."id", OLD."noticed_on", OLD."organisation_id", NOW(), \'delete\', OLD."id", OLD."place", OLD."source", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="0fbc5ed3a5ab21cf3c0dfc0494ef613320795f88",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0bda6",
                            table="observations_observation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="observationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fa2444d35c5865003b99c76b7e33ecb81e13f45e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f74d7",
                            table="observations_observationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
