"""Text, choices, numbers, files."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soceis.ui.forms.characters import check_keepable, check_length, without_unkeepable
from soceis.ui.forms.look import Drawn, Look, Words

Choices = Iterable[tuple[str, Words]] | Callable[[], Iterable[tuple[str, Words]]]

TEXT_LENGTH = 200
NARRATIVE_LENGTH = 20_000
CHOOSE_ONE = gettext_lazy("Choose one")
WHOLE_NUMBER = re.compile(r"[-+]?[0-9]{1,12}")


class TextField(Drawn, forms.CharField):
    """One line of text; up to 200 characters unless told otherwise. Cleans to a str, "" when empty."""

    nothing = ""
    kind = "text"
    input_type = "text"

    def __init__(
        self,
        *,
        label: Words,
        hint: Words = "",
        required: bool = True,
        required_message: Words = "",
        missing_reasons: bool = False,
        max_length: int = TEXT_LENGTH,
        width: int = 0,
        label_size: str = "",
        prefix: Words = "",
        suffix: Words = "",
        inputmode: str = "",
        autocomplete: str = "off",
        spellcheck: bool = False,
        initial: object = None,
        disabled: bool = False,
        **look: Any,
    ) -> None:
        dressed = self.dress(
            Look(
                self.kind,
                input_type=self.input_type,
                width=width,
                label_size=label_size,
                prefix=prefix,
                suffix=suffix,
                inputmode=inputmode,
                autocomplete=autocomplete,
                spellcheck=spellcheck,
                **look,
            ),
            label=label,
            required=required,
            missing_reasons=missing_reasons,
            required_message=required_message,
        )
        # Django's own length check is not used: ours counts line ends once and keeps what was typed.
        super().__init__(help_text=hint, initial=initial, disabled=disabled, **dressed)
        self.longest = max_length

    def to_python(self, value: Any) -> str:
        """The text, trimmed; raises ValidationError when it holds a character that cannot be kept."""
        text = "" if value is None else str(value)
        check_keepable(text)
        return str(super().to_python(without_unkeepable(text)))

    def validate(self, value: Any) -> None:
        super().validate(value)
        check_length(value, self.longest)


class TextAreaField(TextField):
    """Several lines; up to 20,000 characters. `count=True` shows how many are left. Spelling is checked."""

    kind = "textarea"
    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, count: bool = False, **options: Any) -> None:
        options.setdefault("max_length", NARRATIVE_LENGTH)
        options.setdefault("spellcheck", True)
        super().__init__(rows=rows, count=count, **options)


class EmailField(TextField):
    """An e-mail address. Cleans to a str as typed, trimmed."""

    input_type = "email"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators.append(
            EmailValidator(message=gettext_lazy("Write a whole e-mail address, like name@example.org."))
        )


class PasswordField(TextField):
    """A password: never trimmed, never shown again."""

    kind = "password"
    input_type = "password"
    widget = forms.PasswordInput

    def __init__(self, *, autocomplete: str = "current-password", **options: Any) -> None:
        super().__init__(autocomplete=autocomplete, **options)
        self.strip = False


class HiddenField(TextField):
    """A value that travels with the form unseen."""

    kind = "hidden"
    widget = forms.HiddenInput

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        super().__init__(label="", required=required, **options)


class ChoiceField(Drawn, forms.ChoiceField):
    """One answer out of several, as radios (`select=True` for a list). Cleans to the code, "" when empty.

    `hints` maps a code to a sentence under its choice. `reveals` maps a code to the names of the fields
    that it opens; a field that is not open is not checked and cleans to nothing.
    """

    nothing: Any = ""
    kind = "radios"

    def __init__(
        self,
        *,
        choices: Choices = (),
        label: Words,
        hint: Words = "",
        required: bool = True,
        required_message: Words = "",
        missing_reasons: bool = False,
        select: bool = False,
        inline: bool = False,
        width: int = 0,
        label_size: str = "",
        hints: Mapping[str, Words] | None = None,
        reveals: Mapping[str, tuple[str, ...]] | None = None,
        choose: Words = CHOOSE_ONE,
        initial: object = None,
        disabled: bool = False,
    ) -> None:
        dressed = self.dress(
            Look(
                "select" if select else self.kind,
                width=width,
                label_size=label_size,
                inline=inline,
                hints=hints or {},
                reveals=reveals or {},
                choose=choose,
            ),
            label=label,
            required=required,
            missing_reasons=missing_reasons,
            required_message=required_message,
        )
        dressed["error_messages"]["invalid_choice"] = gettext_lazy(
            "That is not one of the answers. Choose one that is shown."
        )
        super().__init__(choices=choices, help_text=hint, initial=initial, disabled=disabled, **dressed)


class MultiChoiceField(ChoiceField, forms.MultipleChoiceField):
    """Any number of answers, as checkboxes. Cleans to a list of codes."""

    nothing: Any = ()
    kind = "checkboxes"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.error_messages["invalid_list"] = _("Choose from the answers that are shown.")


class YesNo(ChoiceField):
    """Yes or no. Cleans to True, False or None (no answer). Reveals go under "yes" or "no"."""

    nothing: Any = None
    choices_shown = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))

    def __init__(self, *, inline: bool = True, **options: Any) -> None:
        reveals = options.get("reveals")
        super().__init__(choices=self.choices_shown, inline=inline and not reveals, **options)

    def clean(self, value: Any) -> Any:
        code = super().clean(self.prepare_value(value))
        return {"yes": True, "no": False}.get(str(code))

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class IntegerField(Drawn, forms.Field):
    """A whole number from `least` to `most`, with a `suffix` ("minutes"). Cleans to int or None."""

    def __init__(
        self,
        *,
        label: Words,
        hint: Words = "",
        required: bool = True,
        required_message: Words = "",
        missing_reasons: bool = False,
        least: int = 0,
        most: int = 1_000_000,
        prefix: Words = "",
        suffix: Words = "",
        width: int = 5,
        label_size: str = "",
        initial: object = None,
        disabled: bool = False,
    ) -> None:
        dressed = self.dress(
            Look(
                "text",
                width=width,
                label_size=label_size,
                prefix=prefix,
                suffix=suffix,
                inputmode="numeric" if least >= 0 else "",
            ),
            label=label,
            required=required,
            missing_reasons=missing_reasons,
            required_message=required_message,
        )
        super().__init__(
            help_text=hint, initial=initial, disabled=disabled, widget=forms.TextInput, **dressed
        )
        self.least, self.most = least, most

    def to_python(self, value: Any) -> int | None:
        """The number; thousands may be set apart by commas or spaces."""
        text = "" if value is None else str(value)
        check_keepable(text)
        text = re.sub(r"(?<=[0-9])[, \u00a0](?=[0-9]{3}\b)", "", text.strip())
        if not text:
            return None
        if not WHOLE_NUMBER.fullmatch(text):
            raise ValidationError(_("Use a whole number in figures, like 45."), code="invalid")
        return int(text)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None or self.least <= value <= self.most:
            return
        raise ValidationError(
            _("Use a number from %(least)s to %(most)s.")
            % {"least": f"{self.least:,}", "most": f"{self.most:,}"},
            code="range",
        )


class FileField(Drawn, forms.FileField):
    """A file. The form then posts as multipart by itself."""

    def __init__(
        self,
        *,
        label: Words,
        hint: Words = "",
        required: bool = True,
        required_message: Words = "",
        most_megabytes: int = 10,
        label_size: str = "",
        accept: str = "",
    ) -> None:
        dressed = self.dress(
            Look("file", input_type="file", label_size=label_size, accept=accept),
            label=label,
            required=required,
            missing_reasons=False,
            required_message=required_message or gettext_lazy("Choose a file."),
        )
        super().__init__(help_text=hint, **dressed)
        self.most_megabytes = most_megabytes

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The uploaded file; raises ValidationError when it is too large."""
        file = super().clean(data, initial)
        if file and file.size > self.most_megabytes * 1_000_000:
            raise ValidationError(
                _("This file is larger than %(most)s MB. Choose a smaller one.")
                % {"most": self.most_megabytes},
                code="too_large",
            )
        return file
