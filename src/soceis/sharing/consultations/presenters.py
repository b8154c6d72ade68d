"""What partners brought, in words for staff. Nothing here asks the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html

from soceis.foundation.records import clock
from soceis.sharing.consultations.models import Approach
from soceis.sharing.consultations.queries import PartnerCount
from soceis.sharing.consultations.rules import (
    ADVISED,
    AGE_BANDS,
    BECAUSE,
    KINDS,
    REFERRAL,
    SIGNS,
    STANDINGS,
)
from soceis.sharing.partners.rules import PARTNER_KINDS
from soceis.sharing.wording.queries import added
from soceis.sharing.wording.rules import FirstWords, first_words
from soceis.ui.tables import Column, Row, SummaryRow, Table
from soceis.ui.words import day_words

NOT_SAID = "Not said"


@dataclass(frozen=True)
class Line:
    """One line of the list; `tone` and the words of `wait` say the same."""

    who: str
    more: str
    wait: str
    tone: str
    url: str


def _wait(approach: Approach, today: date) -> tuple[str, str]:
    if approach.state == ADVISED:
        return "Advice was given", "done"
    left = (approach.answer_by - today).days
    if left < 0:
        return f"An answer was promised by {day_words(approach.answer_by)}", "late"
    return ("Answer today", "wait") if left == 0 else (f"Answer by {day_words(approach.answer_by)}", "")


def lines(approaches: Iterable[Approach]) -> list[Line]:
    """What waits, without any name of a young person: whose list it is may be seen over a shoulder."""
    today = clock.today()
    return [
        Line(
            f"{KINDS[one.kind]} · {one.organisation.name}",
            f"{one.reference} · came {day_words(one.sent_at)} · {one.area.name}",
            *_wait(one, today),
            reverse("consultations:page", args=[one.pk]),
        )
        for one in approaches
    ]


def partner_table(counts: Iterable[PartnerCount]) -> Table:
    """A row a partner; how many consultations became referrals says its base."""
    columns = (
        Column("Partner"),
        Column("Consultations", number=True),
        Column("Of them became referrals", number=True),
        Column("Referrals", number=True),
    )
    rows = [
        Row(
            (
                format_html(
                    '<a href="{}">{}</a>',
                    reverse("partnering:report", args=[one.organisation_id]),
                    one.organisation,
                ),
                one.consultations,
                f"{one.became} of {one.consultations}" if one.consultations else "none yet",
                one.referrals,
            )
        )
        for one in counts
    ]
    return Table("Counts by partner", columns, rows, hidden_caption=True)


def sender_rows(approach: Approach) -> list[SummaryRow]:
    """Who brought it, and how to ring them."""
    return [
        SummaryRow("Who", approach.sender_name),
        SummaryRow("What they do", approach.sender_job or NOT_SAID),
        SummaryRow("Organisation", approach.organisation.name),
        SummaryRow("Telephone", approach.sender_telephone or NOT_SAID),
        SummaryRow("E-mail", approach.sender_email),
        SummaryRow("Their own reference", approach.their_reference or NOT_SAID),
    ]


def said_rows(approach: Approach) -> list[SummaryRow]:
    """What they told us about the young person, as far as they did; without a name when it is to talk it through."""
    signs = "; ".join(SIGNS[sign] for sign in approach.early_signs if sign in SIGNS)
    who = []
    if approach.kind == REFERRAL:
        whole = " ".join(filter(None, (approach.name_used, approach.last_name)))
        born = approach.date_of_birth
        who = [
            SummaryRow("Name", whole),
            SummaryRow("Born", f"{born.day} {born:%B %Y}" if born else NOT_SAID),
            SummaryRow("How to reach them safely", approach.reaching or NOT_SAID),
        ]
    told = (
        ("About how old", AGE_BANDS.get(approach.age_band, "")),
        ("Where they spend their time", approach.place),
        ("Signs that were named", signs),
        ("What the young person was told", approach.told_young_person),
        ("What those at home were told", approach.told_family),
        ("Was a label used?", {True: "Yes", False: "No", None: ""}[approach.label_used]),
        ("What the young person thinks", approach.young_person_view),
        ("What those at home think", approach.caregiver_view),
        ("Who else is involved", _involved(approach)),
    )
    return [*who, *(SummaryRow(question, answer) for question, answer in told if answer)]


def _involved(approach: Approach) -> str:
    kinds = (PARTNER_KINDS[kind] for kind in approach.agencies if kind in PARTNER_KINDS)
    return "\n".join(filter(None, (*kinds, approach.other_agencies)))


def risk_source(approach: Approach) -> str:
    """ "His social worker, told us by Hillside, known since Tue 3 Nov"."""
    said = f"{approach.risk_source}, told us by" if approach.risk_source else "who says so was not said;"
    since = approach.risk_known_since
    known = f"known since {day_words(since)}" if since else "since when was not said"
    return f"{said} {approach.organisation.name}, {known}"


def how_told(approach: Approach) -> FirstWords:
    """How they were told, read out of the partner's own words, which stay as they are."""
    return first_words(approach.told_young_person, approach.told_family, approach.label_used, added())


def heard_words(approach: Approach) -> str:
    """What the partner reads on their page."""
    return " ".join(
        filter(None, (STANDINGS[approach.standing], BECAUSE[approach.because], approach.told_words))
    )
