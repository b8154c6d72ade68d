"""What the template tags share: drawing a component, checking a tone, small words."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

NOTE_KINDS = ("safety", "safe", "wait", "plain")
TAG_TONES = ("", "wait", "late", "voice", "done", "plain")
MOMENT_KINDS = ("work", "tried", "milestone", "outcome", "safety")
BUTTON_TONES = ("", "quiet", "danger", "plain")
BANNER_TONES = ("", "done", "important")
CARD_TONES = ("", "safety", "voice", "quiet")


def component(name: str, /, **values: Any) -> SafeString:
    """Draw `ui/components/<name>.html`."""
    return render_to_string(f"ui/components/{name}.html", values)


def one_of(value: str, allowed: Sequence[str], what: str) -> str:
    """The value, when the component knows it; a wrong name is an error of the template's author."""
    if value not in allowed:
        raise template.TemplateSyntaxError(
            f"{what} is one of {', '.join(map(repr, allowed))}, not {value!r}."
        )
    return value


def moment_words(kind: str) -> str:
    """What a dot's shape says, in words."""
    return {
        "work": "",
        "tried": "",
        "milestone": _("Milestone:"),
        "outcome": _("Outcome:"),
        "safety": _("Safety:"),
    }[kind]


def page_address(query: Any, parameter: str, number: int) -> str:
    """The present query with another page number."""
    if query is None:
        return f"?{parameter}={number}"
    query[parameter] = str(number)
    return f"?{query.urlencode()}"
