"""The base of our forms: reasons for missing answers, fields that open under a choice, errors that link."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soceis.foundation.records.errors import Invalid
from soceis.foundation.records.missing import MISSING_REASONS
from soceis.ui.forms.dates import PARTS, DateField
from soceis.ui.forms.fields import ChoiceField
from soceis.ui.forms.look import Drawn, Words

MISSING = "_missing"


@dataclass(frozen=True)
class Section:
    """A part of a form under its own heading: `fields` are names, in order."""

    title: Words
    fields: tuple[str, ...]
    hint: Words = ""


@dataclass(frozen=True)
class Problem:
    """One line of the error summary: its words, and the id of the box ("" for the whole form)."""

    message: str
    target: str


class Form(forms.Form):
    """Base of every form.

    * A field with ``missing_reasons=True`` gets a companion ``<name>_missing``: an answer or a reason.
    * A field that a choice reveals (`reveals` of ChoiceField) is only checked while that choice is made.
    * `typed` shows what somebody had typed before (a draft), unchecked: a QueryDict or a mapping of texts.
    * `mark_optional` says "(optional)" beside fields that need no answer; filters switch it off.
    * `refuse` puts the errors of an action beside the fields they are about.
    """

    use_required_attribute = False
    sections: ClassVar[Sequence[Section]] = ()
    mark_optional: ClassVar[bool] = True
    error_title: ClassVar[Words] = gettext_lazy("Please check these answers")
    error_lead: ClassVar[Words] = gettext_lazy("Nothing is saved yet. What you typed is still here.")

    def __init__(self, *args: Any, typed: Mapping[str, Any] | None = None, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self.typed = typed
        for name, field in list(self.fields.items()):
            if isinstance(field, Drawn) and field.missing_reasons:
                self.fields[name + MISSING] = reason_field()

    def companion(self, name: str) -> BoundField | None:
        """The field that says why `name` has no answer, if it has one."""
        return self[name + MISSING] if name + MISSING in self.fields else None

    def revealed_by(self) -> dict[str, tuple[str, str]]:
        """Field name -> (name of the choice field, code) for every field that a choice reveals."""
        return {
            opened: (name, code)
            for name, field in self.fields.items()
            if isinstance(field, Drawn)
            for code, names in field.look.reveals.items()
            for opened in names
        }

    def is_open(self, name: str) -> bool:
        """Whether the field counts: it is always shown, or its choice is made and open itself."""
        opener = self.revealed_by().get(name.removesuffix(MISSING))
        if opener is None:
            return True
        chosen = self[opener[0]].data
        codes = chosen if isinstance(chosen, list | tuple) else [chosen]
        return opener[1] in codes and self.is_open(opener[0])

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, field in self.fields.items():
            if isinstance(field, Drawn) and field.missing_reasons:
                self._check_answer_or_reason(name, field)
        for name in self.fields:
            if not self.is_open(name):
                self.errors.pop(name, None)
                self.cleaned_data[name] = getattr(self.fields[name], "nothing", None)

    def _check_answer_or_reason(self, name: str, field: Drawn) -> None:
        if name in self.errors or name + MISSING in self.errors:
            return
        answered = self.cleaned_data.get(name) not in (None, "", [], ())
        reason = self.cleaned_data.get(name + MISSING)
        if answered and reason:
            message = _("There is an answer and also a reason for having none. Keep one of them.")
            self.add_error(name, ValidationError(message, code="both"))
        if field.needs_answer and not answered and not reason:
            self.add_error(name, field.needs_an_answer())

    def refuse(self, error: Invalid) -> None:
        """Show what an action would not keep, beside the field when the form has it."""
        for name, message in error.fields.items():
            known = name in self.fields
            self.add_error(name if known else None, message)

    def problems(self) -> list[Problem]:
        """The error summary, in the order of the fields; first what is about the whole form."""
        listed = [Problem(str(message), "") for message in self.non_field_errors()]
        for name in self.fields:
            target = self._target(name)
            label = str(self[name].label)
            listed += [
                Problem(with_question(label, str(message)), target) for message in self.errors.get(name, [])
            ]
        return listed

    def _target(self, name: str) -> str:
        bound = self[name]
        if isinstance(bound.field, DateField):
            wrong = wrong_parts(bound)
            return f"{bound.auto_id}_{wrong[0] if wrong else PARTS[0]}"
        kind = bound.field.look.kind if isinstance(bound.field, Drawn) else ""
        return f"{bound.auto_id}_0" if kind in ("radios", "checkboxes") else bound.auto_id

    def shown(self) -> Iterator[BoundField]:
        """The fields a template draws one after another: not hidden, not revealed, not a companion."""
        revealed = self.revealed_by()
        for name in self.fields:
            if name.endswith(MISSING) and name.removesuffix(MISSING) in self.fields:
                continue
            if name in revealed or self[name].is_hidden:
                continue
            yield self[name]

    def parts(self) -> list[tuple[Section | None, list[BoundField]]]:
        """The shown fields under their sections; fields in no section come last, without a heading."""
        shown = {bound.name: bound for bound in self.shown()}
        listed: list[tuple[Section | None, list[BoundField]]] = [
            (section, [shown.pop(name) for name in section.fields if name in shown])
            for section in self.sections
        ]
        return [*listed, (None, list(shown.values()))] if shown else listed


def with_question(label: str, message: str) -> str:
    """The sentence after the question it is about, unless it names the question itself."""
    if not label or label in message:
        return message
    return f"{label} {message}" if label[-1] in "?.!:" else f"{label}: {message}"


def reason_field() -> ChoiceField:
    """The companion of a field with missing_reasons: why there is no answer."""
    field = ChoiceField(
        label=_("Why is there no answer?"),
        choices=tuple(MISSING_REASONS.items()),
        required=False,
        select=True,
        choose=gettext_lazy("There is an answer"),
    )
    field.look = replace(field.look, mark_optional=False)
    return field


def wrong_parts(bound: BoundField) -> tuple[str, ...]:
    """Which boxes of a date its errors are about; all of them when the error does not say."""
    listed = bound.form.errors.get(bound.name)
    if not listed:
        return ()
    for error in listed.as_data():
        named = (error.params or {}).get("parts")
        if named:
            return tuple(named)
    return PARTS


def typed_before(text: str) -> QueryDict:
    """A draft as a form takes it: the url-encoded text that the browser sent."""
    return QueryDict(text)
