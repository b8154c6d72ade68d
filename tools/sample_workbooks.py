"""The four sample workbooks of docs/how-to/four-spreadsheets, made from the plan of the demonstration.

Everybody in them is invented. Each area records the same things in its own way, as the published report
of 2023 describes (2.1.2, tables 3 to 5): a workbook of several sheets with headings in two rows; an
OpenDocument file with groups of columns for each review; text files of Windows with days first; and, for
the partial area, one list of case files with ages and dates as text.

    python -m tools.sample_workbooks docs/how-to/four-spreadsheets
"""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from soceis.evaluation import row_in_words
from soceis.evaluation.codes import OUTCOMES, TOPICS
from soceis.interfaces.demonstration.plan import plan
from soceis.interfaces.demonstration.shapes import (
    Contact,
    DemonstrationPlan,
    Episode,
    Person,
    Reading,
    Referral,
)

MADE = datetime(2023, 3, 1, 9, 0)  # noqa: DTZ001 - the day written into the files, the same every time
ZIP_DAY = (2023, 3, 1, 9, 0, 0)
TITLE = "DEMONSTRATION: everybody in this file is invented"
Value = str | int | date | None
Grid = list[list[Value]]


@dataclass(frozen=True, slots=True)
class Case:
    """A young person with one referral and its episode, and the area's own number for it."""

    number: str
    person: Person
    referral: Referral
    episode: Episode


@dataclass(frozen=True, slots=True)
class Words:
    """How an area says the codes: by list, code to word. A code that is not named is said as in the report."""

    lists: Mapping[str, Mapping[str, str]]

    def say(self, name: str, code: str | None) -> str:
        if code is None:
            return ""
        return self.lists.get(name, {}).get(code) or row_in_words("", code)


def cases(whole: DemonstrationPlan, area: str, prefix: str) -> list[Case]:
    """The area's cases in the order in which they were referred; a person keeps their number."""
    people = {person.key: person for person in whole.people}
    episodes = {episode.referral: episode for episode in whole.episodes}
    referrals = sorted((r for r in whole.referrals if r.area == area), key=lambda r: (r.received_on, r.key))
    numbers: dict[str, str] = {}
    for referral in referrals:
        numbers.setdefault(referral.person, f"{prefix}{len(numbers) + 1:03}")
    return [Case(numbers[r.person], people[r.person], r, episodes[r.key]) for r in referrals]


def status(case: Case, data_date: date) -> str:
    return case.episode.state_on(data_date) or "unknown"


def closed_on(case: Case) -> date | None:
    return case.episode.closure.ended_on if case.episode.closure else None


def closure_code(case: Case) -> str | None:
    return case.episode.closure.code if case.episode.closure else None


def why_not(case: Case) -> str | None:
    closure = case.episode.closure
    return closure.non_engagement[0].reason if closure and closure.non_engagement else None


def change(reading: Reading, words: Mapping[str, str]) -> str:
    """One cell for a judgement: whether it applies, and what changed."""
    if reading.applicable == "no":
        return words["no"]
    if reading.value is None:
        return words["baseline"]
    return words[reading.value]


def components(contact: Contact) -> str:
    """The codes alone: none of these files keeps shares."""
    return ", ".join(code for code, _ in contact.components)


def month_day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


# Cardiff: a workbook with several sheets, titles, and headings in two rows with merged cells.

CARDIFF = Words(
    {
        "sex": {"male": "M", "female": "F"},
        "source": {
            "children_services": "Social services",
            "youth_justice": "YJS",
            "third_sector": "Voluntary sector",
            "probation": "Probation",
        },
        "reason": {
            "criminal_exploitation": "CCE",
            "soc_association": "OCG links",
            "drug_dealing": "Drugs supply",
        },
        "state": {
            "awaiting_allocation": "Waiting list",
            "allocated_not_started": "Allocated",
            "engaging": "Trying to engage",
            "active": "Open",
            "paused": "On hold",
            "unknown": "?",
        },
        "closure": {
            "goals_met": "Completed",
            "custody": "In custody",
            "moved_area": "Moved away",
            "placed": "Accommodated out of area",
            "post_18_service": "Adult service",
            "declined_at_offer": "YP declined",
            "caregiver_declined": "Parent/carer declined",
            "no_contact_made": "Unable to contact",
            "stopped_after_start": "Disengaged after start",
        },
    }
)
CARDIFF_CHANGE = {
    "no": "Not applicable",
    "baseline": "At start",
    "better": "Improved",
    "same": "No change",
    "worse": "Worse",
    "unknown": "Don't know",
}


