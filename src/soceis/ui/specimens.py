"""What the living page shows: one small template for each component, and the invented values it needs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.template.loader import get_template
from django.utils.safestring import mark_safe

from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    MultiChoiceField,
    PasswordField,
    Section,
    TextAreaField,
    TextField,
    TimeField,
    YesNo,
)
from soceis.ui.navigation import NavGroup, NavItem
from soceis.ui.tables import Column, Row, SummaryRow, Table

# File name in templates/ui/specimens -> heading, in the order of the page.
TITLES = {
    "person": "Person header",
    "notes": "Notes: safety and reaching somebody",
    "buttons": "Buttons and actions",
    "tags": "Tags",
    "card": "Card with a segmented control and a timeline",
    "menus": "Bar of menus",
    "rows": "Rows with times",
    "voice": "In their own words",
    "progress": "Progress",
    "stats": "Numbers with their definitions",
    "summary": "Summary list",
    "table_base": "Table with a base row",
    "table_stacked": "Table that stacks on a phone",
    "table_wide": "Wide table in a pane",
    "empty": "Empty list",
    "banners": "Banners and a warning",
    "compare": "Two versions side by side",
    "pages": "Pages of a list",
    "filters": "Filter form",
    "busy": "Fetching a part of the page",
    "form": "Form",
    "form_errors": "Form with errors",
    "form_draft": "Form that saves as you type",
}


class VisitForm(Form):
    """One of every field."""

    sections = (
        Section("The visit", ("on", "at", "minutes", "kind")),
        Section("What happened", ("story", "worry", "components")),
    )

    on = DateField(label="When was it?", in_the_past=True)
    at = TimeField(label="What time did it start?", required=False)
    minutes = IntegerField(
        label="How long was it, in minutes?", suffix="minutes", least=1, most=1440, width=4
    )
    kind = ChoiceField(
        label="Where was it?",
        choices=(("home", "At home"), ("library", "Library"), ("other", "Somewhere else")),
        hints={"home": "Read the note on visits first."},
        reveals={"other": ("place",)},
    )
    place = TextField(label="Where?", width=20)
    story = TextAreaField(
        label="What happened?", hint="Their own words in quotation marks.", count=True, max_length=500
    )
    worry = YesNo(label="Is anybody worried about safety?", reveals={"yes": ("worry_words",)})
    worry_words = TextAreaField(label="What is the worry?", rows=3)
    components = MultiChoiceField(
        label="What was it made of?",
        choices=(("fun", "Something fun"), ("skills", "Learning a skill"), ("talk", "Talking")),
        required=False,
    )
    school = TextField(label="Which school or college?", missing_reasons=True)
    area = ChoiceField(
        label="Which area?",
        choices=(("cardiff", "Cardiff"), ("dundee", "Dundee")),
        select=True,
        required=False,
    )
    password = PasswordField(label="Your password", required=False, width=20)


class FilterForm(Form):
    """A filter above a list."""

    mark_optional = False

    name = TextField(label="Name", required=False)
    state = ChoiceField(
        label="State", choices=(("waiting", "Waiting"), ("active", "Active")), select=True, required=False,
        choose="All",
    )  # fmt: skip


@dataclass(frozen=True)
class Specimen:
    """One component on the living page: its name, heading, template, and that template's text."""

    name: str
    title: str
    template: str
    source: str


def specimens(request: HttpRequest) -> dict[str, Any]:
    """The context of the living page."""
    return {**values(request), "specimens": [specimen(name, title) for name, title in TITLES.items()]}


def specimen(name: str, title: str) -> Specimen:
    """A specimen with the text of its template, without the line that loads the tags."""
    path = f"ui/specimens/{name}.html"
    source: str = get_template(path).template.source  # type: ignore[attr-defined]
    return Specimen(name, title, path, source.replace("{% load ui %}", "", 1).strip())


