"""Dates in three boxes, times in one, with errors that say which part to check."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soceis.foundation.records import clock
from soceis.ui.forms.characters import UNKEEPABLE
from soceis.ui.forms.look import Drawn, Look, Words

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
PARTS = ("day", "month", "year")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PART_WORDS = {
    "day": gettext_lazy("the day"),
    "month": gettext_lazy("the month"),
    "year": gettext_lazy("the year"),
}

BOX_LABELS = {"day": gettext_lazy("Day"), "month": gettext_lazy("Month"), "year": gettext_lazy("Year")}

DATE_HINT = gettext_lazy("For example, 17 11 2026")
TIME_HINT = gettext_lazy("For example, 14:30 or 2:30pm")

# 14:30, 14.30, 1430, 2pm, 2.30 pm, 2:30pm
CLOCK_TIME = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE)

Limit = date | Callable[[], date] | None


class DateParts(NamedTuple):
    """A date as it was typed: three texts."""

    day: str
    month: str
    year: str


class DateError(ValidationError):
    """A date that cannot be read; `parts` are the names of the boxes to check."""

    def __init__(self, message: str, parts: tuple[str, ...]) -> None:
        super().__init__(message, code="invalid", params={"parts": parts})


def month_number(typed: str) -> int | None:
    """1 to 12 from a number or an English month name of at least three letters; None when it is neither."""
    if re.fullmatch(r"[0-9]{1,2}", typed):
        return int(typed)
    if len(typed) < 3:
        return None
    return next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(typed.lower())), None)


def read_date(parts: DateParts) -> date:
    """The date that was typed; raises DateError with a sentence that says what to check."""
    check_parts_are_there(parts)
    if not re.fullmatch(r"[0-9]{1,2}", parts.day):
        raise DateError(_("Write the day as a number, like 17."), ("day",))
    month = month_number(parts.month)
    if month is None:
        raise DateError(_("Write the month as a number, like 11."), ("month",))
    if not 1 <= month <= 12:
        raise DateError(_("There is no month %(month)s. Check the month.") % {"month": month}, ("month",))
    year = read_year(parts.year)
    try:
        return date(year, month, int(parts.day))
    except ValueError:
        shown = f"{int(parts.day)} {MONTHS[month - 1]} {year}"
        raise DateError(_("%(date)s is not a date. Check the day.") % {"date": shown}, ("day",)) from None


def read_year(typed: str) -> int:
    """The year in four figures, from 1990 to 2100."""
    if re.fullmatch(r"[0-9]{1,3}", typed):
        raise DateError(_("Write the year with four figures, like 2026."), ("year",))
    if not re.fullmatch(r"[0-9]{4}", typed):
        raise DateError(_("Write the year as a number, like 2026."), ("year",))
    if not EARLIEST_YEAR <= int(typed) <= LATEST_YEAR:
        raise DateError(
            _("We keep dates from %(first)s to %(last)s. Check the year.")
            % {"first": EARLIEST_YEAR, "last": LATEST_YEAR},
            ("year",),
        )
    return int(typed)


def check_parts_are_there(parts: DateParts) -> None:
    """Raises DateError naming the boxes that are empty."""
    absent = tuple(name for name in PARTS if not getattr(parts, name))
    if not absent:
        return
    named = [str(PART_WORDS[name]) for name in absent]
    raise DateError(_("Add %(parts)s.") % {"parts": _(" and ").join(named)}, absent)


def in_words(day: date) -> str:
    """ "17 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class DateBoxes(forms.Widget):
    """Three boxes, named name_day, name_month, name_year; also reads one ISO date under the plain name."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts | None:  # noqa: ARG002
        typed = DateParts(
            *(UNKEEPABLE.sub("", str(data.get(f"{name}_{part}") or "")).strip() for part in PARTS)
        )
        if any(typed):
            return typed
        whole = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", str(data.get(name) or "").strip())
        return DateParts(whole[3], whole[2], whole[1]) if whole else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002
        return not any(key in data for key in (name, *(f"{name}_{part}" for part in PARTS)))

    def id_for_label(self, id_: str, index: str | None = None) -> str:  # noqa: ARG002
        return f"{id_}_day" if id_ else id_


class DateField(Drawn, forms.Field):
    """A day. Cleans to a date or None. Accepts 1990 to 2100, years in four figures, months also by name.

    `not_before` and `not_after` are dates or functions that give one; `in_the_past=True` takes no later day.
    """

    widget = DateBoxes

    def __init__(
        self,
        *,
        label: Words,
        hint: Words = DATE_HINT,
        required: bool = True,
        required_message: Words = "",
        missing_reasons: bool = False,
        not_before: Limit = None,
        not_after: Limit = None,
        in_the_past: bool = False,
        label_size: str = "",
        initial: object = None,
        disabled: bool = False,
    ) -> None:
        dressed = self.dress(
            Look("date", label_size=label_size),
            label=label,
            required=required,
            missing_reasons=missing_reasons,
            required_message=required_message
            or format_lazy(gettext_lazy("“{label}” needs a date."), label=label),
        )
        super().__init__(help_text=hint, initial=initial, disabled=disabled, **dressed)
        self.not_before, self.not_after, self.in_the_past = not_before, not_after, in_the_past

    def prepare_value(self, value: Any) -> Any:
        return (
            DateParts(str(value.day), str(value.month), str(value.year)) if isinstance(value, date) else value
        )

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        return read_date(value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.in_the_past and value > clock.today():
            raise DateError(
                _("%(date)s has not happened yet. Check the date.") % {"date": in_words(value)}, PARTS
            )
        first, last = limit(self.not_before), limit(self.not_after)
        if first and value < first:
            raise DateError(_("Use a date on or after %(date)s.") % {"date": in_words(first)}, PARTS)
        if last and value > last:
            raise DateError(_("Use a date on or before %(date)s.") % {"date": in_words(last)}, PARTS)


def limit(value: Limit) -> date | None:
    """The date of a limit that may be a function."""
    return value() if callable(value) else value


def read_time(typed: str) -> time:
    """The time that was typed; raises ValidationError when it cannot be read or could mean two things."""
    found = CLOCK_TIME.fullmatch(typed.strip())
    how = _("Write it like 14:30 or 2:30pm.")
    wrong = ValidationError(
        _("“%(typed)s” is not a time.") % {"typed": typed[:20]} + " " + how, code="invalid"
    )
    if found is None:
        raise wrong
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if not half and found[2] is None:
        raise ValidationError(
            _("Say whether %(hour)s is in the morning or later.") % {"hour": hour} + " " + how,
            code="ambiguous",
        )
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise wrong
    return time(hour % 12 + 12 * (half == "p") if half else hour, minute)


class TimeField(Drawn, forms.Field):
    """A time of day: 14:30, 14.30, 1430, 2pm, 2:30 pm. Cleans to a time or None."""

    def __init__(
        self,
        *,
        label: Words,
        hint: Words = TIME_HINT,
        required: bool = True,
        required_message: Words = "",
        missing_reasons: bool = False,
        label_size: str = "",
        initial: object = None,
        disabled: bool = False,
    ) -> None:
        dressed = self.dress(
            Look("text", width=5, label_size=label_size),
            label=label,
            required=required,
            missing_reasons=missing_reasons,
            required_message=required_message
            or format_lazy(gettext_lazy("“{label}” needs a time."), label=label),
        )
        super().__init__(
            help_text=hint, initial=initial, disabled=disabled, widget=forms.TextInput, **dressed
        )

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        if value is None or isinstance(value, time):
            return value
        typed = UNKEEPABLE.sub("", str(value)).strip()
        return read_time(typed) if typed else None
