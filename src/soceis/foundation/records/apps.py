from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """Base model, clock, identifiers, code lists, encryption, classification."""

    name = "soceis.foundation.records"
    label = "records"

    def ready(self) -> None:
        post_migrate.connect(keep_code_lists, sender=self)
        post_migrate.connect(keep_rotation_policies, sender=self)


def keep_code_lists(using: str, **_: Any) -> None:
    """After migrating, agree with the lists that every app declares in its configuration."""
    from soceis.foundation.records.codes import keep_in_step  # models load after the app registry

    for config in apps.get_app_configs():
        keep_in_step(getattr(config, "code_lists", {}), getattr(config, "crosswalks", {}), using=using)


def keep_rotation_policies(using: str, **_: Any) -> None:
    """After migrating, let the owner reach tables with sealed values while it changes keys."""
    from soceis.foundation.records.keys import keep_policies  # models load after the app registry

    keep_policies(using)
