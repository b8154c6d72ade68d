"""Forms of log-in and of the people who work here. Ordinary Django fields: the ui band draws them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from soceis.foundation.access.roles import ROLES
from soceis.foundation.accounts.models import Area
from soceis.foundation.records.errors import Invalid


class Refusable(forms.Form):
    """A form that shows what an action would not keep."""

    use_required_attribute = False

    def refuse(self, error: Invalid) -> None:
        """Put the action's sentences beside the fields they are about."""
        for name, message in error.fields.items():
            self.add_error(name if name in self.fields else None, message)


class AppointForm(Refusable):
    """A role, and where."""

    role = forms.ChoiceField(label=_("Role"), error_messages={"required": _("Choose a role.")})
    area = forms.ModelChoiceField(
        queryset=Area.objects.none(),
        label=_("Area"),
        required=False,
        empty_label=_("The whole service"),
        help_text=_("Practitioners, peer mentors and area managers work in one area."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = [("", _("Choose one")), *((r.code, r.name) for r in ROLES.values())]  # type: ignore[attr-defined]
        self.fields["area"].queryset = Area.objects.all()  # type: ignore[attr-defined]


class InviteForm(AppointForm):
    """Whom to invite, as what."""

    display_name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("As colleagues know them."),
        error_messages={"required": _("Write their name.")},
    )
    email = forms.EmailField(
        label=_("Work e-mail"),
        error_messages={
            "required": _("Write their e-mail address."),
            "invalid": _("Write a whole e-mail address, like name@example.org."),
        },
    )
    field_order = ("display_name", "email", "role", "area")


class JoinForm(Refusable):
    """A first password, twice."""

    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        max_length=200,
        help_text=_(
            "At least 12 characters. Three or four words that only you would put together work well."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Choose a password.")},
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Write it once more.")},
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("password") and values.get("again") and values["password"] != values["again"]:
            self.add_error("again", str(_("The two are not the same. Write both again.")))
        return values
