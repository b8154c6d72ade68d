from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Areas, staff accounts, memberships, drafts."""

    name = "soceis.foundation.accounts"
    label = "accounts"
