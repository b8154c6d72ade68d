from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did, read, exported or was refused what."""

    name = "soceis.foundation.audit"
    label = "audit"
