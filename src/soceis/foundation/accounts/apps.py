from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Areas, staff accounts, memberships, log-in, drafts."""

    name = "soceis.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from soceis.foundation.accounts import second_factor, signals  # models load before these

        second_factor.connect()
        signals.connect()
