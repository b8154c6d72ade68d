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
        ("agreements", "0001_initial"),
        ("disclosures", "0001_initial"),
        ("partners", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="AgendaItem",
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
                        ("asks", models.TextField()),
                        ("decision", models.TextField(blank=True)),
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("created_at", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "young_person"), name="once_on_an_agenda"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendee",
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
                        ("state", models.CharField(default="invited", max_length=12)),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
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
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendees",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("created_at", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("contact__isnull", False), ("worker__isnull", True)),
                                    models.Q(("contact__isnull", True), ("worker__isnull", False)),
                                    _connector="OR",
                                ),
                                name="attendee_is_theirs_or_ours",
                            ),
                            models.UniqueConstraint(
                                fields=("meeting", "contact"), name="contact_once_at_a_meeting"
                            ),
                            models.UniqueConstraint(
                                fields=("meeting", "worker"), name="worker_once_at_a_meeting"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                        ("kind", models.CharField(max_length=20)),
                        ("title", models.CharField(max_length=120)),
                        ("starts_at", models.DateTimeField()),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("chair", models.CharField(blank=True, max_length=120)),
                        ("note", models.TextField(blank=True)),
                        ("state", models.CharField(default="planned", max_length=12)),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
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
                        "indexes": [models.Index(fields=["area", "-starts_at"], name="meeting_of_area")],
                    },
                ),
                migrations.CreateModel(
                    name="AttendeeEvent",
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
                        ("state", models.CharField(default="invited", max_length=12)),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="meetings.attendee",
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
                            "worker",
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
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItemEvent",
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
                        ("asks", models.TextField()),
                        ("decision", models.TextField(blank=True)),
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
                                to="meetings.agendaitem",
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
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeetingAction",
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
                        ("what", models.CharField(max_length=500)),
                        ("due_on", models.DateField()),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("outcome", models.TextField(blank=True)),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.attendee",
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
                        "ordering": ("due_on", "id"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_on__isnull", True)),
                                fields=["area", "due_on"],
                                name="meeting_action_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingActionEvent",
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
                        ("what", models.CharField(max_length=500)),
                        ("due_on", models.DateField()),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("outcome", models.TextField(blank=True)),
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
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.attendee",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="meetings.meetingaction",
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
                    name="MeetingDisclosure",
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
                            "disclosure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="at_meeting",
                                to="disclosures.disclosure",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="told",
                                to="meetings.agendaitem",
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
                        "ordering": ("created_at", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="MeetingEvent",
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
                        ("kind", models.CharField(max_length=20)),
                        ("title", models.CharField(max_length=120)),
                        ("starts_at", models.DateTimeField()),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("chair", models.CharField(blank=True, max_length=120)),
                        ("note", models.TextField(blank=True)),
                        ("state", models.CharField(default="planned", max_length=12)),
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
                                to="meetings.meeting",
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
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingevent" ("agreement_id", "area_id", "chair", "created_at", "created_by_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "state", "title", "updated_at", "updated_by_id", "version") VALUES (NEW."agreement_id", NEW."area_id", NEW."chair", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."note", NOW(), \'insert\', NEW."id", NEW."place", NEW."starts_at", NEW."state", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="40dce7f53bd961e35767203874593885dcbc19c9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_61d9e",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_meetingevent" ("agreement_id", "area_id", "chair", "created_at", "created_by_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "state", "title", "updated_at", "updated_by_id", "version") VALUES (NEW."agreement_id", NEW."area_id", NEW."chair", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."note", NOW(), \'update\', NEW."id", NEW."place", NEW."starts_at", NEW."state", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="aa0c9cabf198a6b55ad5772707b3cbc9d42b9b3d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_495b8",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingevent" ("agreement_id", "area_id", "chair", "created_at", "created_by_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "state", "title", "updated_at", "updated_by_id", "version") VALUES (OLD."agreement_id", OLD."area_id", OLD."chair", OLD."created_at", OLD."created_by_id", OLD."id", OLD."kind", OLD."note", NOW(), \'delete\', OLD."id", OLD."place", OLD."starts_at", OLD."state", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="2b59e8ffb9ebfbeb6efaa682e55330be8ba2496f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4bf26",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendeeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="be0311c82df3c297667ac3eab26b2a674e29bbb1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6c4f5",
                            table="meetings_attendeeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_attendeeevent" ("contact_id", "created_at", "created_by_id", "id", "meeting_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "updated_by_id", "version", "worker_id") VALUES (NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."meeting_id", NOW(), \'insert\', NEW."id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id"); RETURN NULL;',
                            hash="9561271526adb7f3394c8b0c50b0fc9366955606",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f29a5",
                            table="meetings_attendee",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_attendeeevent" ("contact_id", "created_at", "created_by_id", "id", "meeting_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "updated_by_id", "version", "worker_id") VALUES (NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."meeting_id", NOW(), \'update\', NEW."id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."worker_id"); RETURN NULL;',
                            hash="50af1f78bd421b2879717df3b49ff236d633763d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_52b70",
                            table="meetings_attendee",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendee",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_attendeeevent" ("contact_id", "created_at", "created_by_id", "id", "meeting_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "updated_by_id", "version", "worker_id") VALUES (OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."meeting_id", NOW(), \'delete\', OLD."id", OLD."state", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."worker_id"); RETURN NULL;',
                            hash="266ce6511645b88f93529d7680e2e5e3612db5f4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_42b9c",
                            table="meetings_attendee",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitemevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1b8de708c8bd890b145ba1a7c1536a2aac70cd27",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6ea58",
                            table="meetings_agendaitemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_agendaitemevent" ("area_id", "asks", "created_at", "created_by_id", "decision", "id", "meeting_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."asks", NEW."created_at", NEW."created_by_id", NEW."decision", NEW."id", NEW."meeting_id", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="85a1a07f1fe850f5298a51595fd75350af31979c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f98e2",
                            table="meetings_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_agendaitemevent" ("area_id", "asks", "created_at", "created_by_id", "decision", "id", "meeting_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."asks", NEW."created_at", NEW."created_by_id", NEW."decision", NEW."id", NEW."meeting_id", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="207d55462b066473239cf9c5f43cb3d10687c6d2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ca6ee",
                            table="meetings_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_agendaitemevent" ("area_id", "asks", "created_at", "created_by_id", "decision", "id", "meeting_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."asks", OLD."created_at", OLD."created_by_id", OLD."decision", OLD."id", OLD."meeting_id", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="8c3bf6406b672b55f40434a201a4960233ee5096",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c12a",
                            table="meetings_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingactionevent" ("area_id", "created_at", "created_by_id", "done_on", "due_on", "id", "item_id", "outcome", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "what", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."item_id", NEW."outcome", NEW."owner_id", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what", NEW."young_person_id"); RETURN NULL;',
                            hash="2e2eb32a928e6fa0ed793ede733b80e81022550d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0c03c",
                            table="meetings_meetingaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_meetingactionevent" ("area_id", "created_at", "created_by_id", "done_on", "due_on", "id", "item_id", "outcome", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "what", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."item_id", NEW."outcome", NEW."owner_id", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what", NEW."young_person_id"); RETURN NULL;',
                            hash="76093952d0fa03e62e3cc82815cd78c81f4181fd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_27a99",
                            table="meetings_meetingaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingactionevent" ("area_id", "created_at", "created_by_id", "done_on", "due_on", "id", "item_id", "outcome", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version", "what", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."done_on", OLD."due_on", OLD."id", OLD."item_id", OLD."outcome", OLD."owner_id", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."what", OLD."young_person_id"); RETURN NULL;',
                            hash="1d947441231ea4415dc658ae62b8fd6f4257ad8b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0bcbe",
                            table="meetings_meetingaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingactionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="76e731047cc6322ccf950994ea417e2c88418501",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_57906",
                            table="meetings_meetingactionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="161adc4dee7601797a02097cded16f6fce0bad5d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2b4ce",
                            table="meetings_meetingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
