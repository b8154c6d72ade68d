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
        ("agreements", "0001_initial"),
        ("partners", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Afterwards",
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
                        ("kind", models.CharField(max_length=12)),
                        ("words", models.TextField()),
                        ("notified_on", models.DateField(blank=True, null=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("answered_by", models.CharField(blank=True, max_length=120)),
                        ("answer", models.CharField(blank=True, max_length=12)),
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
                            "disclosure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afterwards",
                                to="disclosures.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("created_at",),
                    },
                ),
                migrations.CreateModel(
                    name="Disclosure",
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
                        ("direction", models.CharField(default="out", max_length=3)),
                        ("decision", models.CharField(default="shared", max_length=10)),
                        ("what", soceis.foundation.records.fields.EncryptedTextField()),
                        (
                            "categories",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        ("purpose", models.CharField(max_length=40)),
                        ("why", models.TextField(blank=True)),
                        ("article_6", models.CharField(blank=True, max_length=30)),
                        ("article_9", models.CharField(blank=True, max_length=30)),
                        ("article_10", models.CharField(blank=True, max_length=30)),
                        ("outside_reason", models.TextField(blank=True)),
                        ("seen_on", models.DateField(blank=True, null=True)),
                        ("source_agreed", models.BooleanField(default=False)),
                        ("told", models.CharField(blank=True, max_length=16)),
                        ("told_note", models.TextField(blank=True)),
                        ("method", models.CharField(blank=True, max_length=20)),
                        ("handling", models.CharField(blank=True, max_length=16)),
                        ("originator", models.CharField(blank=True, max_length=120)),
                        ("happened_on", models.DateField()),
                        ("received_on", models.DateField(blank=True, null=True)),
                        ("received_by", models.CharField(blank=True, max_length=120)),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="agreements.agreement",
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
                            "based_on",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="passed_on",
                                to="disclosures.disclosure",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.partnercontact",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "seen_by",
                            models.ForeignKey(
                                blank=True,
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
                                fields=["young_person", "-happened_on"], name="disclosure_of_young_person"
                            ),
                            models.Index(
                                condition=models.Q(
                                    models.Q(("outside_reason", ""), _negated=True), ("seen_on__isnull", True)
                                ),
                                fields=["area"],
                                name="outside_unseen",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("direction", "in"),
                                    ("decision", "refused"),
                                    ("agreement__isnull", False),
                                    models.Q(("outside_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="shared_under_an_agreement_or_for_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("received_on__isnull", True),
                                    ("received_on__gte", models.F("happened_on")),
                                    _connector="OR",
                                ),
                                name="receipt_after_sending",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AfterwardsEvent",
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
                        ("kind", models.CharField(max_length=12)),
                        ("words", models.TextField()),
                        ("notified_on", models.DateField(blank=True, null=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("answered_by", models.CharField(blank=True, max_length=120)),
                        ("answer", models.CharField(blank=True, max_length=12)),
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
                                to="disclosures.afterwards",
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
                            "disclosure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="disclosures.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DisclosureEvent",
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
                        ("direction", models.CharField(default="out", max_length=3)),
                        ("decision", models.CharField(default="shared", max_length=10)),
                        ("what", soceis.foundation.records.fields.EncryptedTextField()),
                        (
                            "categories",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                        ("purpose", models.CharField(max_length=40)),
                        ("why", models.TextField(blank=True)),
                        ("article_6", models.CharField(blank=True, max_length=30)),
                        ("article_9", models.CharField(blank=True, max_length=30)),
                        ("article_10", models.CharField(blank=True, max_length=30)),
                        ("outside_reason", models.TextField(blank=True)),
                        ("seen_on", models.DateField(blank=True, null=True)),
                        ("source_agreed", models.BooleanField(default=False)),
                        ("told", models.CharField(blank=True, max_length=16)),
                        ("told_note", models.TextField(blank=True)),
                        ("method", models.CharField(blank=True, max_length=20)),
                        ("handling", models.CharField(blank=True, max_length=16)),
                        ("originator", models.CharField(blank=True, max_length=120)),
                        ("happened_on", models.DateField()),
                        ("received_on", models.DateField(blank=True, null=True)),
                        ("received_by", models.CharField(blank=True, max_length=120)),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="agreements.agreement",
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
                            "based_on",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="disclosures.disclosure",
                            ),
                        ),
                        (
                            "contact",
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
                                to="disclosures.disclosure",
                            ),
                        ),
                        (
                            "seen_by",
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
                    model_name="disclosure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "disclosures_disclosureevent" ("agreement_id", "area_id", "article_10", "article_6", "article_9", "based_on_id", "categories", "contact_id", "created_at", "created_by_id", "decision", "direction", "handling", "happened_on", "id", "method", "organisation_id", "originator", "outside_reason", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "received_by", "received_on", "seen_by_id", "seen_on", "source_agreed", "told", "told_note", "updated_at", "updated_by_id", "version", "what", "why", "young_person_id") VALUES (NEW."agreement_id", NEW."area_id", NEW."article_10", NEW."article_6", NEW."article_9", NEW."based_on_id", NEW."categories", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."decision", NEW."direction", NEW."handling", NEW."happened_on", NEW."id", NEW."method", NEW."organisation_id", NEW."originator", NEW."outside_reason", NOW(), \'insert\', NEW."id", NEW."purpose", NEW."received_by", NEW."received_on", NEW."seen_by_id", NEW."seen_on", NEW."source_agreed", NEW."told", NEW."told_note", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what", NEW."why", NEW."young_person_id"); RETURN NULL;',
                            hash="5c205141a5f0aba1fa0489d710b5d88f09c4c35a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_95e87",
                            table="disclosures_disclosure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disclosure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "disclosures_disclosureevent" ("agreement_id", "area_id", "article_10", "article_6", "article_9", "based_on_id", "categories", "contact_id", "created_at", "created_by_id", "decision", "direction", "handling", "happened_on", "id", "method", "organisation_id", "originator", "outside_reason", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "received_by", "received_on", "seen_by_id", "seen_on", "source_agreed", "told", "told_note", "updated_at", "updated_by_id", "version", "what", "why", "young_person_id") VALUES (NEW."agreement_id", NEW."area_id", NEW."article_10", NEW."article_6", NEW."article_9", NEW."based_on_id", NEW."categories", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."decision", NEW."direction", NEW."handling", NEW."happened_on", NEW."id", NEW."method", NEW."organisation_id", NEW."originator", NEW."outside_reason", NOW(), \'update\', NEW."id", NEW."purpose", NEW."received_by", NEW."received_on", NEW."seen_by_id", NEW."seen_on", NEW."source_agreed", NEW."told", NEW."told_note", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what", NEW."why", NEW."young_person_id"); RETURN NULL;',
                            hash="0c663cff07bbf2f1f3c7f4fa1cd9b6d0827747db",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d1b0e",
                            table="disclosures_disclosure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disclosure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "disclosures_disclosureevent" ("agreement_id", "area_id", "article_10", "article_6", "article_9", "based_on_id", "categories", "contact_id", "created_at", "created_by_id", "decision", "direction", "handling", "happened_on", "id", "method", "organisation_id", "originator", "outside_reason", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "received_by", "received_on", "seen_by_id", "seen_on", "source_agreed", "told", "told_note", "updated_at", "updated_by_id", "version", "what", "why", "young_person_id") VALUES (OLD."agreement_id", OLD."area_id", OLD."article_10", OLD."article_6", OLD."article_9", OLD."based_on_id", OLD."categories", OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."decision", OLD."direction", OLD."handling", OLD."happened_on", OLD."id", OLD."method", OLD."organisation_id", OLD."originator", OLD."outside_reason", NOW(), \'delete\', OLD."id", OLD."purpose", OLD."received_by", OLD."received_on", OLD."seen_by_id", OLD."seen_on", OLD."source_agreed", OLD."told", OLD."told_note", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."what", OLD."why", OLD."young_person_id"); RETURN NULL;',
                            hash="534c88afe1e389c174822344d4ff70f2819db394",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_67c45",
                            table="disclosures_disclosure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="afterwardsevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5e416902de43d99ec5631445b8b317af48063ed7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9627c",
                            table="disclosures_afterwardsevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="afterwards",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "disclosures_afterwardsevent" ("answer", "answered_by", "answered_on", "area_id", "created_at", "created_by_id", "disclosure_id", "id", "kind", "notified_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."answer", NEW."answered_by", NEW."answered_on", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."disclosure_id", NEW."id", NEW."kind", NEW."notified_on", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="742f7a3955ff80637b6510a226e72aad4c77b462",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ab3d6",
                            table="disclosures_afterwards",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="afterwards",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "disclosures_afterwardsevent" ("answer", "answered_by", "answered_on", "area_id", "created_at", "created_by_id", "disclosure_id", "id", "kind", "notified_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."answer", NEW."answered_by", NEW."answered_on", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."disclosure_id", NEW."id", NEW."kind", NEW."notified_on", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="233f9d4877121aa8a0dbe4cd98762b00846911fb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b1b8f",
                            table="disclosures_afterwards",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="afterwards",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "disclosures_afterwardsevent" ("answer", "answered_by", "answered_on", "area_id", "created_at", "created_by_id", "disclosure_id", "id", "kind", "notified_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."answer", OLD."answered_by", OLD."answered_on", OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."disclosure_id", OLD."id", OLD."kind", OLD."notified_on", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="7212cde683b541d1d4ff4bdc144f897421e232f8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7fac0",
                            table="disclosures_afterwards",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disclosureevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a4a18357d01c4f18fab7851f328e50c38662e59b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fc94a",
                            table="disclosures_disclosureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
