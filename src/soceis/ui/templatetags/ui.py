"""Components as template tags: ``{% load ui %}``. Each is shown, with its code, on the living page."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from soceis.ui.components import (
    BANNER_TONES,
    BUTTON_TONES,
    CARD_TONES,
    MOMENT_KINDS,
    NOTE_KINDS,
    TAG_TONES,
    component,
    moment_words,
    one_of,
    page_address,
)
from soceis.ui.forms.base import Form
from soceis.ui.forms.drawing import draw as drawn
from soceis.ui.forms.values import form_values, summary_values
from soceis.ui.frame import service_name as service_name_of_settings
from soceis.ui.navigation import NavGroup, NavItem
from soceis.ui.tables import SummaryRow, Table
from soceis.ui.words import day_words, initials_of

register = template.Library()


@register.simple_tag
def service_name() -> str:
    """The neutral name on the screen, also where a page has no frame (errors)."""
    return service_name_of_settings()


# Cards, people, notes


@register.simple_block_tag
def card(
    content: str,
    title: str = "",
    *,
    link_url: str = "",
    link_text: str = "",
    aside: str = "",
    level: int = 2,
    tone: str = "",
    id: str = "",  # noqa: A002
    segments: Iterable[NavItem] = (),
    segments_label: str = "",
) -> SafeString:
    """``{% card "Jay's goals" link_url=url link_text="Plan" %}…{% endcard %}``"""
    return component(
        "card",
        content=content,
        title=title,
        link_url=link_url,
        link_text=link_text,
        aside=aside,
        level=level,
        tone=one_of(tone, CARD_TONES, "A card's tone"),
        id=id,
        segments=list(segments),
        segments_label=segments_label,
    )


@register.simple_block_tag
def person(
    content: str, name: str, *, about: str = "", facts: Iterable[Any] = (), initials: str = "", level: int = 1
) -> SafeString:
    """``{% person name about="child, 15" facts=facts %}buttons{% endperson %}``"""
    return component(
        "person",
        content=content,
        name=name,
        about=about,
        facts=list(facts),
        initials=initials or initials_of(name),
        level=level,
    )


@register.simple_tag
def monogram(name: str, small: bool = True) -> SafeString:
    """A round sign with the initials; decoration beside the written name."""
    css = "monogram monogram--small" if small else "monogram"
    return format_html('<span class="{}" aria-hidden="true">{}</span>', css, initials_of(name))


@register.simple_block_tag
def note(content: str, lead: str = "", kind: str = "safe", source: str = "") -> SafeString:
    """``{% note "Before you visit:" kind="safety" source="police, 14 months old" %}…{% endnote %}``"""
    return component(
        "note", content=content, lead=lead, kind=one_of(kind, NOTE_KINDS, "A note's kind"), source=source
    )


@register.simple_tag
def tag(words: str, tone: str = "") -> SafeString:
    """``{% tag "12 days" tone="wait" %}``: a short status; the words carry the meaning, the colour helps."""
    one_of(tone, TAG_TONES, "A tag's tone")
    return format_html('<span class="tag{}">{}</span>', f" tag--{tone}" if tone else "", words)


@register.simple_tag
def tags(words: Iterable[str], tone: str = "done", label: str = "") -> SafeString:
    """Several tags in a row, as a list."""
    items = format_html_join("", '<li class="tag tag--{}">{}</li>', ((tone, word) for word in words))
    return format_html(
        '<ul class="chips"{}>{}</ul>', format_html(' aria-label="{}"', label) if label else "", items
    )


@register.simple_block_tag
def voice(content: str, who: str = "", large: bool = False) -> SafeString:
    """The young person's own words, set apart in plum."""
    return component("voice", content=content, who=who, large=large)


# What happened, lists


@register.simple_block_tag
def timeline(content: str, label: str) -> SafeString:
    """An ordered list of ``{% moment %}``, newest first or oldest first as given."""
    return format_html('<ol class="timeline" aria-label="{}">{}</ol>', label, content)


@register.simple_block_tag
def moment(
    content: str,
    when: date | datetime | str,
    title: str,
    *,
    kind: str = "work",
    meta: str = "",
    url: str = "",
    kind_words: str = "",
) -> SafeString:
    """One entry of a timeline; the shape of its dot follows `kind`, which is also said in hidden words."""
    return component(
        "moment",
        content=content,
        when=when,
        when_words=day_words(when) if isinstance(when, date) else when,
        is_date=isinstance(when, date),
        title=title,
        kind=one_of(kind, MOMENT_KINDS, "A moment's kind"),
        kind_words=kind_words or moment_words(kind),
        meta=meta,
        url=url,
    )


@register.simple_block_tag
def rows(content: str, label: str = "") -> SafeString:
    """A plain list of ``{% row %}``."""
    return format_html(
        '<ul class="rows"{}>{}</ul>', format_html(' aria-label="{}"', label) if label else "", content
    )


@register.simple_block_tag
def row(
    content: str,
    *,
    when: str = "",
    more: str = "",
    action_url: str = "",
    action_text: str = "",
    about: str = "",
) -> SafeString:
    """One line: a time, words, a second line in grey, one button; `about` completes its name unseen."""
    return component(
        "row",
        content=content,
        when=when,
        more=more,
        action_url=action_url,
        action_text=action_text,
        about=about,
    )


@register.simple_block_tag
def empty(
    content: str, title: str, action_url: str = "", action_text: str = "", level: int = 3
) -> SafeString:
    """An empty list that says what to do next."""
    return component(
        "empty", content=content, title=title, action_url=action_url, action_text=action_text, level=level
    )


# Doing things


