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
        ("partners", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="PartnerLink",
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
                        ("mailbox", models.CharField(max_length=64)),
                        ("email", soceis.foundation.records.fields.EncryptedTextField()),
                        ("domain", models.CharField(max_length=253)),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                        ("visit_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                        ("visit_until", models.DateTimeField(blank=True, null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Approach",
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
                                choices=[("consultation", "To talk it through"), ("referral", "To refer")],
                                max_length=12,
                            ),
                        ),
                        ("mailbox", models.CharField(max_length=64)),
                        ("reference", models.CharField(max_length=10, unique=True)),
                        ("sent_at", models.DateTimeField()),
                        ("answer_by", models.DateField()),
                        ("answerer", models.CharField(blank=True, max_length=80)),
                        ("sender_name", soceis.foundation.records.fields.EncryptedTextField()),
                        ("sender_job", models.CharField(blank=True, max_length=120)),
                        ("sender_email", soceis.foundation.records.fields.EncryptedTextField()),
                        ("sender_telephone", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("their_reference", models.CharField(blank=True, max_length=60)),
                        ("age_band", models.CharField(blank=True, max_length=12)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("concerns", models.TextField()),
                        (
                            "early_signs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
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
                        (
                            "risk_to_staff",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        (
                            "risk_source",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        ("risk_known_since", models.DateField(blank=True, null=True)),
                        ("name_used", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("last_name", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("date_of_birth", models.DateField(blank=True, null=True)),
                        ("reaching", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("knows_staff", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        (
                            "sealed_from",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(),
                                blank=True,
                                db_default=[],
                                default=list,
                                size=None,
                            ),
                        ),
                        ("kept_apart", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Waits for an answer"),
                                    ("advised", "Advice was given"),
                                    ("became_referral", "Became a referral"),
                                    ("closed", "Closed"),
                                ],
                                default="received",
                                max_length=20,
                            ),
                        ),
                        ("standing", models.CharField(default="received", max_length=20)),
                        ("because", models.CharField(blank=True, max_length=20)),
                        (
                            "told_words",
                            models.CharField(blank=True, db_default="", default="", max_length=160),
                        ),
                        ("advice", models.TextField(blank=True)),
                        ("advised_on", models.DateField(blank=True, null=True)),
                        ("national_question", models.TextField(blank=True)),
                        ("national_asked_on", models.DateField(blank=True, null=True)),
                        ("national_advice", models.TextField(blank=True)),
                        ("why_closed", models.TextField(blank=True)),
                        ("became_on", models.DateField(blank=True, null=True)),
                        ("became_referral", models.UUIDField(blank=True, null=True, unique=True)),
                        (
                            "advised_by",
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
                            "national_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
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
                        "verbose_name_plural": "approaches",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "received")),
                                fields=["area", "sent_at"],
                                name="approach_waiting",
                            ),
                            models.Index(fields=["mailbox", "-sent_at"], name="approach_of_partner"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "referral"),
                                    models.Q(
                                        ("date_of_birth", None),
                                        ("last_name", ""),
                                        ("name_used", ""),
                                        ("reaching", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="consultation_without_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("became_on__isnull", True), ("became_referral__isnull", True)),
                                    models.Q(
                                        ("became_on__isnull", False),
                                        ("became_referral__isnull", False),
                                        ("state", "became_referral"),
                                    ),
                                    _connector="OR",
                                ),
                                name="approach_became_one_referral",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApproachEvent",
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
                                choices=[("consultation", "To talk it through"), ("referral", "To refer")],
                                max_length=12,
                            ),
                        ),
                        ("mailbox", models.CharField(max_length=64)),
                        ("reference", models.CharField(max_length=10)),
                        ("sent_at", models.DateTimeField()),
                        ("answer_by", models.DateField()),
                        ("answerer", models.CharField(blank=True, max_length=80)),
                        ("sender_name", soceis.foundation.records.fields.EncryptedTextField()),
                        ("sender_job", models.CharField(blank=True, max_length=120)),
                        ("sender_email", soceis.foundation.records.fields.EncryptedTextField()),
                        ("sender_telephone", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("their_reference", models.CharField(blank=True, max_length=60)),
                        ("age_band", models.CharField(blank=True, max_length=12)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("concerns", models.TextField()),
                        (
                            "early_signs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
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
                        (
                            "risk_to_staff",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        (
                            "risk_source",
                            soceis.foundation.records.fields.EncryptedTextField(
                                blank=True, db_default="", default=""
                            ),
                        ),
                        ("risk_known_since", models.DateField(blank=True, null=True)),
                        ("name_used", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("last_name", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("date_of_birth", models.DateField(blank=True, null=True)),
                        ("reaching", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("knows_staff", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        (
                            "sealed_from",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(),
                                blank=True,
                                db_default=[],
                                default=list,
                                size=None,
                            ),
                        ),
                        ("kept_apart", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Waits for an answer"),
                                    ("advised", "Advice was given"),
                                    ("became_referral", "Became a referral"),
                                    ("closed", "Closed"),
                                ],
                                default="received",
                                max_length=20,
                            ),
                        ),
                        ("standing", models.CharField(default="received", max_length=20)),
                        ("because", models.CharField(blank=True, max_length=20)),
                        (
                            "told_words",
                            models.CharField(blank=True, db_default="", default="", max_length=160),
                        ),
                        ("advice", models.TextField(blank=True)),
                        ("advised_on", models.DateField(blank=True, null=True)),
                        ("national_question", models.TextField(blank=True)),
                        ("national_asked_on", models.DateField(blank=True, null=True)),
                        ("national_advice", models.TextField(blank=True)),
                        ("why_closed", models.TextField(blank=True)),
                        ("became_on", models.DateField(blank=True, null=True)),
                        ("became_referral", models.UUIDField(blank=True, null=True)),
                        (
                            "advised_by",
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
                            "national_by",
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
                                to="consultations.approach",
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
                    name="PartnerDraft",
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
                        ("mailbox", models.CharField(max_length=64)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("consultation", "To talk it through"), ("referral", "To refer")],
                                max_length=12,
                            ),
                        ),
                        ("content", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("saved_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["mailbox", "-saved_at"], name="partner_drafts")],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="approach",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "consultations_approachevent" ("advice", "advised_by_id", "advised_on", "age_band", "agencies", "answer_by", "answerer", "area_id", "became_on", "became_referral", "because", "caregiver_view", "concerns", "created_at", "created_by_id", "date_of_birth", "early_signs", "id", "kept_apart", "kind", "knows_staff", "label_used", "last_name", "mailbox", "name_used", "national_advice", "national_asked_on", "national_by_id", "national_question", "organisation_id", "other_agencies", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reaching", "reference", "risk_known_since", "risk_source", "risk_to_staff", "sealed_from", "sender_email", "sender_job", "sender_name", "sender_telephone", "sent_at", "standing", "state", "their_reference", "told_family", "told_words", "told_young_person", "updated_at", "updated_by_id", "version", "why_closed", "young_person_view") VALUES (NEW."advice", NEW."advised_by_id", NEW."advised_on", NEW."age_band", NEW."agencies", NEW."answer_by", NEW."answerer", NEW."area_id", NEW."became_on", NEW."became_referral", NEW."because", NEW."caregiver_view", NEW."concerns", NEW."created_at", NEW."created_by_id", NEW."date_of_birth", NEW."early_signs", NEW."id", NEW."kept_apart", NEW."kind", NEW."knows_staff", NEW."label_used", NEW."last_name", NEW."mailbox", NEW."name_used", NEW."national_advice", NEW."national_asked_on", NEW."national_by_id", NEW."national_question", NEW."organisation_id", NEW."other_agencies", NOW(), \'insert\', NEW."id", NEW."place", NEW."reaching", NEW."reference", NEW."risk_known_since", NEW."risk_source", NEW."risk_to_staff", NEW."sealed_from", NEW."sender_email", NEW."sender_job", NEW."sender_name", NEW."sender_telephone", NEW."sent_at", NEW."standing", NEW."state", NEW."their_reference", NEW."told_family", NEW."told_words", NEW."told_young_person", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."why_closed", NEW."young_person_view"); RETURN NULL;',
                            hash="441601edf1865ed4e979d4beeb43f96d3d82db67",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_562cd",
                            table="consultations_approach",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="approach",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "consultations_approachevent" ("advice", "advised_by_id", "advised_on", "age_band", "agencies", "answer_by", "answerer", "area_id", "became_on", "became_referral", "because", "caregiver_view", "concerns", "created_at", "created_by_id", "date_of_birth", "early_signs", "id", "kept_apart", "kind", "knows_staff", "label_used", "last_name", "mailbox", "name_used", "national_advice", "national_asked_on", "national_by_id", "national_question", "organisation_id", "other_agencies", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reaching", "reference", "risk_known_since", "risk_source", "risk_to_staff", "sealed_from", "sender_email", "sender_job", "sender_name", "sender_telephone", "sent_at", "standing", "state", "their_reference", "told_family", "told_words", "told_young_person", "updated_at", "updated_by_id", "version", "why_closed", "young_person_view") VALUES (NEW."advice", NEW."advised_by_id", NEW."advised_on", NEW."age_band", NEW."agencies", NEW."answer_by", NEW."answerer", NEW."area_id", NEW."became_on", NEW."became_referral", NEW."because", NEW."caregiver_view", NEW."concerns", NEW."created_at", NEW."created_by_id", NEW."date_of_birth", NEW."early_signs", NEW."id", NEW."kept_apart", NEW."kind", NEW."knows_staff", NEW."label_used", NEW."last_name", NEW."mailbox", NEW."name_used", NEW."national_advice", NEW."national_asked_on", NEW."national_by_id", NEW."national_question", NEW."organisation_id", NEW."other_agencies", NOW(), \'update\', NEW."id", NEW."place", NEW."reaching", NEW."reference", NEW."risk_known_since", NEW."risk_source", NEW."risk_to_staff", NEW."sealed_from", NEW."sender_email", NEW."sender_job", NEW."sender_name", NEW."sender_telephone", NEW."sent_at", NEW."standing", NEW."state", NEW."their_reference", NEW."told_family", NEW."told_words", NEW."told_young_person", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."why_closed", NEW."young_person_view"); RETURN NULL;',
                            hash="7ba4bbdf27f3a8c7f59caa9ff0a570c5fece81c2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1a5c3",
                            table="consultations_approach",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="approach",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "consultations_approachevent" ("advice", "advised_by_id", "advised_on", "age_band", "agencies", "answer_by", "answerer", "area_id", "became_on", "became_referral", "because", "caregiver_view", "concerns", "created_at", "created_by_id", "date_of_birth", "early_signs", "id", "kept_apart", "kind", "knows_staff", "label_used", "last_name", "mailbox", "name_used", "national_advice", "national_asked_on", "national_by_id", "national_question", "organisation_id", "other_agencies", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reaching", "reference", "risk_known_since", "risk_source", "risk_to_staff", "sealed_from", "sender_email", "sender_job", "sender_name", "sender_telephone", "sent_at", "standing", "state", "their_reference", "told_family", "told_words", "told_young_person", "updated_at", "updated_by_id", "version", "why_closed", "young_person_view") VALUES (OLD."advice", OLD."advised_by_id", OLD."advised_on", OLD."age_band", OLD."agencies", OLD."answer_by", OLD."answerer", OLD."area_id", OLD."became_on", OLD."became_referral", OLD."because", OLD."caregiver_view", OLD."concerns", OLD."created_at", OLD."created_by_id", OLD."date_of_birth", OLD."early_signs", OLD."id", OLD."kept_apart", OLD."kind", OLD."knows_staff", OLD."label_used", OLD."last_name", OLD."mailbox", OLD."name_used", OLD."national_advice", OLD."national_asked_on", OLD."national_by_id", OLD."national_question", OLD."organisation_id", OLD."other_agencies", NOW(), \'delete\', OLD."id", OLD."place", OLD."reaching", OLD."reference", OLD."risk_known_since", OLD."risk_source", OLD."risk_to_staff", OLD."sealed_from", OLD."sender_email", OLD."sender_job", OLD."sender_name", OLD."sender_telephone", OLD."sent_at", OLD."standing", OLD."state", OLD."their_reference", OLD."told_family", OLD."told_words", OLD."told_young_person", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."why_closed", OLD."young_person_view"); RETURN NULL;',
                            hash="e79a4b5e21b135679298223a936b9e4b1e38eca3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_35565",
                            table="consultations_approach",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="approachevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="050c68537807345c3cdb458be42ec51870f0f617",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_63886",
                            table="consultations_approachevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