def cardiff(whole: DemonstrationPlan) -> bytes:
    """cardiff.xlsx."""
    import openpyxl
    from openpyxl.styles import Font

    listed = cases(whole, "Cardiff", "CDF-")
    data_date = whole.area("Cardiff").data_date
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Young people"
    groups = (
        ("Case no", ("",)),
        ("Young person", ("First name", "Surname", "Date of birth", "Gender", "Ethnicity")),
        ("Referral", ("Received", "From", "Main reason")),
        ("Work", ("First tried", "First met", "Status", "Closed on", "Why closed", "If not taken up, why")),
    )
    sheet["A1"], sheet["A1"].font = f"Cardiff referrals. {TITLE}", Font(bold=True)
    column = 1
    for group, names in groups:
        sheet.cell(3, column, group).font = Font(bold=True)
        end = column + len(names) - 1
        sheet.merge_cells(
            start_row=3, start_column=column, end_row=4 if names == ("",) else 3, end_column=end
        )
        for offset, name in enumerate(names if names != ("",) else ()):
            sheet.cell(4, column + offset, name).font = Font(bold=True)
        column = end + 1
    for row, case in enumerate(listed, start=5):
        for place, value in enumerate(_cardiff_row(case, data_date), start=1):
            cell = sheet.cell(row, place, value)
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
    sheet.append([])
    sheet.append(["Total", len(listed)])
    _sheet(book, "Plans", _cardiff_plans(listed))
    _sheet(book, "Outcomes", _cardiff_outcomes(listed))
    _sheet(book, "Contacts", _contacts(listed, lambda case: [case.number], ["Case no"]))
    lists = _sheet(book, "Lists", [["Gender"], ["M"], ["F"]])
    lists.sheet_state = "hidden"
    return _saved(book)


def _cardiff_row(case: Case, data_date: date) -> list[Value]:
    person, referral = case.person, case.referral
    state = status(case, data_date)
    return [
        case.number,
        person.legal_first_name,
        person.legal_last_name,
        person.born,
        CARDIFF.say("sex", person.sex),
        "n/k" if person.ethnicity == "unknown" else _ethnicity(person.ethnicity),
        referral.received_on,
        CARDIFF.say("source", referral.source),
        CARDIFF.say("reason", referral.primary_reason),
        case.episode.open_from,
        case.episode.first_attended,
        None if state == "closed" else CARDIFF.say("state", state),
        closed_on(case),
        CARDIFF.say("closure", closure_code(case)) or None,
        (why_not(case) or "").replace("_", " ") or None,
    ]


def _ethnicity(code: str) -> str:
    return code.removeprefix("sct_").replace("_", " ").title()


def _cardiff_plans(listed: Sequence[Case]) -> Grid:
    topics = TOPICS[:10]
    rows: Grid = [["Case no", "Plan agreed", *(row_in_words("plan_topics", topic) for topic in topics)]]
    for case in listed:
        if support := case.episode.plan:
            rows.append(
                [case.number, support.agreed_on, *("x" if t in support.topics else None for t in topics)]
            )
    return rows


def _cardiff_outcomes(listed: Sequence[Case]) -> Grid:
    rows: Grid = [["Case no", "When", "Date", "Outcome", "Judgement"]]
    for case in listed:
        for reading in case.episode.readings:
            rows.append(
                [
                    case.number,
                    reading.stage.replace("_", "-").capitalize(),
                    reading.recorded_on,
                    row_in_words("outcomes_open", reading.outcome),
                    change(reading, CARDIFF_CHANGE),
                ]
            )
    return rows


