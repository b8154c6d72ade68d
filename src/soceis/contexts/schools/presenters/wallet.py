"""The wallet: what a young person achieved, as a PDF that is theirs to keep.

It holds the name they use, what they did and their own words, and nothing that tells a stranger where it comes
from. Typeset by Typst as PDF/UA-1 (tagged, for screen readers); text reaches it as data, never as markup.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from soceis.contexts.schools.models import Achievement
from soceis.foundation.records import clock, codes

TEMPLATE = Path(__file__).parent / "data" / "wallet.typ"
# Signs that no font of ours can print and that are no letters either: emoji, private use, controls.
_UNPRINTABLE = re.compile(
    "[\\U00010000-\\U0010FFFF\\uE000-\\uF8FF\\uD800-\\uDFFF\\u0000-\\u0008\\u000B-\\u001F]"
)


def wallet_pdf(name: str, kept: Sequence[Achievement], made_with: str) -> bytes:
    """The wallet as a PDF; `made_with` is the neutral name on the screen. The same day gives the same bytes."""
    import typst

    day = clock.today()
    compiler = typst.Compiler(
        TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"wallet": json.dumps(as_data(name, kept, made_with, day), ensure_ascii=False)},
    )
    stamp = datetime.combine(day, time(), UTC)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=stamp)
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave something that is not a PDF")
    return made


def as_data(name: str, kept: Sequence[Achievement], made_with: str, day: date) -> dict[str, Any]:
    """What the template is told: the achievements by kind, in the order of time within each."""
    order = {code: place for place, (code, _label) in enumerate(codes.choices("achievement"))}
    by_kind = sorted(kept, key=lambda one: (order.get(one.kind, len(order)), one.achieved_on))
    return {
        "title": _plain(_("%(name)s’s achievements") % {"name": name}),
        "made_with": _plain(made_with),
        "date": [day.year, day.month, day.day],
        "today": _long_day(day),
        "empty": _("The first thing goes here."),
        "groups": [
            {"kind": _plain(codes.label("achievement", kind)), "entries": [_entry(one) for one in ones]}
            for kind, ones in groupby(by_kind, key=lambda one: one.kind)
        ],
    }


def _entry(achievement: Achievement) -> dict[str, str]:
    when = _long_day(achievement.achieved_on)
    where = f"{achievement.where}, {when}" if achievement.where else when
    return {"title": _plain(achievement.title), "where": _plain(where), "words": _plain(achievement.words)}


def _long_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _plain(text: str) -> str:
    """The text without signs that would print as empty boxes."""
    return _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text)).strip()


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(settings.PAPER_FONTS)]
    )
