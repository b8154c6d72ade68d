"""From a bound field to the plain values its template draws; also for ordinary Django fields."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from soceis.ui.forms.base import Form, wrong_parts
from soceis.ui.forms.characters import without_unkeepable
from soceis.ui.forms.dates import BOX_LABELS, PARTS, DateParts
from soceis.ui.forms.look import Drawn, Look

# How the widgets of ordinary Django fields are drawn; the first that fits.
KINDS_OF_WIDGETS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (forms.HiddenInput, "hidden"),
    (forms.FileInput, "file"),
)


@dataclass(frozen=True)
class Choice:
    """One radio, checkbox or line of a list, with the fields it reveals."""

    value: str
    label: Any
    id: str
    chosen: bool
    hint: Any
    reveals: tuple[BoundField, ...]


@dataclass(frozen=True)
class Box:
    """One of the three boxes of a date."""

    name: str
    id: str
    label: Any
    value: str
    width: int
    wrong: bool


@dataclass(frozen=True)
class DrawnField:
    """Everything `ui/fields/*.html` needs: `described_by` is the value of aria-describedby ("" for none)."""

    name: str
    id: str
    label: Any
    hint: Any
    hint_id: str
    error_id: str
    errors: tuple[str, ...]
    look: Look
    value: Any
    optional: bool
    disabled: bool
    described_by: str
    choices: tuple[Choice, ...]
    boxes: tuple[Box, ...]
    companion: BoundField | None
    companion_open: bool
    longest: int


def draw(bound: BoundField) -> DrawnField:
    """The values for the template of this field."""
    field, look = bound.field, look_of(bound)
    errors = tuple(str(message) for message in bound.errors)
    hint_id, error_id = f"{bound.auto_id}-hint", f"{bound.auto_id}-error"
    companion = bound.form.companion(bound.name) if isinstance(bound.form, Form) else None
    return DrawnField(
        name=bound.html_name,
        id=bound.auto_id or bound.html_name,
        label=bound.label,
        hint=bound.help_text,
        hint_id=hint_id,
        error_id=error_id,
        errors=errors,
        look=look,
        value=shown_value(bound, look),
        optional=getattr(bound.form, "mark_optional", True) and is_optional(field),
        disabled=field.disabled,
        described_by=" ".join(
            part for part in (hint_id if bound.help_text else "", error_id if errors else "") if part
        ),
        choices=choices_of(bound, look),
        boxes=boxes_of(bound) if look.kind == "date" else (),
        companion=companion,
        companion_open=bool(companion and (companion.errors or raw_value(companion) or errors)),
        longest=getattr(field, "longest", 0),
    )


def look_of(bound: BoundField) -> Look:
    """The look of one of our fields, or a plain look for an ordinary Django field."""
    if isinstance(bound.field, Drawn):
        return bound.field.look
    widget = bound.field.widget
    kind = next((kind for widget_type, kind in KINDS_OF_WIDGETS if isinstance(widget, widget_type)), "text")
    return Look(
        kind,
        input_type=getattr(widget, "input_type", "text") or "text",
        autocomplete=str(widget.attrs.get("autocomplete", "off")),
        inputmode=str(widget.attrs.get("inputmode", "")),
    )


def is_optional(field: forms.Field) -> bool:
    """Whether the label says so: not asked for, and no reason for its absence is asked either."""
    if isinstance(field, Drawn):
        return field.look.mark_optional and not field.needs_answer and not field.missing_reasons
    return not field.required and not isinstance(field.widget, forms.CheckboxInput)


def raw_value(bound: BoundField) -> Any:
    """What was typed now, else what was typed before (a draft), else the initial value."""
    form = bound.form
    typed = getattr(form, "typed", None)
    if not form.is_bound and typed is not None:
        widget = bound.field.widget
        if not widget.value_omitted_from_data(typed, {}, bound.html_name):
            return widget.value_from_datadict(typed, {}, bound.html_name)
    return bound.field.bound_data(bound.data, bound.initial) if form.is_bound else bound.initial


def shown_value(bound: BoundField, look: Look) -> Any:
    """The text in the box: as typed, without what cannot be kept; nothing for passwords and files."""
    if look.kind in ("password", "file"):
        return ""
    value = bound.field.prepare_value(raw_value(bound))
    if look.kind == "checkbox":
        return bool(value)
    if value is None or look.kind in ("date", "radios", "checkboxes", "select"):
        return value
    return without_unkeepable(str(value))


def choices_of(bound: BoundField, look: Look) -> tuple[Choice, ...]:
    """The choices, each with whether it is chosen and what it reveals; numbered ids as Django gives them."""
    listed = getattr(bound.field, "choices", None)
    if listed is None or look.kind not in ("radios", "checkboxes", "select"):
        return ()
    value = bound.field.prepare_value(raw_value(bound))
    chosen = {
        str(item)
        for item in (value if isinstance(value, list | tuple | set) else [value])
        if item is not None
    }
    return tuple(
        Choice(
            value=str(code),
            label=label,
            id=f"{bound.auto_id}_{number}",
            chosen=str(code) in chosen,
            hint=look.hints.get(str(code), ""),
            reveals=tuple(bound.form[name] for name in look.reveals.get(str(code), ())),
        )
        for number, (code, label) in enumerate(listed)
    )


def boxes_of(bound: BoundField) -> tuple[Box, ...]:
    """Day, month and year, each with what was typed and whether its part is wrong."""
    value = bound.field.prepare_value(raw_value(bound))
    typed = value if isinstance(value, DateParts) else DateParts("", "", "")
    wrong = wrong_parts(bound)
    return tuple(
        Box(
            name=f"{bound.html_name}_{part}",
            id=f"{bound.auto_id}_{part}",
            label=BOX_LABELS[part],
            value=getattr(typed, part),
            width=4 if part == "year" else 2,
            wrong=part in wrong,
        )
        for part in PARTS
    )
