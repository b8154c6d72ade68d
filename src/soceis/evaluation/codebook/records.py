"""The extract's own clean tables as datasets, with the reason of every missing value.

They hold one row a person, referral, episode, plan or reading, so they are for whoever may hold the extract
itself, and never for release.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from soceis.evaluation.codebook.dictionary import DICTIONARY
from soceis.evaluation.codebook.labels import LABELS, LEFT_OUT_OF_BASES, YES_NO
from soceis.evaluation.codebook.variables import Code, Dataset, Type, Variable, Why, numbered
from soceis.evaluation.codes import TOPICS
from soceis.evaluation.frames import Extract
from soceis.evaluation.frames.files import ROW, FileTable
from soceis.evaluation.frames.schema import TABLES, Column, Kind

if TYPE_CHECKING:
    import pyarrow as pa

# The tables that are written, with their titles.
TITLES: Mapping[str, str] = {
    "people": "Young people, one row each",
    "referrals": "Referrals, one row each",
    "episodes": "Episodes, one row each",
    "plans": "Plans, one row each, with what each topic of the form says",
    "plan_topics": "Topics of the plans, one row each",
    "outcome_readings": "Outcome readings, one row a judgement",
}
ABOUT = (
    "Checked rows of the extract: rows that broke a rule are left out and counted in readiness.json, and so are"
    " values that cannot be used. As at each area's data date, whatever --as-of says. Not for release."
)
TYPES: Mapping[Kind, Type] = {
    "key": "text",
    "code": "code",
    "word": "code",
    "date": "date",
    "month": "text",
    "whole": "whole",
    "moment": "text",
    "components": "text",
}
RULES: Mapping[Kind, str] = {
    "key": "text",
    "code": "one of the codes",
    "word": "one of the codes, or a word of small letters and digits",
    "date": "a day, not after the area's data date",
    "month": "a month",
    "whole": "a whole number",
    "moment": "a moment",
    "components": "codes with shares",
}
# A missing value of the first column does not apply unless the second column has (or has not) the value.
APPLIES_WHEN: Mapping[tuple[str, str], tuple[str, str, bool]] = {
    ("episodes", "end_date"): ("state", "closed", True),
    ("episodes", "closure_code"): ("state", "closed", True),
    ("outcome_readings", "value"): ("stage", "baseline", False),
}
UNLISTED_FROM = 101


def record_datasets(extract: Extract, areas: Sequence[str] | None = None) -> Iterator[Dataset]:
    """The extract's tables, those that are there; of the given areas only (None for all).

    ExtractUnreadable when a file of the extract is no longer what was read.
    """
    extract.files()
    kept = None if areas is None or set(areas) >= {a.name for a in extract.meta.areas} else frozenset(areas)
    for name in TITLES:
        if name in extract.tables:
            yield _dataset(extract, name, _rows(extract, name, kept))


def _whole(extract: Extract, name: str) -> pa.Table:
    """A table in memory, in the order of its rows."""
    table = extract.tables[name]
    return table.to_arrow().sort_by(ROW) if isinstance(table, FileTable) else table


def _rows(extract: Extract, name: str, areas: frozenset[str] | None) -> pa.Table:
    """The rows of a table that belong to the areas; people, by their referrals and episodes there."""
    table = _whole(extract, name)
    if areas is None:
        return table
    if name == "people":
        parents = [_rows(extract, parent, areas) for parent in ("referrals", "episodes")]
        return _only(
            table, "person_id", {p for parent in parents for p in parent.column("person_id").to_pylist()}
        )
    if "area" in table.column_names:
        return _only(table, "area", areas)
    parent = TABLES[name].area_from
    key = TABLES[parent].unique[0]
    return _only(table, key, _rows(extract, parent, areas).column(key).to_pylist())


def _only(table: pa.Table, column: str, wanted: Iterable[str]) -> pa.Table:
    import pyarrow as pa
    from pyarrow import compute

    found = table.column(column)
    return table.filter(compute.is_in(found, pa.array(sorted(set(wanted)), found.type)))


def _dataset(extract: Extract, name: str, table: pa.Table) -> Dataset:
    import pyarrow as pa

    missing = frozenset(extract.missing[name])
    variables, columns, why = [], {}, {}
    for column in TABLES[name].columns:
        values = _values(column, table)
        variables.append(_variable(name, column, values))
        columns[column.name] = values
        why[column.name] = _why(name, column, table, column.name in missing)
    if name == "plans":
        for variable, values, reasons in _topics(extract, table):
            variables.append(variable)
            columns[variable.name], why[variable.name] = values, reasons
    return Dataset(name, TITLES[name], ABOUT, tuple(variables), pa.table(columns), why)


def _values(column: Column, table: pa.Table) -> pa.Array:
    """The column in the type of its kind; one that the extract lacks is all missing."""
    import pyarrow as pa

    kinds = {"date": pa.date32(), "whole": pa.int64()}
    return table.column(column.name).cast(kinds.get(column.kind, pa.string())).combine_chunks()


def _why(name: str, column: Column, table: pa.Table, gone: bool) -> pa.Array:
    """Why each value is missing; null where it is there."""
    import pyarrow as pa
    from pyarrow import compute

    absent = compute.is_null(table.column(column.name))
    reason = pa.scalar("not_in_extract" if gone else "not_recorded", pa.string())
    found = compute.if_else(absent, reason, pa.scalar(None, pa.string()))
    if not gone:
        if (name, column.name) in APPLIES_WHEN:
            other, value, equal = APPLIES_WHEN[name, column.name]
            is_it = compute.equal(table.column(other), value)
            outside = compute.invert(is_it) if equal else is_it
            outside = compute.and_(absent, compute.fill_null(outside, False))
            found = compute.if_else(outside, pa.scalar("does_not_apply", pa.string()), found)
        wrong = compute.is_valid(table.column(f"{column.name}__problem"))
        found = compute.if_else(wrong, pa.scalar("not_usable", pa.string()), found)
    return _one_array(found)


def _one_array(found: pa.ChunkedArray | pa.Array) -> pa.Array:
    import pyarrow as pa

    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def _variable(table: str, column: Column, values: pa.Array) -> Variable:
    entry = DICTIONARY[table, column.name]
    missing: list[Why] = ["not_recorded", "not_usable", "not_in_extract"]
    if column.vital:
        missing = []
    elif (table, column.name) in APPLIES_WHEN:
        missing.append("does_not_apply")
    codes = _codes(table, column, values) if column.kind in ("code", "word") else ()
    if any(code.missing for code in codes):
        missing.append("not_known")
    return Variable(
        column.name,
        entry.label,
        entry.description,
        TYPES[column.kind],
        entry.level,
        _source(table, column),
        entry.unit,
        codes,
        tuple(missing),
    )


def _source(table: str, column: Column) -> str:
    said = [f"{table}.{column.name} of the extract: {RULES[column.kind]}"]
    schema = TABLES[table]
    if schema.unique == (column.name,):
        said.append("unique")
    if column.refers_to:
        said.append(
            f"refers to {column.refers_to}" if column.refers_to != "areas" else "an area of extract.json"
        )
    if column.required:
        said.append("required")
    return ", ".join(said)


def _codes(table: str, column: Column, values: pa.Array) -> tuple[Code, ...]:
    """The list of the column, and after it the words that only this extract has."""
    listed = numbered(LABELS[table, column.name], LEFT_OUT_OF_BASES.get((table, column.name), ()))
    if column.kind != "word":
        return listed
    found = {value for value in values.unique().to_pylist() if value is not None}
    unlisted = sorted(found - {code.code for code in listed})
    return (
        *listed,
        *(
            Code(word, number, f"{word} (not in the list)")
            for number, word in enumerate(unlisted, UNLISTED_FROM)
        ),
    )


# What each topic of the form says of each plan.


def _topics(extract: Extract, plans: pa.Table) -> Iterator[tuple[Variable, pa.Array, pa.Array]]:
    """One variable a topic: yes, no, or missing because the plan's form did not ask."""
    import pyarrow as pa

    offered = _pairs(extract, "plan_forms", "form_version")
    held = _pairs(extract, "plan_topics", "plan_id")
    forms = plans.column("form_version").to_pylist()
    ids = plans.column("plan_id").to_pylist()
    for topic in TOPICS:
        said = [_said(topic, plan, form, offered, held) for plan, form in zip(ids, forms, strict=True)]
        values = pa.array([value if value in YES_NO else None for value in said], pa.string())
        reasons = pa.array([None if value in YES_NO else value for value in said], pa.string())
        yield _topic_variable(topic), values, reasons