def _contacts(listed: Sequence[Case], key: Callable[[Case], list[str]], names: list[str]) -> Grid:
    rows: Grid = [
        ["Contact no", *names, "Date", "What happened", "How", "Minutes", "What for", "Out of hours"]
    ]
    for case in listed:
        for number, contact in enumerate(case.episode.contacts, start=1):
            rows.append(
                [
                    f"{'/'.join(key(case))}/{number}",
                    *key(case),
                    contact.on,
                    contact.kind.replace("_", " ").capitalize(),
                    contact.mode.replace("_", " ").capitalize(),
                    contact.minutes,
                    components(contact),
                    "Y" if contact.out_of_hours else "N",
                ]
            )
    return rows


def _sheet(book: object, name: str, rows: Grid) -> object:
    sheet = book.create_sheet(name)  # type: ignore[attr-defined]
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
    return sheet


def _saved(book: object) -> bytes:
    """The workbook's bytes with the same times in them every time."""
    book.properties.creator = "Demonstration"  # type: ignore[attr-defined]
    book.properties.created = book.properties.modified = MADE  # type: ignore[attr-defined]
    raw = io.BytesIO()
    book.save(raw)  # type: ignore[attr-defined]
    parts: list[tuple[str, bytes]] = []
    with zipfile.ZipFile(raw) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "docProps/core.xml":
                content = _with_made(content)
            parts.append((name, content))
    return _zip(parts)


def _with_made(content: bytes) -> bytes:
    stamp = MADE.isoformat().encode() + b"Z"
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)


