"""Components draw what they are given, escaped, and refuse names they do not know."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import TemplateSyntaxError
from django.test import RequestFactory

from soceis.foundation.records import clock
from soceis.ui.navigation import NavGroup, NavItem
from soceis.ui.tables import Column, Row, SummaryRow, Table
from soceis.ui.words import day_words, initials_of

Draw = Callable[..., str]
NASTY = '<script>alert("x")</script>'

DRAWN_WITH_WORDS = (
    "{% card words link_url='/' link_text=words aside=words %}{{ words }}{% endcard %}",
    "{% person words about=words facts=many %}{% endperson %}",
    "{% note words source=words %}{{ words }}{% endnote %}",
    "{% tag words %}",
    "{% tags many %}",
    "{% voice who=words %}{{ words }}{% endvoice %}",
    (
        "{% timeline words %}{% moment words words meta=words url=words kind_words=words %}"
        "{% endmoment %}{% endtimeline %}"
    ),
    (
        "{% rows words %}{% row when=words more=words action_url=words action_text=words about=words %}"
        "{% endrow %}{% endrows %}"
    ),
    "{% empty words action_url=words action_text=words %}{{ words }}{% endempty %}",
    "{% segments items words %}",
    "{% menus groups words %}",
    "{% button words url=words about=words %}",
    "{% button words name=words value=words %}",
    "{% post_button words words about=words %}",
    "{% table table %}",
    "{% pane words %}{% endpane %}",
    "{% summary lines %}",
    "{% progress words 1 2 words=words %}",
    "{% stat words words base=words %}{{ words }}{% endstat %}",
    "{% define words %}{{ words }}{% enddefine %}",
    "{% warning words %}",
    "{% banner words title=words link_url=words link_text=words %}",
    "{% busy words words %}",
)


@pytest.mark.parametrize("source", DRAWN_WITH_WORDS)
def test_words_that_look_like_code_are_shown_as_words(drawn: Draw, source: str) -> None:
    table = Table(NASTY, (Column(NASTY), Column(NASTY)), (Row((NASTY, NASTY)),), note=NASTY)
    html = drawn(
        source,
        words=NASTY,
        many=[NASTY],
        items=[NavItem(NASTY, NASTY, count=2, count_words=NASTY)],
        groups=[NavGroup(NASTY, (NavItem(NASTY, NASTY), NavItem(NASTY, NASTY)))],
        table=table,
        lines=[SummaryRow(NASTY, NASTY, NASTY, NASTY), SummaryRow(NASTY, missing=NASTY)],
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "source",
    [
        "{% card 'A' tone='blue' %}{% endcard %}",
        "{% note 'A' kind='danger' %}{% endnote %}",
        "{% tag 'A' tone='red' %}",
        "{% moment 'A' 'B' kind='visit' %}{% endmoment %}",
        "{% button 'A' tone='green' %}",
        "{% banner 'A' tone='info' %}",
    ],
)
def test_a_component_refuses_a_tone_it_does_not_know(drawn: Draw, source: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="is one of"):
        drawn(source)


def test_a_person_header_shows_initials_name_and_facts(drawn: Draw) -> None:
    html = drawn(
        '{% person "Jay Benbow" about="child, 15" facts=facts %}buttons{% endperson %}', facts=["He, him"]
    )
    assert ">JB</span>" in html
    assert "child, 15" in html
    assert "<li>He, him</li>" in html
    assert '<div class="actions">buttons</div>' in html


def test_a_person_header_without_buttons_draws_no_empty_row_for_them(drawn: Draw) -> None:
    assert "actions" not in drawn('{% person "Jay" %} {% endperson %}')


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Jay Benbow", "JB"), ("Tee", "T"), ("", ""), ("Ana de la Cruz", "AC"), ("(Kal) 😀", "")],
)
def test_initials_come_from_the_first_and_the_last_word(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_a_moment_of_another_year_says_the_year() -> None:
    with clock.at(date(2026, 11, 17)):
        assert day_words(date(2026, 11, 17)) == "Tue 17 Nov"
        assert day_words(date(2025, 10, 30)) == "Thu 30 Oct 2025"


def test_a_moment_shortly_before_midnight_in_summer_falls_on_the_day_in_london() -> None:
    with clock.at(date(2026, 7, 2)):
        assert day_words(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "Thu 2 Jul"


def test_the_shape_of_a_milestone_is_also_said_in_words(drawn: Draw) -> None:
    html = drawn('{% moment day "Review" kind="milestone" %}{% endmoment %}', day=date(2026, 11, 17))
    assert "Milestone:" in html
    assert 'datetime="2026-11-17"' in html


def test_a_table_row_with_too_few_cells_is_refused_where_it_is_made() -> None:
    with pytest.raises(ValueError, match="1 cells, the table 2 columns"):
        Table("A", (Column("B"), Column("C")), (Row(("x",)),))


def test_a_spanning_heading_takes_the_place_of_the_columns_it_covers(drawn: Draw) -> None:
    columns = (
        Column(""),
        Column("Cardiff", number=True, span=2),
        Column("", percent=True, spoken="Cardiff, %"),
    )
    html = drawn(
        "{% table t %}", t=Table("Who", columns, (Row(("Base", 84, ""), kind="base"), Row(("Police", 7, 8))))
    )
    assert html.count("<th scope=") == 3
    assert 'colspan="2"' in html
    assert 'data-label="Cardiff, %"' in html
    assert '<tr role="row" class="base">' in html
    assert "is-empty" in html


def test_a_wide_table_scrolls_inside_a_named_pane_that_the_keyboard_reaches(drawn: Draw) -> None:
    html = drawn("{% table t %}", t=Table("Hours", (Column("A"),), (), wide=True))
    assert '<div class="pane" role="region" tabindex="0" aria-label="Hours">' in html
    assert "table--stacked" not in html


def test_a_missing_answer_is_shown_as_its_reason(drawn: Draw) -> None:
    html = drawn("{% summary lines %}", lines=[SummaryRow("School", missing="Not asked")])
    assert '<dd class="is-missing">Not asked</dd>' in html


def test_page_links_keep_the_rest_of_the_address(drawn: Draw) -> None:
    request = RequestFactory().get("/list/", QueryDict("name=Jay&page=2").dict())
    html = drawn("{% pages page %}", page=Paginator(range(60), 25).page(2), request=request)
    assert "?name=Jay&amp;page=3" in html
    assert 'aria-current="page"' in html
    assert "26 to 50 of 60" in html


def test_a_list_on_one_page_has_no_page_links(drawn: Draw) -> None:
    assert "<nav" not in drawn("{% pages page %}", page=Paginator([1], 25).page(1))


def test_an_icon_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no icon 'star'"):
        NavItem("A", "/", icon="star")


def test_a_posting_button_carries_the_token(drawn: Draw) -> None:
    html = drawn('{% post_button "Done" "/done/" about="ring mum" %}', csrf_token="abc")
    assert 'value="abc"' in html
    assert 'action="/done/"' in html
    assert "ring mum" in html


def test_no_component_carries_a_style_or_a_script_of_its_own(drawn: Draw) -> None:
    values: dict[str, Any] = {"items": [NavItem("A", "/")]}
    html = drawn("{% segments items 'Show' %}{% progress 'A' 1 2 %}{% banner 'A' %}", **values)
    assert "style=" not in html
    assert "onclick" not in html
