from django.apps import AppConfig


class StaffConfig(AppConfig):
    """The pages of staff that span apps."""

    name = "soceis.interfaces.staff"
    label = "staff"
