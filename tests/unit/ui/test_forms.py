"""Fields clean to values or say in our words what to check; what was typed stays."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid
from soceis.foundation.records.missing import MISSING_REASONS
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    DateParts,
    EmailField,
    FileField,
    Form,
    HiddenField,
    IntegerField,
    MultiChoiceField,
    PasswordField,
    Section,
    TextAreaField,
    TextField,
    TimeField,
    YesNo,
)
from soceis.ui.forms.base import typed_before
from soceis.ui.forms.dates import read_date, read_time

Draw = Callable[..., str]
PLACES = (("home", "At home"), ("other", "Somewhere else"))


class VisitForm(Form):
    sections = (Section("The visit", ("on",)),)
    on = DateField(label="When was it?")
    place = ChoiceField(label="Where was it?", choices=PLACES, reveals={"other": ("place_words",)})
    place_words = TextField(label="Where?")
    school = TextField(label="Which school?", missing_reasons=True)


GOOD = {"on_day": "17", "on_month": "11", "on_year": "2026", "place": "home", "school": "Cathays"}


def visit(**changes: Any) -> VisitForm:
    data = QueryDict(mutable=True)
    for name, value in {**GOOD, **changes}.items():
        data[name] = value
    return VisitForm(data)


def one(field: Any, typed: Any, files: Any = None) -> Form:
    """A form with this one field, bound to what was typed."""
    form_class = type("OneField", (Form,), {"one": field})
    data = typed if isinstance(typed, dict | QueryDict) else {"one": typed}
    form: Form = form_class(data, files)
    return form


def message(field: Any, typed: Any) -> str:
    """The one error of the field."""
    errors = one(field, typed).errors["one"]
    assert len(errors) == 1
    return str(errors[0])


# Text


def test_text_is_trimmed_and_kept() -> None:
    form = one(TextField(label="Name"), "  Jay  ")
    assert form.is_valid()
    assert form.cleaned_data["one"] == "Jay"


@pytest.mark.parametrize("field", [TextField, TextAreaField, HiddenField, EmailField])
@pytest.mark.parametrize("character", ["\x00", "\x07", "\ud800"])
def test_a_character_that_cannot_be_kept_is_taken_out_and_told(
    drawn: Draw, field: type[Any], character: str
) -> None:
    options = {} if field is HiddenField else {"label": "Name"}
    form = one(field(**options), f"Jay{character} B")
    assert form.errors["one"] == [
        "There was a character in this text that cannot be kept. We took it out: please check."
    ]
    html = drawn("{% field form.one %}", form=form)
    assert "Jay B" in html
    assert character not in html


@given(st.text(max_size=300))
def test_whatever_is_typed_cleans_to_keepable_text_or_a_sentence(typed: str) -> None:
    form = one(TextField(label="Name", required=False), typed)
    if form.is_valid():
        kept = form.cleaned_data["one"]
        assert len(kept) <= 200
        assert not re.search("[\x00\ud800-\udfff]", kept)
        kept.encode()
    else:
        assert form.errors["one"][0].endswith(("please check.", "please shorten them."))


def test_a_text_that_is_too_long_says_how_long_and_stays_in_the_box(drawn: Draw) -> None:
    form = one(TextAreaField(label="What happened?"), "a" * 20_431)
    assert form.errors["one"] == [
        (
            "You have written 20,431 characters. This box keeps up to 20,000. "
            "Your words are still here: please shorten them."
        )
    ]
    assert "a" * 20_431 in drawn("{% field form.one %}", form=form)


def test_a_line_end_counts_once_however_the_browser_sends_it() -> None:
    form = one(TextAreaField(label="What?", max_length=3), "a\r\nb")
    assert form.is_valid()
    assert form.cleaned_data["one"] == "a\nb"


def test_a_narrative_that_begins_with_an_empty_line_is_drawn_unchanged(drawn: Draw) -> None:
    class Note(Form):
        words = TextAreaField(label="What?", initial="first")

    assert ">\nfirst</textarea>" in drawn("{% field form.words %}", form=Note())


def test_personal_text_is_not_remembered_by_the_browser_and_narrative_is_spell_checked(drawn: Draw) -> None:
    class Note(Form):
        name = TextField(label="Name")
        words = TextAreaField(label="What?")

    html = drawn("{% field form.name %}{% field form.words %}", form=Note())
    assert html.count('autocomplete="off"') == 2
    assert html.count('spellcheck="false"') == 1
    assert html.count('spellcheck="true"') == 1


def test_a_password_is_never_drawn_again_nor_trimmed(drawn: Draw) -> None:
    form = one(PasswordField(label="Password"), " secret ")
    assert form.is_valid()
    assert form.cleaned_data["one"] == " secret "
    assert "secret" not in drawn("{% field form.one %}", form=form)


def test_an_email_address_that_is_not_whole_is_told() -> None:
    assert (
        message(EmailField(label="E-mail"), "nia@") == "Write a whole e-mail address, like name@example.org."
    )


def test_an_empty_answer_is_told_with_its_question() -> None:
    assert message(TextField(label="Name used"), "") == "“Name used” needs an answer."
    assert message(TextField(label="Name", required_message="Write the name they use."), " ") == (
        "Write the name they use."
    )


# Dates


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_from_1990_to_2100_is_read(day: date) -> None:
    assert read_date(DateParts(str(day.day), f"{day.month:02}", str(day.year))) == day
    assert read_date(DateParts(str(day.day), f"{day:%B}".lower(), str(day.year))) == day


@given(st.text(max_size=6), st.text(max_size=10), st.text(max_size=6))
def test_any_three_texts_are_a_date_or_a_sentence(day: str, month: str, year: str) -> None:
    form = one(
        DateField(label="When?", required=False), {"one_day": day, "one_month": month, "one_year": year}
    )
    if form.is_valid():
        found = form.cleaned_data["one"]
        assert found is None or 1990 <= found.year <= 2100
    else:
        assert form.errors["one"][0].endswith(".")


@pytest.mark.parametrize(
    ("parts", "said", "boxes"),
    [
        (("31", "2", "2021"), "31 February 2021 is not a date. Check the day.", ["day"]),
        (("0", "2", "2021"), "0 February 2021 is not a date. Check the day.", ["day"]),
        (("1", "13", "2021"), "There is no month 13. Check the month.", ["month"]),
        (("1", "Febtember", "2021"), "Write the month as a number, like 11.", ["month"]),
        (("first", "2", "2021"), "Write the day as a number, like 17.", ["day"]),
        (("1", "2", "21"), "Write the year with four figures, like 2026.", ["year"]),
        (("1", "2", "1989"), "We keep dates from 1990 to 2100. Check the year.", ["year"]),
        (("1", "2", "2101"), "We keep dates from 1990 to 2100. Check the year.", ["year"]),
        (("1", "2", "²026"), "Write the year as a number, like 2026.", ["year"]),
        (("17", "", ""), "Add the month and the year.", ["month", "year"]),
    ],
)
def test_a_date_that_cannot_be_read_says_which_box_to_check(
    drawn: Draw, parts: tuple[str, str, str], said: str, boxes: list[str]
) -> None:
    form = one(DateField(label="When?"), dict(zip(("one_day", "one_month", "one_year"), parts, strict=True)))
    assert form.errors["one"] == [said]
    html = drawn("{% field form.one %}", form=form)
    assert re.findall(r'govuk-input--error" id="id_one_(\w+)"', html) == boxes
    for part in parts:
        assert f'value="{part}"' in html
    assert isinstance(form, Form)
    assert form.problems()[0].target == f"id_one_{boxes[0]}"


def test_a_date_that_is_left_out_is_asked_for() -> None:
    assert message(DateField(label="When was it?"), {}) == "“When was it?” needs a date."


def test_a_day_that_has_not_come_is_told_by_its_name() -> None:
    with clock.at(date(2026, 11, 17)):
        typed = {"one_day": "18", "one_month": "11", "one_year": "2026"}
        assert message(DateField(label="When?", in_the_past=True), typed) == (
            "18 November 2026 has not happened yet. Check the date."
        )
        assert one(DateField(label="When?", in_the_past=True), {**typed, "one_day": "17"}).is_valid()


def test_limits_may_move_with_the_day() -> None:
    field = DateField(
        label="When?",
        not_before=lambda: clock.today() - timedelta(days=1),
        not_after=date(2026, 12, 1),
    )
    with clock.at(date(2026, 11, 17)):
        assert message(field, "2026-11-15") == "Use a date on or after 16 November 2026."
        assert message(field, "2026-12-02") == "Use a date on or before 1 December 2026."
        assert one(field, "2026-11-16").is_valid()


def test_a_date_is_drawn_in_three_boxes(drawn: Draw) -> None:
    class When(Form):
        on = DateField(label="When?", initial=date(2026, 11, 7))

    html = drawn("{% field form.on %}", form=When())
    assert re.findall(r'name="on_(\w+)".*?value="(\d+)"', html) == [
        ("day", "7"),
        ("month", "11"),
        ("year", "2026"),
    ]


# Times and numbers


@given(st.times())
def test_every_minute_of_the_day_is_read_in_each_way_of_writing_it(moment: time) -> None:
    moment = moment.replace(second=0, microsecond=0)
    for written in (
        f"{moment:%H:%M}",
        f"{moment:%H.%M}",
        f"{moment:%H%M}",
        f"{moment:%I:%M%p}",
        f"{moment:%I.%M %p}",
    ):
        assert read_time(written) == moment


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2pm", time(14)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("9.05 a.m.", time(9, 5)),
        (" 930 ", time(9, 30)),
    ],
)
def test_the_usual_short_ways_of_writing_a_time_are_read(typed: str, moment: time) -> None:
    assert read_time(typed) == moment


@pytest.mark.parametrize("typed", ["25:00", "12:60", "13pm", "0pm", "noon", "14:30:10", "²:00", "1:2"])
def test_what_is_not_a_time_is_told_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"is not a time\. Write it like 14:30 or 2:30pm"):
        read_time(typed)


def test_an_hour_without_morning_or_afternoon_is_asked_about() -> None:
    assert message(TimeField(label="When?"), "2").startswith("Say whether 2 is in the morning or later.")


@given(st.integers(min_value=0, max_value=1_000_000))
def test_a_whole_number_is_read_with_and_without_its_commas(number: int) -> None:
    for written in (str(number), f"{number:,}", f" {number:,} ".replace(",", " ")):
        form = one(IntegerField(label="How many?"), written)
        assert form.is_valid(), written
        assert form.cleaned_data["one"] == number


@pytest.mark.parametrize("typed", ["1.5", "an hour", "1,5", "٣", "1e3", "--1", "9" * 30])
def test_what_is_not_a_whole_number_is_told(typed: str) -> None:
    assert message(IntegerField(label="Minutes"), typed) == "Use a whole number in figures, like 45."


@pytest.mark.parametrize("typed", ["0", "1441", "-5"])
def test_a_number_outside_its_range_is_told_the_range(typed: str) -> None:
    assert (
        message(IntegerField(label="Minutes", least=1, most=1440), typed) == "Use a number from 1 to 1,440."
    )


# Choices


def test_a_choice_that_was_not_offered_is_told() -> None:
    assert message(ChoiceField(label="Where?", choices=PLACES), "moon\x00") == (
        "That is not one of the answers. Choose one that is shown."
    )


def test_several_choices_clean_to_a_list() -> None:
    form = one(MultiChoiceField(label="What?", choices=PLACES), QueryDict("one=home&one=other"))
    assert form.is_valid()
    assert form.cleaned_data["one"] == ["home", "other"]


@pytest.mark.parametrize(("typed", "value"), [("yes", True), ("no", False), ("", None)])
def test_yes_and_no_clean_to_true_and_false(typed: str, value: bool | None) -> None:
    form = one(YesNo(label="Worried?", required=False), typed)
    assert form.is_valid()
    assert form.cleaned_data["one"] is value


def test_an_answer_that_is_not_yes_or_no_is_told() -> None:
    assert "not one of the answers" in message(YesNo(label="Worried?"), "perhaps")


@pytest.mark.parametrize(("initial", "chosen"), [(True, "yes"), (False, "no")])
def test_yes_and_no_are_shown_as_they_were_answered(drawn: Draw, initial: bool, chosen: str) -> None:
    class Worry(Form):
        worried = YesNo(label="Worried?", initial=initial)

    html = drawn("{% field form.worried %}", form=Worry())
    assert re.findall(r'value="(\w+)" checked', html) == [chosen]


# Fields that a choice opens


def test_a_field_that_is_open_must_be_answered() -> None:
    form = visit(place="other")
    assert form.errors == {"place_words": ["“Where?” needs an answer."]}


def test_a_field_that_is_not_open_is_not_asked_for_and_cleans_to_nothing() -> None:
    form = visit(place="home", place_words="x" * 500)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["place_words"] == ""


def test_a_field_below_a_closed_field_is_closed_too() -> None:
    class Nested(Form):
        a = YesNo(label="A?", reveals={"yes": ("b",)})
        b = YesNo(label="B?", reveals={"yes": ("c",)})
        c = TextField(label="C?")

    form = Nested({"a": "no", "b": "yes", "c": ""})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"a": False, "b": None, "c": ""}


def test_a_field_opens_under_each_of_several_checked_boxes() -> None:
    class Many(Form):
        kinds = MultiChoiceField(label="Kinds?", choices=PLACES, reveals={"home": ("a",), "other": ("b",)})
        a = TextField(label="A?")
        b = TextField(label="B?")

    form = Many(QueryDict("kinds=home&kinds=other&a=1"))
    assert list(form.errors) == ["b"]


def test_revealed_fields_are_drawn_once_inside_their_choice(drawn: Draw) -> None:
    html = drawn("{% form form %}", form=visit(place="other", place_words="The park"))
    assert html.count('name="place_words"') == 1
    assert 'data-reveals="conditional-id_place_1"' in html
    assert 'id="conditional-id_place_1"' in html


# Reasons for a missing answer


def test_an_answer_or_a_reason_is_enough() -> None:
    assert visit(school="", school_missing="not_asked").is_valid()
    assert visit(school="Cathays").is_valid()


def test_neither_an_answer_nor_a_reason_is_told() -> None:
    assert visit(school="").errors == {"school": ["“Which school?” needs an answer."]}


def test_an_answer_and_a_reason_together_are_told() -> None:
    assert visit(school_missing="unknown").errors == {
        "school": ["There is an answer and also a reason for having none. Keep one of them."]
    }


def test_the_reasons_are_the_ones_that_records_keep(drawn: Draw) -> None:
    html = drawn("{% field form.school %}", form=VisitForm())
    assert [code for code in MISSING_REASONS if f'value="{code}"' in html] == list(MISSING_REASONS)
    assert "(optional)" not in html


def test_a_yes_or_no_answered_no_is_an_answer() -> None:
    class Asked(Form):
        worried = YesNo(label="Worried?", missing_reasons=True)

    assert Asked({"worried": "no"}).is_valid()
    assert not Asked({"worried": ""}).is_valid()
    assert not Asked({"worried": "no", "worried_missing": "not_asked"}).is_valid()


# Drafts, errors, whole forms


def test_a_draft_is_shown_as_it_was_typed_and_not_checked(drawn: Draw) -> None:
    draft = typed_before(
        "on_day=31&on_month=2&on_year=&place=other&place_words=Park+%3Cb%3E&school_missing=unknown"
    )
    html = drawn("{% form form %}", form=VisitForm(typed=draft))
    assert 'value="31"' in html
    assert 'value="Park &lt;b&gt;"' in html
    assert 'value="other" checked' in html
    assert 'value="unknown" selected' in html
    assert "error" not in html


def test_a_draft_without_a_field_leaves_its_initial_value(drawn: Draw) -> None:
    html = drawn("{% form form %}", form=VisitForm(typed=typed_before("school=X"), initial={"place": "home"}))
    assert 'value="home" checked' in html


def test_the_error_summary_links_each_problem_to_its_box(drawn: Draw) -> None:
    html = drawn("{% error_summary form %}", form=visit(on_day="31", on_month="2", place="", school=""))
    assert re.findall(r'<a href="#(\w+)">', html) == ["id_on_day", "id_place_0", "id_school"]
    assert "Nothing is saved yet. What you typed is still here." in html
    boxes = drawn("{% form form %}", form=visit(on_day="31", on_month="2", place="", school=""))
    for target in ("id_on_day", "id_place_0", "id_school"):
        assert f'id="{target}"' in boxes


def test_a_short_error_is_given_its_question_in_the_summary(drawn: Draw) -> None:
    form = one(IntegerField(label="How many minutes?"), "a while")
    html = drawn("{% error_summary form %}", form=form)
    assert "How many minutes? Use a whole number in figures, like 45." in html


def test_a_form_without_errors_has_no_summary(drawn: Draw) -> None:
    assert drawn("{% error_summary form %}", form=VisitForm()) == ""


def test_what_an_action_refuses_is_shown_beside_its_field_or_above_the_form() -> None:
    form = visit()
    assert form.is_valid()
    form.refuse(Invalid({"school": "There is no such school.", "elsewhere": "Not now."}))
    assert form.errors["school"] == ["There is no such school."]
    assert form.non_field_errors() == ["Not now."]
    assert [problem.target for problem in form.problems()] == ["", "id_school"]


def test_errors_and_hints_are_tied_to_their_box(drawn: Draw) -> None:
    form = one(TextField(label="Name", hint="The one they use."), "")
    html = drawn("{% field form.one %}", form=form)
    assert 'aria-describedby="id_one-hint id_one-error"' in html
    assert 'id="id_one-hint"' in html
    assert 'id="id_one-error"' in html
    assert 'aria-invalid="true"' in html


def test_a_whole_form_posts_once_with_a_token_a_key_and_a_draft(drawn: Draw) -> None:
    html = drawn(
        '{% form form submit="Save the visit" cancel_url="/back/" key="k1" draft_url="/d/" %}',
        form=VisitForm(),
        csrf_token="abc",
    )
    for part in (
        'method="post"',
        "novalidate",
        "data-submit-once",
        'name="csrfmiddlewaretoken" value="abc"',
        'name="submission_key" value="k1"',
        'data-draft-url="/d/"',
        "Save the visit",
        'href="/back/"',
        'role="status" aria-live="polite"',
        "The visit</legend>",
    ):
        assert part in html, part
    assert "multipart" not in html


def test_a_form_with_a_file_posts_as_multipart(drawn: Draw) -> None:
    class Upload(Form):
        file = FileField(label="Which file?")

    assert 'enctype="multipart/form-data"' in drawn("{% form form %}", form=Upload())


def test_a_file_that_is_too_large_is_told() -> None:
    file = SimpleUploadedFile("a.csv", b"x" * 1_000_001)
    form = one(FileField(label="Which file?", most_megabytes=1), {}, {"one": file})
    assert form.errors["one"] == ["This file is larger than 1 MB. Choose a smaller one."]


def test_a_form_around_own_content_keeps_its_frame(drawn: Draw) -> None:
    html = drawn(
        '{% form_around form submit="Save" %}<p>Mine</p>{% field form.place %}{% endform_around %}',
        form=visit(),
    )
    assert "<p>Mine</p>" in html
    assert html.count('type="radio"') == 2
    assert 'name="on_day"' not in html


def test_an_ordinary_django_form_is_drawn_too(drawn: Draw) -> None:
    class LogIn(django_forms.Form):
        login = django_forms.EmailField(widget=django_forms.EmailInput(attrs={"autocomplete": "email"}))
        password = django_forms.CharField(widget=django_forms.PasswordInput)
        remember = django_forms.BooleanField(required=False)
        way = django_forms.ChoiceField(choices=PLACES, widget=django_forms.RadioSelect)

    html = drawn(
        "{% form form submit='Log in' %}", form=LogIn({"login": "nia", "password": "x", "way": "home"})
    )
    assert 'type="email"' in html
    assert 'autocomplete="email"' in html
    assert 'value="x"' not in html
    assert 'type="checkbox"' in html
    assert 'value="home" checked' in html
    assert 'href="#id_login"' in html


def test_filters_are_asked_by_address_and_say_nothing_about_being_optional(drawn: Draw) -> None:
    class Filter(Form):
        mark_optional = False
        name = TextField(label="Name", required=False)

    html = drawn("{% filters form clear_url='/all/' %}", form=Filter())
    assert 'method="get"' in html
    assert "optional" not in html


def test_a_width_that_the_style_sheet_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="characters wide, not 7"):
        TextField(label="A", width=7)
