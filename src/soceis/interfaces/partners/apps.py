from django.apps import AppConfig


class PartnersDoorConfig(AppConfig):
    """The partners' door: pages for people at organisations that we work with, who have no account."""

    name = "soceis.interfaces.partners"
    label = "door"
