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
        ("partners", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="BriefedContact",
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
                            "contact",
                            models.ForeignKey(
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
                            "briefing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="came",
                                to="dealings.briefing",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("created_at", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("briefing", "contact"), name="contact_once_at_a_briefing"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BriefedTeam",
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
                        ("team", models.CharField(blank=True, max_length=120)),
                        ("others", models.PositiveSmallIntegerField(default=0)),
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
                        (
                            "briefing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="teams",
                                to="dealings.briefing",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("created_at", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("briefing", "organisation", "team"), name="team_once_at_a_briefing"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Briefing",
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
                        ("title", models.CharField(max_length=120)),
                        ("topic", models.CharField(max_length=20)),
                        ("who_for", models.CharField(max_length=12)),
                        ("planned_for", models.DateField()),
                        ("place", models.CharField(blank=True, max_length=120)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("held", "Held"),
                                    ("called_off", "Called off"),
                                ],
                                default="planned",
                                max_length=12,
                            ),
                        ),
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
                            "given_by",
                            models.ForeignKey(
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
                        "ordering": ("-planned_for", "id"),
                        "indexes": [models.Index(fields=["area", "-planned_for"], name="briefing_of_area")],
                    },
                ),
                migrations.CreateModel(
                    name="BriefedTeamEvent",
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
                        ("team", models.CharField(blank=True, max_length=120)),
                        ("others", models.PositiveSmallIntegerField(default=0)),
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
                                to="dealings.briefedteam",
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
                            "briefing",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dealings.briefing",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BriefedContactEvent",
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
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="dealings.briefedcontact",
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
                            "briefing",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="dealings.briefing",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BriefingEvent",
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
                        ("title", models.CharField(max_length=120)),
                        ("topic", models.CharField(max_length=20)),
                        ("who_for", models.CharField(max_length=12)),
                        ("planned_for", models.DateField()),
                        ("place", models.CharField(blank=True, max_length=120)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("held", "Held"),
                                    ("called_off", "Called off"),
                                ],
                                default="planned",
                                max_length=12,
                            ),
                        ),
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
                            "given_by",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="dealings.briefing",
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
                    name="PartnerAction",
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
                        ("reason", models.CharField(blank=True, max_length=20)),
                        ("what", models.CharField(max_length=300)),
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
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("due_on", "id"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_on__isnull", True)),
                                fields=["area", "due_on"],
                                name="partner_action_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerActionEvent",
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
                        ("reason", models.CharField(blank=True, max_length=20)),
                        ("what", models.CharField(max_length=300)),
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
                                to="dealings.partneraction",
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
                                db_constraint=False,
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
                    name="PartnerRequest",
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
                        ("team", models.CharField(blank=True, max_length=120)),
                        ("kind", models.CharField(max_length=20)),
                        ("what", models.CharField(max_length=300)),
                        ("asked_on", models.DateField()),
                        ("needed_by", models.DateField(blank=True, null=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("answer", models.CharField(blank=True, max_length=8)),
                        ("answer_note", models.CharField(blank=True, max_length=500)),
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
                        "ordering": ("-asked_on", "id"),
                        "indexes": [
                            models.Index(fields=["area", "-asked_on"], name="partner_request_of_area")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_on__isnull", True)),
                                    models.Q(
                                        ("answered_on__gte", models.F("asked_on")),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partner_request_answered_after_it",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartnerRequestEvent",
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
                        ("team", models.CharField(blank=True, max_length=120)),
                        ("kind", models.CharField(max_length=20)),
                        ("what", models.CharField(max_length=300)),
                        ("asked_on", models.DateField()),
                        ("needed_by", models.DateField(blank=True, null=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("answer", models.CharField(blank=True, max_length=8)),
                        ("answer_note", models.CharField(blank=True, max_length=500)),
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
                                to="dealings.partnerrequest",
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
                    model_name="briefing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_briefingevent" ("area_id", "created_at", "created_by_id", "given_by_id", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_for", "state", "title", "topic", "updated_at", "updated_by_id", "version", "who_for") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."given_by_id", NEW."id", NEW."note", NOW(), \'insert\', NEW."id", NEW."place", NEW."planned_for", NEW."state", NEW."title", NEW."topic", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."who_for"); RETURN NULL;',
                            hash="03bfb4b2633c06d532577e699b543693753b8c77",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0f241",
                            table="dealings_briefing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dealings_briefingevent" ("area_id", "created_at", "created_by_id", "given_by_id", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_for", "state", "title", "topic", "updated_at", "updated_by_id", "version", "who_for") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."given_by_id", NEW."id", NEW."note", NOW(), \'update\', NEW."id", NEW."place", NEW."planned_for", NEW."state", NEW."title", NEW."topic", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."who_for"); RETURN NULL;',
                            hash="81a22eb6ff39611b1df316aefe771d5ea05e2f6d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_28f0a",
                            table="dealings_briefing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_briefingevent" ("area_id", "created_at", "created_by_id", "given_by_id", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_for", "state", "title", "topic", "updated_at", "updated_by_id", "version", "who_for") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."given_by_id", OLD."id", OLD."note", NOW(), \'delete\', OLD."id", OLD."place", OLD."planned_for", OLD."state", OLD."title", OLD."topic", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."who_for"); RETURN NULL;',
                            hash="e02f0ff698510c7d1233e2cf8435d28a9120693d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_17563",
                            table="dealings_briefing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefedteamevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1c1ad504776ed59d86eb08b1948a6cdd6ef9ed81",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f2b20",
                            table="dealings_briefedteamevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefedteam",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_briefedteamevent" ("briefing_id", "created_at", "created_by_id", "id", "organisation_id", "others", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "updated_at", "updated_by_id", "version") VALUES (NEW."briefing_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."organisation_id", NEW."others", NOW(), \'insert\', NEW."id", NEW."team", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="e643ef63b4e2ba1ce28cc2799d9eefd8b8ad3dc5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a8bb0",
                            table="dealings_briefedteam",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefedteam",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dealings_briefedteamevent" ("briefing_id", "created_at", "created_by_id", "id", "organisation_id", "others", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "updated_at", "updated_by_id", "version") VALUES (NEW."briefing_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."organisation_id", NEW."others", NOW(), \'update\', NEW."id", NEW."team", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="1bc0cb4086e87bb840c680c0715a6afa129d5316",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b88dd",
                            table="dealings_briefedteam",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefedteam",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_briefedteamevent" ("briefing_id", "created_at", "created_by_id", "id", "organisation_id", "others", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "updated_at", "updated_by_id", "version") VALUES (OLD."briefing_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."organisation_id", OLD."others", NOW(), \'delete\', OLD."id", OLD."team", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="55ac05897c2e58501cb3644b22577128912c1478",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_36698",
                            table="dealings_briefedteam",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefedcontactevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="be3964ebb5ff62f1a3fdb9c89cd528bb6d99a606",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1b824",
                            table="dealings_briefedcontactevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefedcontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_briefedcontactevent" ("briefing_id", "contact_id", "created_at", "created_by_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version") VALUES (NEW."briefing_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."id", NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="3432db5a7acccfad63f88f972fa825780d9a2221",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0140b",
                            table="dealings_briefedcontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefedcontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dealings_briefedcontactevent" ("briefing_id", "contact_id", "created_at", "created_by_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version") VALUES (NEW."briefing_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."id", NOW(), \'update\', NEW."id", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="2777045c66737d160e34eed714fc740cf55a30b4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b9353",
                            table="dealings_briefedcontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefedcontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_briefedcontactevent" ("briefing_id", "contact_id", "created_at", "created_by_id", "id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "updated_by_id", "version") VALUES (OLD."briefing_id", OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."id", NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="fbc28230098b2fa389cce3d113e53c3dbd0245c9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_92383",
                            table="dealings_briefedcontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a41196a1eacb3b95c8daf0044c69cb0653ea8996",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9067d",
                            table="dealings_briefingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partneraction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_partneractionevent" ("area_id", "contact_id", "created_at", "created_by_id", "done_on", "due_on", "id", "organisation_id", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "updated_by_id", "version", "what", "worker_id") VALUES (NEW."area_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."organisation_id", NEW."outcome", NOW(), \'insert\', NEW."id", NEW."reason", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what", NEW."worker_id"); RETURN NULL;',
                            hash="c8be399a7e6655cafb3dd5fb9c2db985a1bb2702",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d4124",
                            table="dealings_partneraction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partneraction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dealings_partneractionevent" ("area_id", "contact_id", "created_at", "created_by_id", "done_on", "due_on", "id", "organisation_id", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "updated_by_id", "version", "what", "worker_id") VALUES (NEW."area_id", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."organisation_id", NEW."outcome", NOW(), \'update\', NEW."id", NEW."reason", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what", NEW."worker_id"); RETURN NULL;',
                            hash="40d8382f44dfb56c74d092bb758b93bc4038bd6e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c702b",
                            table="dealings_partneraction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partneraction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_partneractionevent" ("area_id", "contact_id", "created_at", "created_by_id", "done_on", "due_on", "id", "organisation_id", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "updated_at", "updated_by_id", "version", "what", "worker_id") VALUES (OLD."area_id", OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."done_on", OLD."due_on", OLD."id", OLD."organisation_id", OLD."outcome", NOW(), \'delete\', OLD."id", OLD."reason", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."what", OLD."worker_id"); RETURN NULL;',
                            hash="b60bfffc99a8eca84491260239ad4f4c1a988f37",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5b622",
                            table="dealings_partneraction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partneractionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2913508b9e21a91026937e3eb1b971245930ae00",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4d969",
                            table="dealings_partneractionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnerrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_partnerrequestevent" ("answer", "answer_note", "answered_on", "area_id", "asked_on", "created_at", "created_by_id", "id", "kind", "needed_by", "organisation_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "updated_at", "updated_by_id", "version", "what") VALUES (NEW."answer", NEW."answer_note", NEW."answered_on", NEW."area_id", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."needed_by", NEW."organisation_id", NOW(), \'insert\', NEW."id", NEW."team", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what"); RETURN NULL;',
                            hash="9b093f653f5904f5eb24b2633f0101ef67176928",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ade40",
                            table="dealings_partnerrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnerrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dealings_partnerrequestevent" ("answer", "answer_note", "answered_on", "area_id", "asked_on", "created_at", "created_by_id", "id", "kind", "needed_by", "organisation_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "updated_at", "updated_by_id", "version", "what") VALUES (NEW."answer", NEW."answer_note", NEW."answered_on", NEW."area_id", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."needed_by", NEW."organisation_id", NOW(), \'update\', NEW."id", NEW."team", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."what"); RETURN NULL;',
                            hash="e56763c1b05352cece3b1d22b747978631ec0df8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c9032",
                            table="dealings_partnerrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnerrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "dealings_partnerrequestevent" ("answer", "answer_note", "answered_on", "area_id", "asked_on", "created_at", "created_by_id", "id", "kind", "needed_by", "organisation_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "updated_at", "updated_by_id", "version", "what") VALUES (OLD."answer", OLD."answer_note", OLD."answered_on", OLD."area_id", OLD."asked_on", OLD."created_at", OLD."created_by_id", OLD."id", OLD."kind", OLD."needed_by", OLD."organisation_id", NOW(), \'delete\', OLD."id", OLD."team", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."what"); RETURN NULL;',
                            hash="d35e93631dc7085b628f3762eb484b38cc8cbc66",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_67962",
                            table="dealings_partnerrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnerrequestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="16584fbc69dd757d57177c3a425b1932ecea85f8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9672f",
                            table="dealings_partnerrequestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
