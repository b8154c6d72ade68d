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
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Referral",
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
                        ("reference", models.CharField(max_length=10, unique=True)),
                        ("received_on", models.DateField()),
                        ("source", models.CharField(max_length=30)),
                        ("referrer_name", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("referrer_organisation", models.CharField(blank=True, max_length=120)),
                        ("referrer_contact", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("primary_reason", models.CharField(blank=True, max_length=40)),
                        (
                            "primary_reason_missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_asked", "Not asked"),
                                    ("not_on_form", "Not on the form"),
                                    ("unknown", "Not known"),
                                    ("preferred_not_to_say", "Preferred not to say"),
                                    ("not_applicable", "Does not apply"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("concerns", models.TextField(blank=True)),
                        (
                            "early_signs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("programme_asked", models.CharField(blank=True, max_length=20)),
                        ("told_young_person", models.TextField(blank=True)),
                        ("told_family", models.TextField(blank=True, db_default="", default="")),
                        ("label_used", models.BooleanField(blank=True, null=True)),
                        ("young_person_view", models.TextField(blank=True)),
                        ("caregiver_view", models.TextField(blank=True)),
                        (
                            "agencies",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                blank=True,
                                db_default=[],
                                default=list,
                                size=None,
                            ),
                        ),
                        ("other_agencies", models.TextField(blank=True)),
                        ("risk_to_staff", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        (
                            "risk_source",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        ("risk_known_since", models.DateField(blank=True, null=True)),
                        ("risk_answered_on", models.DateField(blank=True, null=True)),
                        (
                            "risk_left_because",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        ("in_danger_now", models.BooleanField(default=False)),
                        ("age_at_referral", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("age_override_reason", models.TextField(blank=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("screening", "Being looked at"),
                                    ("info_requested", "Waiting for an answer from the referrer"),
                                    ("decided", "Decided"),
                                ],
                                default="received",
                                max_length=20,
                            ),
                        ),
                        ("decision", models.CharField(default="pending", max_length=30)),
                        (
                            "decision_because",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                blank=True,
                                db_default=[],
                                default=list,
                                size=None,
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True)),
                        (
                            "told_because",
                            models.CharField(blank=True, db_default="", default="", max_length=20),
                        ),
                        (
                            "told_words",
                            models.CharField(blank=True, db_default="", default="", max_length=160),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "age_override_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "joined_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joined",
                                to="referrals.referral",
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
                                related_name="referrals",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "decided"), _negated=True),
                                fields=["area", "received_on"],
                                name="referral_waiting",
                            ),
                            models.Index(fields=["young_person", "received_on"], name="referral_of_person"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "decided"),
                                        models.Q(("decision", "pending"), _negated=True),
                                        ("decided_on__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(("state", "decided"), _negated=True),
                                        ("decision", "pending"),
                                        ("decided_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_decided_with_a_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_on__isnull", True),
                                    ("decided_on__gte", models.F("received_on")),
                                    _connector="OR",
                                ),
                                name="referral_decided_after_it_came",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("primary_reason", ""), ("primary_reason_missing", ""), _connector="OR"
                                ),
                                name="reason_or_why_missing_not_both",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("joined_to__isnull", True),
                                    models.Q(
                                        ("decision", "duplicate"),
                                        models.Q(("joined_to", models.F("id")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_joined_to_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferralEvent",
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
                        ("reference", models.CharField(max_length=10)),
                        ("received_on", models.DateField()),
                        ("source", models.CharField(max_length=30)),
                        ("referrer_name", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("referrer_organisation", models.CharField(blank=True, max_length=120)),
                        ("referrer_contact", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("primary_reason", models.CharField(blank=True, max_length=40)),
                        (
                            "primary_reason_missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_asked", "Not asked"),
                                    ("not_on_form", "Not on the form"),
                                    ("unknown", "Not known"),
                                    ("preferred_not_to_say", "Preferred not to say"),
                                    ("not_applicable", "Does not apply"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("concerns", models.TextField(blank=True)),
                        (
                            "early_signs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        ("programme_asked", models.CharField(blank=True, max_length=20)),
                        ("told_young_person", models.TextField(blank=True)),
                        ("told_family", models.TextField(blank=True, db_default="", default="")),
                        ("label_used", models.BooleanField(blank=True, null=True)),
                        ("young_person_view", models.TextField(blank=True)),
                        ("caregiver_view", models.TextField(blank=True)),
                        (
                            "agencies",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                blank=True,
                                db_default=[],
                                default=list,
                                size=None,
                            ),
                        ),
                        ("other_agencies", models.TextField(blank=True)),
                        ("risk_to_staff", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        (
                            "risk_source",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        ("risk_known_since", models.DateField(blank=True, null=True)),
                        ("risk_answered_on", models.DateField(blank=True, null=True)),
                        (
                            "risk_left_because",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        ("in_danger_now", models.BooleanField(default=False)),
                        ("age_at_referral", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("age_override_reason", models.TextField(blank=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("screening", "Being looked at"),
                                    ("info_requested", "Waiting for an answer from the referrer"),
                                    ("decided", "Decided"),
                                ],
                                default="received",
                                max_length=20,
                            ),
                        ),
                        ("decision", models.CharField(default="pending", max_length=30)),
                        (
                            "decision_because",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                blank=True,
                                db_default=[],
                                default=list,
                                size=None,
                            ),
                        ),
                        ("decision_reason", models.TextField(blank=True)),
                        (
                            "told_because",
                            models.CharField(blank=True, db_default="", default="", max_length=20),
                        ),
                        (
                            "told_words",
                            models.CharField(blank=True, db_default="", default="", max_length=160),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "age_override_by",
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
                            "decided_by",
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
                            "joined_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="referrals.referral",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="referrals.referral",
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
                    name="ReferralState",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("from_state", models.CharField(blank=True, max_length=40)),
                        ("to_state", models.CharField(max_length=40)),
                        ("effective_on", models.DateField()),
                        ("recorded_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="states",
                                to="referrals.referral",
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
                        "ordering": ("effective_on", "id"),
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_referralevent" ("age_at_referral", "age_override_by_id", "age_override_reason", "agencies", "area_id", "caregiver_view", "concerns", "created_at", "created_by_id", "decided_by_id", "decided_on", "decision", "decision_because", "decision_reason", "early_signs", "id", "in_danger_now", "joined_to_id", "label_used", "other_agencies", "pgh_created_at", "pgh_label", "pgh_obj_id", "primary_reason", "primary_reason_missing", "programme_asked", "received_on", "reference", "referrer_contact", "referrer_name", "referrer_organisation", "risk_answered_on", "risk_known_since", "risk_left_because", "risk_source", "risk_to_staff", "source", "state", "told_because", "told_family", "told_words", "told_young_person", "updated_at", "updated_by_id", "version", "young_person_id", "young_person_view") VALUES (NEW."age_at_referral", NEW."age_override_by_id", NEW."age_override_reason", NEW."agencies", NEW."area_id", NEW."caregiver_view", NEW."concerns", NEW."created_at", NEW."created_by_id", NEW."decided_by_id", NEW."decided_on", NEW."decision", NEW."decision_because", NEW."decision_reason", NEW."early_signs", NEW."id", NEW."in_danger_now", NEW."joined_to_id", NEW."label_used", NEW."other_agencies", NOW(), \'insert\', NEW."id", NEW."primary_reason", NEW."primary_reason_missing", NEW."programme_asked", NEW."received_on", NEW."reference", NEW."referrer_contact", NEW."referrer_name", NEW."referrer_organisation", NEW."risk_answered_on", NEW."risk_known_since", NEW."risk_left_because", NEW."risk_source", NEW."risk_to_staff", NEW."source", NEW."state", NEW."told_because", NEW."told_family", NEW."told_words", NEW."told_young_person", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id", NEW."young_person_view"); RETURN NULL;',
                            hash="9de778dc6592bfd99c56762e1b337edd11d7a077",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a74c8",
                            table="referrals_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "referrals_referralevent" ("age_at_referral", "age_override_by_id", "age_override_reason", "agencies", "area_id", "caregiver_view", "concerns", "created_at", "created_by_id", "decided_by_id", "decided_on", "decision", "decision_because", "decision_reason", "early_signs", "id", "in_danger_now", "joined_to_id", "label_used", "other_agencies", "pgh_created_at", "pgh_label", "pgh_obj_id", "primary_reason", "primary_reason_missing", "programme_asked", "received_on", "reference", "referrer_contact", "referrer_name", "referrer_organisation", "risk_answered_on", "risk_known_since", "risk_left_because", "risk_source", "risk_to_staff", "source", "state", "told_because", "told_family", "told_words", "told_young_person", "updated_at", "updated_by_id", "version", "young_person_id", "young_person_view") VALUES (NEW."age_at_referral", NEW."age_override_by_id", NEW."age_override_reason", NEW."agencies", NEW."area_id", NEW."caregiver_view", NEW."concerns", NEW."created_at", NEW."created_by_id", NEW."decided_by_id", NEW."decided_on", NEW."decision", NEW."decision_because", NEW."decision_reason", NEW."early_signs", NEW."id", NEW."in_danger_now", NEW."joined_to_id", NEW."label_used", NEW."other_agencies", NOW(), \'update\', NEW."id", NEW."primary_reason", NEW."primary_reason_missing", NEW."programme_asked", NEW."received_on", NEW."reference", NEW."referrer_contact", NEW."referrer_name", NEW."referrer_organisation", NEW."risk_answered_on", NEW."risk_known_since", NEW."risk_left_because", NEW."risk_source", NEW."risk_to_staff", NEW."source", NEW."state", NEW."told_because", NEW."told_family", NEW."told_words", NEW."told_young_person", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id", NEW."young_person_view"); RETURN NULL;',
                            hash="b6e8b437567a4203e56e6ec0ed50738c89ee2d19",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_223e7",
                            table="referrals_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "referrals_referralevent" ("age_at_referral", "age_override_by_id", "age_override_reason", "agencies", "area_id", "caregiver_view", "concerns", "created_at", "created_by_id", "decided_by_id", "decided_on", "decision", "decision_because", "decision_reason", "early_signs", "id", "in_danger_now", "joined_to_id", "label_used", "other_agencies", "pgh_created_at", "pgh_label", "pgh_obj_id", "primary_reason", "primary_reason_missing", "programme_asked", "received_on", "reference", "referrer_contact", "referrer_name", "referrer_organisation", "risk_answered_on", "risk_known_since", "risk_left_because", "risk_source", "risk_to_staff", "source", "state", "told_because", "told_family", "told_words", "told_young_person", "updated_at", "updated_by_id", "version", "young_person_id", "young_person_view") VALUES (OLD."age_at_referral", OLD."age_override_by_id", OLD."age_override_reason", OLD."agencies", OLD."area_id", OLD."caregiver_view", OLD."concerns", OLD."created_at", OLD."created_by_id", OLD."decided_by_id", OLD."decided_on", OLD."decision", OLD."decision_because", OLD."decision_reason", OLD."early_signs", OLD."id", OLD."in_danger_now", OLD."joined_to_id", OLD."label_used", OLD."other_agencies", NOW(), \'delete\', OLD."id", OLD."primary_reason", OLD."primary_reason_missing", OLD."programme_asked", OLD."received_on", OLD."reference", OLD."referrer_contact", OLD."referrer_name", OLD."referrer_organisation", OLD."risk_answered_on", OLD."risk_known_since", OLD."risk_left_because", OLD."risk_source", OLD."risk_to_staff", OLD."source", OLD."state", OLD."told_because", OLD."told_family", OLD."told_words", OLD."told_young_person", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id", OLD."young_person_view"); RETURN NULL;',
                            hash="6da24d50a74babfb1e5f40ea440738add547f40a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e24da",
                            table="referrals_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referralevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1a61dcd844caf3ca043cd5fc836a4fbfb5122b75",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d0304",
                            table="referrals_referralevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
