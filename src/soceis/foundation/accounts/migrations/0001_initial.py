import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import soceis.foundation.records.clock
import soceis.foundation.records.fields
import soceis.foundation.records.identifiers
from soceis.foundation.records.migrating import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="User",
                    fields=[
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, unique=True)),
                        ("display_name", models.CharField(max_length=80)),
                        ("is_active", models.BooleanField(default=True)),
                        ("is_demonstration", models.BooleanField(default=False)),
                        ("joined_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Area",
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
                        ("code", models.SlugField(max_length=40, unique=True)),
                        ("name", models.CharField(max_length=80, unique=True)),
                        (
                            "nation",
                            models.CharField(
                                choices=[
                                    ("england", "England"),
                                    ("wales", "Wales"),
                                    ("scotland", "Scotland"),
                                    ("northern_ireland", "Northern Ireland"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("launch_date", models.DateField()),
                        ("data_date", models.DateField(blank=True, null=True)),
                        ("complete", models.BooleanField(default=True)),
                        ("order", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ("order", "name"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("data_date__isnull", True),
                                    ("data_date__gte", models.F("launch_date")),
                                    _connector="OR",
                                ),
                                name="area_data_date_not_before_launch",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                        ("email", models.EmailField(max_length=254)),
                        ("display_name", models.CharField(max_length=80)),
                        ("role", models.CharField(max_length=30)),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("invited_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("expires_at", models.DateTimeField()),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
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
                            "invited_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        ("result", models.CharField(max_length=300)),
                        ("digest", models.CharField(default="", max_length=64)),
                        ("saved_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Draft",
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
                        ("form", models.CharField(max_length=60)),
                        ("about_record", models.UUIDField(blank=True, null=True)),
                        ("content", soceis.foundation.records.fields.EncryptedTextField()),
                        ("saved_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["owner", "form", "about_record"],
                                name="accounts_dr_owner_i_440696_idx",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("role", models.CharField(max_length=30)),
                        ("begins", models.DateField(default=soceis.foundation.records.clock.today)),
                        ("ends", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        (
                                            "practitioner",
                                            "peer_mentor",
                                            "area_manager",
                                            "national_manager",
                                            "evaluator",
                                            "data_protection_officer",
                                            "administrator",
                                        ),
                                    )
                                ),
                                name="membership_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("area__isnull", False),
                                        ("role__in", ("practitioner", "peer_mentor", "area_manager")),
                                    ),
                                    models.Q(
                                        ("area__isnull", True),
                                        (
                                            "role__in",
                                            (
                                                "national_manager",
                                                "evaluator",
                                                "data_protection_officer",
                                                "administrator",
                                            ),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="membership_area_fits_role",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gte", models.F("begins")), _connector="OR"
                                ),
                                name="membership_ends_after_it_begins",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends__isnull", True)),
                                fields=("user", "area", "role"),
                                name="membership_once",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
            ]
        )
    ]