@register.simple_tag
def segments(items: Iterable[NavItem], label: str) -> SafeString:
    """A segmented control: links, of which one is current."""
    return component("segments", items=list(items), label=label)


@register.simple_tag
def menus(groups: Iterable[NavGroup], label: str) -> SafeString:
    """A bar of menus: one tap opens a group, the next goes there."""
    return component("menus", groups=list(groups), label=label)


@register.simple_tag
def button(
    words: str,
    *,
    url: str = "",
    tone: str = "",
    name: str = "",
    value: str = "",
    about: str = "",
    small: bool = False,
) -> SafeString:
    """A link when it has a `url`, else a submit button. `about` completes its name for a screen reader."""
    one_of(tone, BUTTON_TONES, "A button's tone")
    return component(
        "button", words=words, url=url, tone=tone, name=name, value=value, about=about, small=small
    )


@register.simple_tag(takes_context=True)
def post_button(
    context: Context,
    words: str,
    url: str,
    *,
    tone: str = "quiet",
    about: str = "",
    name: str = "",
    value: str = "",
) -> SafeString:
    """A button that posts to `url` by itself, with its own form and CSRF token."""
    return component(
        "post_button",
        words=words,
        url=url,
        tone=one_of(tone, BUTTON_TONES, "A button's tone"),
        about=about,
        name=name,
        value=value,
        csrf_token=context.get("csrf_token"),
    )


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """Buttons in a row that wraps."""
    return format_html('<div class="actions">{}</div>', content)


# Tables and numbers


@register.simple_tag
def table(table: Table) -> SafeString:
    """A table from plain values; see `soceis.ui.tables.Table`."""
    return component("table", table=table)


@register.simple_block_tag
def pane(content: str, label: str) -> SafeString:
    """Something wide that scrolls inside itself, reachable by keyboard."""
    return format_html(
        '<div class="pane" role="region" tabindex="0" aria-label="{}">{}</div>', label, content
    )


@register.simple_tag
def summary(rows: Iterable[SummaryRow]) -> SafeString:
    """A summary list: question, answer, a link to change it."""
    return component("summary", rows=list(rows))


@register.simple_tag
def progress(title: str, value: int, most: int, words: str = "") -> SafeString:
    """How many of how many, in words and as a bar."""
    said = words or _("%(value)s of %(most)s") % {"value": value, "most": most}
    return component("progress", title=title, value=value, most=most, words=said)


@register.simple_block_tag
def stat(content: str, value: str | int, label: str, base: str = "") -> SafeString:
    """A number with what it counts, out of what, and (inside) how it is counted."""
    return component("stat", content=content.strip(), value=value, label=label, base=base)


@register.simple_block_tag
def define(content: str, term: str) -> SafeString:
    """What a word means here, opened on demand."""
    return component("define", content=content, term=term)


@register.simple_tag(takes_context=True)
def pages(context: Context, page: "Page[Any]", label: str = "", parameter: str = "page") -> SafeString:
    """Links to the other pages of a list; keeps the rest of the address."""
    query = context["request"].GET.copy() if "request" in context else None
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [(n, page_address(query, parameter, n) if isinstance(n, int) else "") for n in numbers]
    return component("pages", page=page, links=links, label=label or _("Pages"))


# Messages


@register.simple_tag
def warning(words: str) -> SafeString:
    """Something to read before going on."""
    return component("warning", words=words)


@register.simple_tag
def banner(
    words: Any, title: str = "", tone: str = "", link_url: str = "", link_text: str = ""
) -> SafeString:
    """What just happened: "" for news, "done" for success, "important" for trouble."""
    return component(
        "banner",
        words=words,
        title=title,
        tone=one_of(tone, BANNER_TONES, "A banner's tone"),
        link_url=link_url,
        link_text=link_text,
    )


@register.simple_tag
def busy(name: str, words: str = "") -> SafeString:
    """The sign of an htmx request under way: name it in ``hx-indicator="#name"``."""
    return format_html(
        '<span class="htmx-indicator" id="{}" role="status">{}</span>', name, words or _("Fetching…")
    )


# Forms


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field with label, hint, errors and whatever it reveals; ordinary Django fields too."""
    return render_to_string("ui/fields/field.html", {"f": drawn(bound)})


@register.simple_tag
def error_summary(form: BaseForm) -> SafeString:
    """What to check, each line linked to its box. Nothing when there is nothing to check."""
    if not form.errors:
        return SafeString("")
    return render_to_string("ui/fields/error_summary.html", summary_values(form))


@register.simple_tag(takes_context=True, name="form")
def whole_form(context: Context, form: BaseForm, **options: Any) -> SafeString:
    """``{% form form submit="Save the visit" %}``: the whole form. For the options see `form_values`."""
    return render_to_string("ui/fields/form.html", form_values(context, form, "", **options))


@register.simple_block_tag(takes_context=True)
def form_around(context: Context, content: str, form: BaseForm, **options: Any) -> SafeString:
    """``{% form_around form submit="Save" %}{% field form.one %}{% endform_around %}``: your own inside."""
    return render_to_string("ui/fields/form.html", form_values(context, form, content, **options))


@register.simple_tag
def filters(form: BaseForm, submit: str = "", action: str = "", clear_url: str = "") -> SafeString:
    """A filter form above a list: it gets, so that the view can be kept as a bookmark."""
    return component(
        "filters",
        form=form,
        fields=list(form.shown()) if isinstance(form, Form) else form.visible_fields(),
        submit=submit or _("Show"),
        action=action,
        clear_url=clear_url,
    )


@register.filter
def day(value: date | datetime | None) -> str:
    """ "Tue 17 Nov", with the year when it is not this year."""
    return day_words(value) if value else ""
