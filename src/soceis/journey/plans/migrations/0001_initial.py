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
                    name="FormVersion",
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
                        ("code", models.CharField(max_length=40, unique=True)),
                        ("title", models.CharField(max_length=120)),
                        ("topics", models.JSONField(default=list)),
                        ("used_from", models.DateField()),
                        ("used_to", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Goal",
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
                        ("words", models.CharField(max_length=300)),
                        ("topic", models.CharField(blank=True, max_length=40)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("suggested", "Suggested"),
                                    ("agreed", "Agreed"),
                                    ("working", "Working on it"),
                                    ("achieved", "Achieved"),
                                    ("changed", "Changed"),
                                    ("parked", "Parked"),
                                    ("dropped", "Let go, by choice"),
                                ],
                                default="agreed",
                                max_length=20,
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        ("steps", models.JSONField(blank=True, default=list)),
                        ("achieved_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "came_from",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="became",
                                to="plans.goal",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="plans.plan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("order", "created_at"),
                    },
                ),
                migrations.CreateModel(
                    name="GoalHelp",
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
                                    ("activity", "Something to do"),
                                    ("course", "A course or a class"),
                                    ("person", "A person who helps"),
                                    ("place", "A place or a service"),
                                    ("thing", "A thing they need"),
                                    ("page", "A web page, a sheet, a film"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("words", models.CharField(max_length=200)),
                        ("where", models.CharField(blank=True, max_length=200)),
                        ("record", models.UUIDField(blank=True, null=True)),
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
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="helps",
                                to="plans.goal",
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
                        "ordering": ("created_at",),
                    },
                ),
                migrations.CreateModel(
                    name="GoalHelpEvent",
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
                                    ("activity", "Something to do"),
                                    ("course", "A course or a class"),
                                    ("person", "A person who helps"),
                                    ("place", "A place or a service"),
                                    ("thing", "A thing they need"),
                                    ("page", "A web page, a sheet, a film"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("words", models.CharField(max_length=200)),
                        ("where", models.CharField(blank=True, max_length=200)),
                        ("record", models.UUIDField(blank=True, null=True)),
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
                            "goal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="plans.goal",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="plans.goalhelp",
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
                    name="Plan",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("agreed", "Agreed"),
                                    ("superseded", "Replaced by a newer plan"),
                                    ("ended", "Ended"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("topics", models.JSONField(default=list)),
                        ("in_their_words", models.TextField(blank=True)),
                        ("helps", models.TextField(blank=True)),
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
                                related_name="plans",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "form_version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.formversion",
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
                                condition=models.Q(("state", "agreed")),
                                fields=("episode",),
                                name="one_agreed_plan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"),
                                    ("agreed_on__isnull", False),
                                    ("state", "ended"),
                                    _connector="OR",
                                ),
                                name="agreed_plan_has_its_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalEvent",
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
                        ("words", models.CharField(max_length=300)),
                        ("topic", models.CharField(blank=True, max_length=40)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("suggested", "Suggested"),
                                    ("agreed", "Agreed"),
                                    ("working", "Working on it"),
                                    ("achieved", "Achieved"),
                                    ("changed", "Changed"),
                                    ("parked", "Parked"),
                                    ("dropped", "Let go, by choice"),
                                ],
                                default="agreed",
                                max_length=20,
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        ("steps", models.JSONField(blank=True, default=list)),
                        ("achieved_on", models.DateField(blank=True, null=True)),
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
                            "came_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="plans.goal",
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
                                to="plans.goal",
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
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="plans.plan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanEvent",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("agreed", "Agreed"),
                                    ("superseded", "Replaced by a newer plan"),
                                    ("ended", "Ended"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("topics", models.JSONField(default=list)),
                        ("in_their_words", models.TextField(blank=True)),
                        ("helps", models.TextField(blank=True)),
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
                            "form_version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="plans.formversion",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="plans.plan",
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
                    model_name="goalhelp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "plans_goalhelpevent" ("area_id", "created_at", "created_by_id", "ended_on", "goal_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "updated_at", "updated_by_id", "version", "where", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."goal_id", NEW."id", NEW."kind", NOW(), \'insert\', NEW."id", NEW."record", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."where", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="29cde117dcf083a5d57df376d5e05782899778cc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3adb",
                            table="plans_goalhelp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="goalhelp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "plans_goalhelpevent" ("area_id", "created_at", "created_by_id", "ended_on", "goal_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "updated_at", "updated_by_id", "version", "where", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."ended_on", NEW."goal_id", NEW."id", NEW."kind", NOW(), \'update\', NEW."id", NEW."record", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."where", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="4aabe5f06b471a6e5fd99cd4230860bada134bdd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1d6a6",
                            table="plans_goalhelp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="goalhelp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "plans_goalhelpevent" ("area_id", "created_at", "created_by_id", "ended_on", "goal_id", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "updated_at", "updated_by_id", "version", "where", "words", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."ended_on", OLD."goal_id", OLD."id", OLD."kind", NOW(), \'delete\', OLD."id", OLD."record", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."where", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="dcb1cf7d27d41beff8a6b341e1f37e661cdeb988",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4c98c",
                            table="plans_goalhelp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="goalhelpevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fc9d8fbca2b3f0026886e9f9a7388f41c9cf1bbe",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4e834",
                            table="plans_goalhelpevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "plans_planevent" ("agreed_on", "area_id", "created_at", "created_by_id", "episode_id", "form_version_id", "helps", "id", "in_their_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "topics", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."agreed_on", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."form_version_id", NEW."helps", NEW."id", NEW."in_their_words", NOW(), \'insert\', NEW."id", NEW."state", NEW."topics", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="204a226cd9f9caae26931cb1ba605c8130561b1f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8b340",
                            table="plans_plan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "plans_planevent" ("agreed_on", "area_id", "created_at", "created_by_id", "episode_id", "form_version_id", "helps", "id", "in_their_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "topics", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."agreed_on", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."form_version_id", NEW."helps", NEW."id", NEW."in_their_words", NOW(), \'update\', NEW."id", NEW."state", NEW."topics", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="be8bddf2c12f5242638702e3754122bd6e05ff69",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ee9c7",
                            table="plans_plan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "plans_planevent" ("agreed_on", "area_id", "created_at", "created_by_id", "episode_id", "form_version_id", "helps", "id", "in_their_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "topics", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."agreed_on", OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."form_version_id", OLD."helps", OLD."id", OLD."in_their_words", NOW(), \'delete\', OLD."id", OLD."state", OLD."topics", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="f2064ef5ea06fc8c9a6466a42cd50524b23c9fa0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3e165",
                            table="plans_plan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="goalevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="43fd81ad1fdda945025dadb0f038c483c7d28f3f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c62fb",
                            table="plans_goalevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="goal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "plans_goalevent" ("achieved_on", "area_id", "came_from_id", "created_at", "created_by_id", "id", "order", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "steps", "topic", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."achieved_on", NEW."area_id", NEW."came_from_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."order", NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."state", NEW."steps", NEW."topic", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="f0703b62281c81cc5a4b9af2871b870b40f30c22",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_397f0",
                            table="plans_goal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="goal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "plans_goalevent" ("achieved_on", "area_id", "came_from_id", "created_at", "created_by_id", "id", "order", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "steps", "topic", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."achieved_on", NEW."area_id", NEW."came_from_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."order", NOW(), \'update\', NEW."id", NEW."plan_id", NEW."state", NEW."steps", NEW."topic", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="ed059b2947f07e2c0b4c20e2fe10252bc4cc45b3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d65b1",
                            table="plans_goal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="goal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "plans_goalevent" ("achieved_on", "area_id", "came_from_id", "created_at", "created_by_id", "id", "order", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "steps", "topic", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."achieved_on", OLD."area_id", OLD."came_from_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."order", NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."state", OLD."steps", OLD."topic", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="9a6dd30fd93655ee5a76724a36eceda51ea5d6c2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4160e",
                            table="plans_goal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b3f68a381db6a5160c734b02b91c789f663d554e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_038a7",
                            table="plans_planevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
