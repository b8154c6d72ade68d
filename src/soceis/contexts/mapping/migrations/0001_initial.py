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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="MapPerson",
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
                        ("name", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "around",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.tie",
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
                        "verbose_name_plural": "map people",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("around",), name="somebody_around_once_on_the_map"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("around__isnull", True), models.Q(("name", ""), _negated=True)),
                                    models.Q(("around__isnull", False), ("name", "")),
                                    _connector="OR",
                                ),
                                name="map_person_has_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MapPersonEvent",
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
                        ("name", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
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
                            "around",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.tie",
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
                                to="mapping.mapperson",
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
                    name="MapTie",
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
                                    ("family", "Family"),
                                    ("friend", "Friends"),
                                    ("partner", "Going out together"),
                                    ("same_place", "Same school, work or club"),
                                    ("lives_near", "Live near each other"),
                                    ("helps", "One helps the other"),
                                    ("listens", "One listens to the other"),
                                    ("online", "Know each other online"),
                                    ("money", "Money, gifts or debts"),
                                    ("tells", "One tells the other what to do"),
                                    ("worker", "Works with them"),
                                    ("other", "Something else"),
                                    ("not_known", "Not known how"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("strength", "Good for them"),
                                    ("worry", "Worries us"),
                                    ("both", "Good, and worries us"),
                                    ("neither", "Neither"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "certainty",
                            models.CharField(
                                choices=[("fact", "Known"), ("suspicion", "Thought, not known")],
                                max_length=10,
                            ),
                        ),
                        (
                            "reliability",
                            models.CharField(
                                choices=[
                                    ("seen", "We saw it ourselves"),
                                    ("first_hand", "Told by somebody who was there"),
                                    ("second_hand", "Passed on by somebody who was not"),
                                    ("not_known", "Cannot say how reliable"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("source", soceis.foundation.records.fields.EncryptedTextField()),
                        ("note", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("learned_on", models.DateField()),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        ("good_until", models.DateField()),
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
                            "one",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mapping.mapperson",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="mapping.mapperson",
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
                                name="map_tie_of_young_person",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("one__isnull", True),
                                    models.Q(("one", models.F("other")), _negated=True),
                                    _connector="OR",
                                ),
                                name="map_tie_is_between_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("good_until__gt", models.F("learned_on"))),
                                name="map_tie_is_good_for_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MapTieEvent",
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
                                    ("family", "Family"),
                                    ("friend", "Friends"),
                                    ("partner", "Going out together"),
                                    ("same_place", "Same school, work or club"),
                                    ("lives_near", "Live near each other"),
                                    ("helps", "One helps the other"),
                                    ("listens", "One listens to the other"),
                                    ("online", "Know each other online"),
                                    ("money", "Money, gifts or debts"),
                                    ("tells", "One tells the other what to do"),
                                    ("worker", "Works with them"),
                                    ("other", "Something else"),
                                    ("not_known", "Not known how"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("strength", "Good for them"),
                                    ("worry", "Worries us"),
                                    ("both", "Good, and worries us"),
                                    ("neither", "Neither"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "certainty",
                            models.CharField(
                                choices=[("fact", "Known"), ("suspicion", "Thought, not known")],
                                max_length=10,
                            ),
                        ),
                        (
                            "reliability",
                            models.CharField(
                                choices=[
                                    ("seen", "We saw it ourselves"),
                                    ("first_hand", "Told by somebody who was there"),
                                    ("second_hand", "Passed on by somebody who was not"),
                                    ("not_known", "Cannot say how reliable"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("source", soceis.foundation.records.fields.EncryptedTextField()),
                        ("note", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("learned_on", models.DateField()),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        ("good_until", models.DateField()),
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
                            "one",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="mapping.mapperson",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="mapping.mapperson",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="mapping.maptie",
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
                    model_name="mapperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "mapping_mappersonevent" ("area_id", "around_id", "created_at", "created_by_id", "id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."around_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."name", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="4f2ad837740ab857e0248f784df605e455568beb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2d3a3",
                            table="mapping_mapperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mapperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "mapping_mappersonevent" ("area_id", "around_id", "created_at", "created_by_id", "id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."around_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."name", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="032b4f17125c45c99a080f4a35eb03acec65f605",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7706f",
                            table="mapping_mapperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mapperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "mapping_mappersonevent" ("area_id", "around_id", "created_at", "created_by_id", "id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."around_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."name", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="c00d2b90adf74de357771cf171a808151a516c39",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_009c8",
                            table="mapping_mapperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mappersonevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2d0015d426b97554c9b4a3642bc634ad8518979a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0372c",
                            table="mapping_mappersonevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="maptie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "mapping_maptieevent" ("area_id", "certainty", "confirmed_on", "created_at", "created_by_id", "ended_on", "good_until", "id", "kind", "learned_on", "note", "one_id", "other_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reliability", "side", "source", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."certainty", NEW."confirmed_on", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."good_until", NEW."id", NEW."kind", NEW."learned_on", NEW."note", NEW."one_id", NEW."other_id", NOW(), \'insert\', NEW."id", NEW."reliability", NEW."side", NEW."source", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="f5b45b20aee012eeddb4fe5d10992c220b8ba989",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7a0fd",
                            table="mapping_maptie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="maptie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "mapping_maptieevent" ("area_id", "certainty", "confirmed_on", "created_at", "created_by_id", "ended_on", "good_until", "id", "kind", "learned_on", "note", "one_id", "other_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reliability", "side", "source", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."certainty", NEW."confirmed_on", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."good_until", NEW."id", NEW."kind", NEW."learned_on", NEW."note", NEW."one_id", NEW."other_id", NOW(), \'update\', NEW."id", NEW."reliability", NEW."side", NEW."source", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="7652345a781560cab69efd57c71692afd03c273a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fa0fb",
                            table="mapping_maptie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="maptie",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "mapping_maptieevent" ("area_id", "certainty", "confirmed_on", "created_at", "created_by_id", "ended_on", "good_until", "id", "kind", "learned_on", "note", "one_id", "other_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reliability", "side", "source", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."certainty", OLD."confirmed_on", OLD."created_at", OLD."created_by_id", OLD."ended_on", OLD."good_until", OLD."id", OLD."kind", OLD."learned_on", OLD."note", OLD."one_id", OLD."other_id", NOW(), \'delete\', OLD."id", OLD."reliability", OLD."side", OLD."source", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="af27da17672c3877ac8236c9bfc5d44b740fae39",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_add9a",
                            table="mapping_maptie",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="maptieevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9e5d89f6f3c00895e603797e12e65403ca012666",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b3326",
                            table="mapping_maptieevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