def values(request: HttpRequest) -> dict[str, Any]:
    """Invented people and numbers."""
    return {
        "facts": [
            "He, him",
            mark_safe('Key worker <a href="#card">Nia</a>, with peer mentor <a href="#card">Dom</a>'),
            "With us 7 months, second time",
            mark_safe('<span class="tag">Active</span>'),
        ],
        "groups": [
            NavGroup("Work", (NavItem("Plan", "#menus"), NavItem("Activities", "#menus"))),
            NavGroup("Safety plan", (NavItem("Safety plan", "#menus"),)),
        ],
        "segments": [
            NavItem("All", "#card", current=True),
            NavItem("Visits", "#card", count=12, count_words="visits"),
            NavItem("Milestones", "#card"),
        ],
        "days": {
            "visit": date(2026, 11, 17),
            "college": date(2026, 11, 12),
            "tried": date(2026, 11, 9),
            "worry": date(2026, 11, 2),
            "review": date(2025, 10, 30),
        },
        "summary_rows": SUMMARY,
        "base_table": BASE_TABLE,
        "stacked_table": STACKED_TABLE,
        "wide_table": WIDE_TABLE,
        "page_of_many": Paginator(range(230), 25).page(4),
        "filter_form": FilterForm(),
        "visit_form": VisitForm(prefix="v", initial={"minutes": 60, "kind": "library"}),
        "wrong_form": VisitForm(data=WRONG, prefix="w"),
        "draft_form": DraftForm(typed=QueryDict("words=He+showed+me+his+lyrics.")),
        "draft_url": request.path,
    }


class DraftForm(Form):
    """A note that saves as you type."""

    words = TextAreaField(label="What happened?", count=True)


WRONG = QueryDict(
    "w-on_day=31&w-on_month=2&w-on_year=2021&w-at=25:00&w-minutes=a+while&w-kind=other&w-story=We+talked.&w-worry=no"
    "&w-school=Cathays&w-school_missing=unknown"
)

SUMMARY = (
    SummaryRow("Name used", "Jay", "#summary", "Change"),
    SummaryRow("Says goodbye with", "A fist bump.\nNever a hug.", "#summary", "Change"),
    SummaryRow("School", missing="Not asked", action_url="#summary", action_text="Ask"),
)

BASE_TABLE = Table(
    "Who referred",
    (
        Column(""),
        Column("Cardiff", number=True, span=2, spoken="Cardiff"),
        Column("", percent=True, spoken="Cardiff, %"),
        Column("Edinburgh", number=True, span=2, spoken="Edinburgh"),
        Column("", percent=True, spoken="Edinburgh, %"),
        Column("Overall", number=True, span=2, spoken="Overall"),
        Column("", percent=True, spoken="Overall, %"),
    ),
    (
        Row(("Base: all referrals", 84, "", 58, "", 142, ""), kind="base"),
        Row(("Social care", 42, 50, 38, 66, 80, 56)),
        Row(("Police", 7, 8, 9, 16, 16, 11)),
        Row(("Youth justice", 33, 39, 1, 2, 34, 24)),
        Row(("Other", 2, 2, 10, 17, 12, 8)),
    ),
    note="Whole numbers, halves up. Percentages are of the base in the same column.",
    wide=True,
)

STACKED_TABLE = Table(
    "Waiting for a first meeting",
    (Column("Young person"), Column("Referred by"), Column("Waiting"), Column("Next step")),
    (
        Row(("Tee, 16", "School", mark_safe('<span class="tag tag--wait">12 days</span>'), "Ring mum")),
        Row(("Ash, 14", "Police", mark_safe('<span class="tag">2 days</span>'), "Allocate")),
    ),
)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")

WIDE_TABLE = Table(
    "Hours by month",
    (
        Column("Worker"),
        *(Column(month, number=True) for month in MONTHS),
    ),
    (
        Row(("Nia", *(110 + n for n in range(10)))),
        Row(("Dom", *(60 + 3 * n for n in range(10)))),
        Row(("Total", *(170 + 4 * n for n in range(10))), kind="total"),
    ),
    wide=True,
)
