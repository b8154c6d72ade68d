from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Permissions, roles, the policy function, row-level security. No tables."""

    name = "soceis.foundation.access"
    label = "access"
