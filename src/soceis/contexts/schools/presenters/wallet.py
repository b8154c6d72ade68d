"""The wallet: what a young person achieved, as a PDF that is theirs to keep.

It holds the name they use, what they did and their own words, and nothing that tells a stranger where it comes
from. Typeset and tagged as other papers are.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from soceis.contexts.schools.models import Achievement
from soceis.foundation.records import clock, codes
from soceis.foundation.records.checking import day_words
from soceis.ui.papers.typesetting import printable, typeset

TEMPLATE = Path(__file__).parent / "data" / "wallet.typ"


def wallet_pdf(name: str, kept: Sequence[Achievement], made_with: str) -> bytes:
    """The wallet as a PDF; `made_with` is the neutral name on the screen. The same day gives the same bytes."""
    day = clock.today()
    return typeset(TEMPLATE, "wallet", as_data(name, kept, made_with, day), day)


def as_data(name: str, kept: Sequence[Achievement], made_with: str, day: date) -> dict[str, Any]:
    """What the template is told: the achievements by kind, in the order of time within each."""
    order = {code: place for place, (code, _label) in enumerate(codes.choices("achievement"))}
    by_kind = sorted(kept, key=lambda one: (order.get(one.kind, len(order)), one.achieved_on))
    return {
        "title": printable(_("%(name)s’s achievements") % {"name": name}),
        "made_with": printable(made_with),
        "date": [day.year, day.month, day.day],
        "today": day_words(day),
        "empty": _("The first thing goes here."),
        "groups": [
            {"kind": printable(codes.label("achievement", kind)), "entries": [_entry(one) for one in ones]}
            for kind, ones in groupby(by_kind, key=lambda one: one.kind)
        ],
    }


def _entry(achievement: Achievement) -> dict[str, str]:
    when = day_words(achievement.achieved_on)
    where = f"{achievement.where}, {when}" if achievement.where else when
    return {
        "title": printable(achievement.title),
        "where": printable(where),
        "words": printable(achievement.words).strip(),
    }