Pairs = Mapping[str, frozenset[str]]


def _said(topic: str, plan: str, form: str | None, offered: Pairs | None, held: Pairs | None) -> str:
    """yes, no, or the reason why neither; a topic that is held but not on the form cannot be used."""
    if offered is None or held is None:
        return "not_in_extract"
    if form is None:
        return "not_usable"
    holds = topic in held.get(plan, ())
    if topic not in offered.get(form, ()):
        return "not_usable" if holds else "not_asked"
    return "yes" if holds else "no"


def _pairs(extract: Extract, table: str, key: str) -> Pairs | None:
    """The topics of each form, or of each plan; None when the table is missing."""
    if table not in extract.tables:
        return None
    found: dict[str, set[str]] = {}
    rows = _whole(extract, table)
    for name, topic in zip(rows.column(key).to_pylist(), rows.column("topic").to_pylist(), strict=True):
        found.setdefault(name, set()).add(topic)
    return {name: frozenset(topics) for name, topics in found.items()}


def _topic_variable(topic: str) -> Variable:
    label = LABELS["plan_topics", "topic"][topic]
    return Variable(
        f"topic_{topic}",
        f"Topic: {label}",
        "Whether the plan holds the topic. A plan whose form does not offer the topic was not asked, which is not no.",
        "code",
        DICTIONARY["plan_topics", "topic"].level,
        "plans.form_version, plan_forms and plan_topics of the extract: yes and no add up to the base of the"
        " corrected table plan_topics",
        "",
        numbered(YES_NO),
        ("not_asked", "not_usable", "not_in_extract"),
    )
