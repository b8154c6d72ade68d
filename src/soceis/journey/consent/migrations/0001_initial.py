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
                    name="Agreement",
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
                        ("of_us", models.TextField()),
                        ("of_you", models.TextField()),
                        ("of_home", models.TextField(blank=True)),
                        ("own_words", models.TextField(blank=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("agreed", "Agreed"),
                                    ("replaced", "Replaced by a later one"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("agreed_how", models.CharField(blank=True, max_length=10)),
                        ("home_agreed_on", models.DateField(blank=True, null=True)),
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
                                related_name="agreements",
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
                                fields=("episode", "number"), name="agreement_number_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("episode",),
                                name="one_draft_agreement_at_a_time",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "agreed")),
                                fields=("episode",),
                                name="one_agreement_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "draft"), ("agreed_on__isnull", True)),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        ("agreed_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="agreed_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementEvent",
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
                        ("of_us", models.TextField()),
                        ("of_you", models.TextField()),
                        ("of_home", models.TextField(blank=True)),
                        ("own_words", models.TextField(blank=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("agreed", "Agreed"),
                                    ("replaced", "Replaced by a later one"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("agreed_how", models.CharField(blank=True, max_length=10)),
                        ("home_agreed_on", models.DateField(blank=True, null=True)),
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
                                to="consent.agreement",
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
                    name="LeftOut",
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
                        ("since", models.DateField()),
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
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "left out",
                    },
                ),
                migrations.CreateModel(
                    name="LimitsExplained",
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
                        ("explained_on", models.DateField()),
                        ("understood", models.CharField(max_length=10)),
                        ("words_of", models.CharField(max_length=10)),
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
                                related_name="limits_explained",
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
                        "verbose_name_plural": "limits explained",
                        "indexes": [models.Index(fields=["episode", "understood"], name="limits_of_episode")],
                    },
                ),
                migrations.CreateModel(
                    name="PermissionAnswer",
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
                        ("purpose", models.CharField(max_length=20)),
                        ("partner", models.CharField(blank=True, max_length=120)),
                        ("answer", models.CharField(max_length=10)),
                        ("answered_on", models.DateField()),
                        ("answered_by", models.CharField(max_length=14)),
                        ("competence", models.CharField(max_length=10)),
                        ("judged_how", models.TextField(blank=True)),
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
                                fields=["young_person", "purpose", "-answered_on"], name="answer_of_person"
                            ),
                            models.Index(fields=["purpose", "young_person"], name="answer_for_purpose"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("purpose", "sharing"), models.Q(("partner", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("purpose", "sharing"), _negated=True), ("partner", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="sharing_names_a_partner",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "consent_agreementevent" ("agreed_how", "agreed_on", "area_id", "created_at", "created_by_id", "episode_id", "home_agreed_on", "id", "number", "of_home", "of_us", "of_you", "own_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."agreed_how", NEW."agreed_on", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."home_agreed_on", NEW."id", NEW."number", NEW."of_home", NEW."of_us", NEW."of_you", NEW."own_words", NOW(), \'insert\', NEW."id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="1a0700242aa8f3f54a3488f3a891c7bc97eb8f3d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_17d5a",
                            table="consent_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "consent_agreementevent" ("agreed_how", "agreed_on", "area_id", "created_at", "created_by_id", "episode_id", "home_agreed_on", "id", "number", "of_home", "of_us", "of_you", "own_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."agreed_how", NEW."agreed_on", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."home_agreed_on", NEW."id", NEW."number", NEW."of_home", NEW."of_us", NEW."of_you", NEW."own_words", NOW(), \'update\', NEW."id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="2cf0ac16bc0e6b47d50a06c66a434a7be7ccaded",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_daa57",
                            table="consent_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "consent_agreementevent" ("agreed_how", "agreed_on", "area_id", "created_at", "created_by_id", "episode_id", "home_agreed_on", "id", "number", "of_home", "of_us", "of_you", "own_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."agreed_how", OLD."agreed_on", OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."home_agreed_on", OLD."id", OLD."number", OLD."of_home", OLD."of_us", OLD."of_you", OLD."own_words", NOW(), \'delete\', OLD."id", OLD."state", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="64fdf35dbee08048d9a9402ffec0f0545dee418e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1b6cb",
                            table="consent_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreementevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0941e4ab5de639666777f4f7f4f21041a29fab03",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7052e",
                            table="consent_agreementevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