def _zip(parts: Iterable[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return made.getvalue()


# Edinburgh: an OpenDocument file; a group of columns for each review.

EDINBURGH = Words(
    {
        "sex": {"male": "Male", "female": "Female"},
        "source": {
            "children_services": "Social Work",
            "police": "Police Scotland",
            "youth_justice": "Youth Justice Team",
            "third_sector": "Third sector",
            "education": "School",
            "not_known": "Not recorded",
        },
        "reason": {
            "criminal_exploitation": "Criminal exploitation",
            "at_risk_identified_by_school": "School concern",
            "soc_association": "Organised crime association",
            "repeated_offending": "Offending",
            "drug_dealing": "Drug dealing",
        },
        "state": {"engaging": "Getting to know", "active": "Active", "paused": "Paused"},
        "closure": {
            "goals_met": "Goals met",
            "other_service": "Passed to another service",
            "custody": "Custody",
            "moved_area": "Left the area",
            "declined_at_offer": "Did not take up the offer",
            "no_contact_made": "No contact made",
            "stopped_after_start": "Stopped coming",
        },
    }
)
EDINBURGH_CHANGE = {
    "no": "n/a",
    "baseline": "To work on",
    "better": "Better",
    "same": "Same",
    "worse": "Worse",
    "unknown": "Not sure",
}
SHORT_OUTCOMES = dict(
    zip(OUTCOMES, ("Offending", "Exploitation", "Decisions", "Education", "Family"), strict=True)
)


def edinburgh(whole: DemonstrationPlan) -> bytes:
    """edinburgh.ods."""
    listed = cases(whole, "Edinburgh", "E")
    data_date = whole.area("Edinburgh").data_date
    names = (
        "ID|Forename|Surname|DOB|Sex|Ethnic group|Referred|Referrer|Reason|Outcome of referral|First attempt"
    )
    register: Grid = [
        [*names.split("|"), "First attended", "Current status", "End date", "End reason", "Barrier"]
    ]
    register += [_edinburgh_row(case, data_date) for case in listed]
    topics: Grid = [["ID", "Agreed on", "Topic"]]
    for case in listed:
        if support := case.episode.plan:
            topics += [
                [case.number, support.agreed_on, row_in_words("plan_topics", topic)]
                for topic in support.topics
            ]
    sheets = {
        "Cases": (register, ()),
        "Plan topics": (topics, ()),
        "Reviews": _reviews(listed),
        "Contact log": (_contacts(listed, lambda case: [case.number], ["ID"]), ()),
    }
    return _opendocument(sheets)


def _edinburgh_row(case: Case, data_date: date) -> list[Value]:
    person, referral = case.person, case.referral
    state = status(case, data_date)
    return [
        case.number,
        person.legal_first_name,
        person.legal_last_name,
        person.born,
        EDINBURGH.say("sex", person.sex),
        "Not asked" if person.ethnicity == "unknown" else _ethnicity(person.ethnicity),
        referral.received_on,
        EDINBURGH.say("source", referral.source),
        EDINBURGH.say("reason", referral.primary_reason),
        "Accepted",
        case.episode.open_from,
        case.episode.first_attended,
        "Closed" if state == "closed" else EDINBURGH.say("state", state),
        closed_on(case),
        EDINBURGH.say("closure", closure_code(case)),
        (why_not(case) or "").replace("_", " "),
    ]


def _reviews(listed: Sequence[Case]) -> tuple[Grid, tuple[tuple[int, int], ...]]:
    """One row a young person, three groups of columns: the grid, and the merged cells of its first row."""
    group = ("Stage", "Date", *SHORT_OUTCOMES.values())
    over: list[Value] = [""]
    for number in (1, 2, 3):
        over += [f"Review {number}", *[None] * (len(group) - 1)]
    rows: Grid = [over, ["ID", *(name for _ in range(3) for name in group)]]
    for case in listed:
        found: dict[tuple[date, str], dict[str, Reading]] = {}
        for reading in case.episode.readings:
            found.setdefault((reading.recorded_on, reading.stage), {})[reading.outcome] = reading
        if not found:
            continue
        row: list[Value] = [case.number]
        for (day, stage), readings in sorted(found.items()):
            row += [stage.capitalize(), day]
            row += [change(readings[o], EDINBURGH_CHANGE) if o in readings else None for o in OUTCOMES]
        rows.append(row)
    return rows, tuple((1 + number * len(group), len(group)) for number in range(3))


def _opendocument(sheets: Mapping[str, tuple[Grid, tuple[tuple[int, int], ...]]]) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    tables = "".join(_ods_table(name, rows, merges) for name, (rows, merges) in sheets.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {names} office:version="1.3">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return _zip(
        (
            ("mimetype", kind.encode()),
            ("content.xml", content.encode()),
            ("META-INF/manifest.xml", manifest.encode()),
        )
    )


def _ods_table(name: str, rows: Grid, merges: tuple[tuple[int, int], ...]) -> str:
    """A sheet: a title, an empty row, and the rows; `merges` are (column, width) in the first of them."""
    wide = dict(merges)
    lines = [f"<table:table-row>{_ods_cell(f'{name}. {TITLE}')}</table:table-row>"]
    lines.append("<table:table-row><table:table-cell/></table:table-row>")
    for number, row in enumerate(rows):
        spans = wide if number == 0 else {}
        covered = {c + i for c, width in spans.items() for i in range(1, width)}
        cells = (
            "<table:covered-table-cell/>" if column in covered else _ods_cell(value, spans.get(column, 1))
            for column, value in enumerate(row)
        )
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return f"<table:table table:name={quoteattr(name)}>{''.join(lines)}{empty}</table:table>"


def _ods_cell(value: Value, span: int = 1) -> str:
    spanned = f' table:number-columns-spanned="{span}" table:number-rows-spanned="1"' if span > 1 else ""
    if value is None or value == "":
        return f"<table:table-cell{spanned}/>"
    if isinstance(value, date):
        kind, text = f'"date" office:date-value="{value.isoformat()}"', f"{value:%d/%m/%y}"
    elif isinstance(value, int):
        kind, text = f'"float" office:value="{value}"', str(value)
    else:
        kind, text = '"string"', value
    return f"<table:table-cell office:value-type={kind}{spanned}><text:p>{escape(text)}</text:p></table:table-cell>"


# Newcastle: text files as a Windows program writes them, days first, ages with their unit, school groups.

NEWCASTLE = Words(
    {
        "sex": {"male": "Boy", "female": "Girl"},
        "source": {
            "children_services": "Children\N{RIGHT SINGLE QUOTATION MARK}s Social Care",
            "youth_justice": "Youth Offending Team",
            "third_sector": "Charity",
        },
        "reason": {
            "criminal_exploitation": "Criminal exploitation",
            "at_risk_identified_by_school": "At risk \N{EN DASH} school",
            "soc_association": "Gang association",
            "repeated_offending": "Repeat offending",
        },
        "state": {"allocated_not_started": "Allocated - not begun", "engaging": "Engaging"},
        "closure": {
            "goals_met": "Work completed",
            "prevention_completed": "Group completed",
            "custody": "Custody",
            "placed": "Placed",
            "post_18_service": "18+ service",
            "declined_at_offer": "Declined",
            "caregiver_declined": "Carer declined",
            "no_contact_made": "No contact",
            "stopped_after_start": "Dropped out",
        },
    }
)
NEWCASTLE_CHANGE = {
    "no": "N/A",
    "baseline": "baseline",
    "better": "better",
    "same": "same",
    "worse": "worse",
    "unknown": "not known",
}


def newcastle(whole: DemonstrationPlan) -> dict[str, bytes]:
    """newcastle-*.csv, semicolons between the values, Windows text."""
    listed = cases(whole, "Newcastle", "NCL/")
    data_date = whole.area("Newcastle").data_date
    first = {case.number: case for case in reversed(listed)}
    people: Grid = [["Ref", "First name", "Last name", "D.O.B.", "Boy/girl", "Ethnicity"]]
    people += [
        [
            number,
            case.person.legal_first_name,
            case.person.legal_last_name,
            month_day(case.person.born),
            NEWCASTLE.say("sex", case.person.sex),
            "not asked" if case.person.ethnicity == "unknown" else _ethnicity(case.person.ethnicity),
        ]
        for number, case in sorted(first.items())
    ]
    numbers = {case.referral.key: f"R{place:03}" for place, case in enumerate(listed, start=1)}
    names = "Ref;Referral no;Date received;Age at referral;Referred by;Reason;Programme;Status;First attempt"
    work: Grid = [[*names.split(";"), "First attended", "Ended", "Reason for ending", "Barrier"]]
    for case in listed:
        work.append([case.number, numbers[case.referral.key], *_newcastle_work(case, data_date)])
    plans: Grid = [
        ["Ref", "Referral no", "Agreed", *(row_in_words("plan_topics", topic) for topic in TOPICS)]
    ]
    outcomes: Grid = [["Ref", "Referral no", "Outcome", "Stage", "Date", "Change"]]
    for case in listed:
        keys = [case.number, numbers[case.referral.key]]
        if support := case.episode.plan:
            ticks = ("Y" if topic in support.topics else "N" for topic in TOPICS)
            plans.append([*keys, month_day(support.agreed_on), *ticks])
        outcomes += [
            [
                *keys,
                SHORT_OUTCOMES[reading.outcome],
                reading.stage,
                month_day(reading.recorded_on),
                change(reading, NEWCASTLE_CHANGE),
            ]
            for reading in case.episode.readings
        ]
    log = _contacts(listed, lambda case: [case.number, numbers[case.referral.key]], ["Ref", "Referral no"])
    named = {"people": people, "referrals": work, "plans": plans, "outcomes": outcomes, "contacts": log}
    return {f"newcastle-{name}.csv": _windows_text(rows) for name, rows in named.items()}


def _newcastle_work(case: Case, data_date: date) -> list[Value]:
    referral, episode = case.referral, case.episode

    def short(day: date | None) -> str:
        return f"{day:%d-%b-%y}" if day else ""

    return [
        month_day(referral.received_on),
        f"{referral.age} yrs",
        NEWCASTLE.say("source", referral.source),
        NEWCASTLE.say("reason", referral.primary_reason),
        "School group" if episode.programme == "school_group" else "1:1",
        NEWCASTLE.say("state", status(case, data_date)),
        short(episode.open_from),
        short(episode.first_attended),
        short(closed_on(case)),
        NEWCASTLE.say("closure", closure_code(case)),
        (why_not(case) or "").replace("_", " "),
    ]


def _windows_text(rows: Grid) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([month_day(v) if isinstance(v, date) else v for v in row] for row in rows)
    return text.getvalue().encode("cp1252")


# Dundee: one list of case files, a young person a row; no dates of birth, dates as people typed them.

DUNDEE = Words(
    {
        "sex": {"male": "male", "female": "female", "unknown": "not stated"},
        "source": {"children_services": "social work", "police": "police", "not_known": "not on file"},
        "reason": {
            "criminal_exploitation": "CE",
            "soc_association": "gang links",
            "repeated_offending": "offending",
        },
        "state": {"engaging": "being introduced", "active": "working with us", "paused": "break"},
        "closure": {
            "moved_area": "moved",
            "declined_at_offer": "said no thanks",
            "no_contact_made": "could not reach",
        },
    }
)
DUNDEE_CHANGE = {**NEWCASTLE_CHANGE, "better": "yes", "same": "no change", "baseline": "start"}


def typed(day: date | None, place: int) -> str:
    """A day as somebody typed it; several people have."""
    if day is None:
        return ""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in {11, 12, 13} else 0, "th")
    styles = (
        f"{day.day}{ending} {day:%B %Y}",
        f"{day:%d/%m/%y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d-%b-%Y}",
        f"{day.isoformat()}",
    )
    return styles[place % len(styles)]


def dundee(whole: DemonstrationPlan) -> bytes:
    """dundee.xlsx."""
    import openpyxl

    listed = cases(whole, "Dundee", "DD")
    data_date = whole.area("Dundee").data_date
    book = openpyxl.Workbook()
    book.remove(book.active)
    names = "File|Name|Age|Sex|Ethnicity|Came to us on|Came from|Why|First try|First met|Where it stands|Ended|Ending"
    heads: list[Value] = [*names.split("|"), "In the way", "Plan date"]
    heads += [f"Plan: {row_in_words('plan_topics', topic)}" for topic in TOPICS]
    for number in (1, 2, 3):
        heads += [f"Look back {number}", f"Look back {number} on"]
        heads += [f"Look back {number} {word}" for word in SHORT_OUTCOMES.values()]
    rows: Grid = [[f"Dundee case files. {TITLE}"], [], heads]
    rows += [_dundee_row(case, place, data_date) for place, case in enumerate(listed)]
    _sheet(book, "Case files", rows)
    return _saved(book)


def _dundee_row(case: Case, place: int, data_date: date) -> list[Value]:
    person, referral, episode = case.person, case.referral, case.episode
    state = status(case, data_date)
    support = episode.plan
    row: list[Value] = [
        case.number,
        f"{person.legal_last_name}, {person.legal_first_name}",
        "not on file" if referral.age is None else f"{referral.age} years",
        DUNDEE.say("sex", person.sex),
        "not on file" if person.ethnicity == "unknown" else _ethnicity(person.ethnicity),
        typed(referral.received_on, place),
        DUNDEE.say("source", referral.source),
        DUNDEE.say("reason", referral.primary_reason),
        typed(episode.open_from, place + 1),
        typed(episode.first_attended, place + 2),
        "ended" if state == "closed" else DUNDEE.say("state", state),
        typed(closed_on(case), place + 3),
        DUNDEE.say("closure", closure_code(case)),
        (why_not(case) or "").replace("_", " "),
        typed(support.agreed_on, place) if support else "",
    ]
    row += ["\N{CHECK MARK}" if support and topic in support.topics else None for topic in TOPICS]
    found: dict[tuple[date, str], dict[str, Reading]] = {}
    for reading in episode.readings:
        found.setdefault((reading.recorded_on, reading.stage), {})[reading.outcome] = reading
    for (day, stage), readings in sorted(found.items()):
        row += [stage, typed(day, place)]
        row += [change(readings[o], DUNDEE_CHANGE) if o in readings else None for o in OUTCOMES]
    return row


def workbooks() -> dict[str, bytes]:
    """Every file by its name."""
    whole = plan()
    return {
        "cardiff.xlsx": cardiff(whole),
        "edinburgh.ods": edinburgh(whole),
        **newcastle(whole),
        "dundee.xlsx": dundee(whole),
    }


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in workbooks().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
