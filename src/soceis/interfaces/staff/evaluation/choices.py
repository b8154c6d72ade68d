"""What can be chosen on the page: how it is counted, and as at which day. All of it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from django.urls import reverse
from django.utils.http import urlencode

from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid
from soceis.insight.extracts.queries import MappingName
from soceis.ui.forms import DateField, Form
from soceis.ui.navigation import NavItem

CORRECTED: MappingName = "corrected"
PUBLISHED: MappingName = "published_2023"
MAPPING_WORDS: dict[MappingName, str] = {CORRECTED: "Corrected", PUBLISHED: "As published 2023"}
OWN_DAYS = "own"
TODAY = "today"


@dataclass(frozen=True, slots=True)
class Choice:
    """The mapping, and the day: None for each area's own. `said` is the day as it stands in the address."""

    mapping: MappingName
    day: date | None
    said: str = OWN_DAYS

    @property
    def url(self) -> str:
        return f"{reverse('staff:evaluation')}{self.query}"

    @property
    def query(self) -> str:
        """The part of the address after the page, empty for the page as it opens."""
        parts: dict[str, str] = {}
        if self.mapping != CORRECTED:
            parts["mapping"] = self.mapping
        if self.said != OWN_DAYS:
            parts["as_at"] = self.said
        return f"?{urlencode(parts)}" if parts else ""

    def with_day(self, day: date) -> "Choice":
        return replace(self, day=day, said=day.isoformat())

    def mappings(self) -> list[NavItem]:
        """The segmented control of the mappings."""
        return [
            NavItem(words, replace(self, mapping=mapping).url, current=mapping == self.mapping)
            for mapping, words in MAPPING_WORDS.items()
        ]

    def days(self) -> list[NavItem]:
        """The segmented control of the days."""
        offered = [
            NavItem(
                "Each area’s data date", replace(self, day=None, said=OWN_DAYS).url, self.said == OWN_DAYS
            ),
            NavItem("Today", replace(self, day=clock.today(), said=TODAY).url, self.said == TODAY),
        ]
        if self.said in {OWN_DAYS, TODAY} or self.day is None:
            return offered
        return [*offered, NavItem(f"{self.day.day} {self.day:%b %Y}", self.url, current=True)]


class DayForm(Form):
    """Another day."""

    on = DateField(label="Another day", hint="For example, 31 10 2022", in_the_past=True)

    @staticmethod
    def was_sent(given: Mapping[str, str]) -> bool:
        return any(f"on_{part}" in given for part in ("day", "month", "year"))


def chosen(given: Mapping[str, str]) -> Choice:
    """The choice that stands in an address; Invalid when it is none."""
    mapping = given.get("mapping", CORRECTED)
    if mapping not in get_args(MappingName):
        raise Invalid("There is no such way of counting. Go back to the evaluation page and choose one.")
    said = given.get("as_at", OWN_DAYS)
    days = {OWN_DAYS: None, TODAY: clock.today()}
    day = days[said] if said in days else _day(said)
    return Choice(CORRECTED if mapping == CORRECTED else PUBLISHED, day, said)


def _day(said: str) -> date:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise Invalid("That is not a day. Go back to the evaluation page and choose one.") from None
    if day > clock.today():
        raise Invalid("That day has not come yet. Choose today or an earlier day.")
    return day
