"""The tables of the extract, as data: columns, kinds, keys, references, and the rules between columns.

Source: the contract of the service-data extract, format 1.
"""

from dataclasses import dataclass, field
from typing import Literal

from soceis.evaluation import codes
from soceis.evaluation.frames.findings import Severity

FORMAT = 1

Kind = Literal["key", "code", "word", "date", "month", "whole", "moment", "components"]
Presence = Literal["required", "expected", "optional", "beside"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `vital` means that a wrong value leaves the whole row out, `vital_for` only for those findings."""

    name: str
    kind: Kind
    codes: tuple[str, ...] = ()
    required: bool = False
    vital: bool = False
    vital_for: tuple[str, ...] = ()
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table; `area_from` names where a row's area comes from: its own column, or a parent table."""

    name: str
    columns: tuple[Column, ...]
    presence: Presence
    unique: tuple[str, ...] = ()
    area_from: Literal["", "area", "episodes", "plans", "units"] = ""
    keeps_extra_columns: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns without which no row of the table can be placed."""
        return tuple(column.name for column in self.columns if column.vital)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule between columns of a row: the condition (SQL over typed columns) under which it is broken."""

    table: str
    column: str
    code: str
    broken_when: str
    severity: Severity = "error"
    needs: tuple[str, ...] = field(default=())


def key_column(name: str, refers_to: str = "") -> Column:
    return Column(name, "key", required=True, vital=True, refers_to=refers_to)


AREA = Column("area", "key", required=True, vital=True, refers_to="areas")
LATE = ("after_data_date",)

SCHEMA: tuple[TableSchema, ...] = (
    TableSchema(
        "people",
        (
            key_column("person_id"),
            Column("sex", "code", codes.SEXES),
            Column("ethnicity", "word"),
            Column("birth_month", "month"),
        ),
        "required",
        unique=("person_id",),
    ),
    TableSchema(
        "referrals",
        (
            key_column("referral_id"),
            key_column("person_id", refers_to="people"),
            AREA,
            Column("received_on", "date", required=True, vital=True),
            Column("age_at_referral", "whole"),
            Column("source", "code", codes.SOURCES, required=True),
            Column("primary_reason", "code", codes.REASONS),
            Column("decision", "code", codes.DECISIONS, required=True),
        ),
        "required",
        unique=("referral_id",),
        area_from="area",
    ),
    TableSchema(
        "episodes",
        (
            key_column("episode_id"),
            key_column("person_id", refers_to="people"),
            key_column("referral_id", refers_to="referrals"),
            AREA,
            Column("programme", "code", codes.PROGRAMMES, required=True),
            Column("state", "code", codes.STATES, required=True, vital_for=("second_open_episode",)),
            Column("open_from", "date"),
            Column("first_attended", "date"),
            Column("end_date", "date"),
            Column("closure_code", "code", codes.CLOSURE_CODES),
            Column("non_engagement_reason", "word"),
        ),
        "required",
        unique=("episode_id",),
        area_from="area",
    ),
    TableSchema(
        "plans",
        (
            key_column("plan_id"),
            key_column("episode_id", refers_to="episodes"),
            AREA,
            Column("agreed_on", "date", vital_for=LATE),
            Column("form_version", "key", required=True, refers_to="plan_forms"),
        ),
        "expected",
        unique=("plan_id",),
        area_from="area",
    ),
    TableSchema(
        "plan_forms",
        (
            key_column("form_version"),
            Column("topic", "code", codes.TOPICS, required=True, vital=True),
        ),
        "expected",
        unique=("form_version", "topic"),
    ),
    TableSchema(
        "plan_topics",
        (
            key_column("plan_id", refers_to="plans"),
            Column("topic", "code", codes.TOPICS, required=True, vital=True),
        ),
        "expected",
        unique=("plan_id", "topic"),
        area_from="plans",
    ),
    TableSchema(
        "outcome_readings",
        (
            key_column("episode_id", refers_to="episodes"),
            Column("outcome", "code", codes.OUTCOMES, required=True, vital=True),
            Column("stage", "code", codes.STAGES, required=True),
            Column("applicable", "code", codes.APPLICABLE, required=True),
            Column("value", "code", codes.VALUES),
            Column("recorded_on", "date", required=True, vital_for=LATE),
        ),
        "expected",
        area_from="episodes",
    ),
    TableSchema(
        "contacts",
        (
            key_column("contact_id"),
            key_column("episode_id", refers_to="episodes"),
            Column("on", "date", required=True, vital=True),
            Column("kind", "code", codes.CONTACT_KINDS, required=True),
            Column("mode", "code", codes.CONTACT_MODES),
            Column("minutes", "whole"),
            Column("components", "components"),
            Column("out_of_hours", "code", ("yes", "no")),
        ),
        "optional",
        unique=("contact_id",),
        area_from="episodes",
    ),
    TableSchema(
        "states",
        (
            key_column("episode_id", refers_to="episodes"),
            Column("state", "code", codes.STATES, required=True),
            Column("effective_on", "date", required=True, vital_for=LATE),
            Column("recorded_at", "moment"),
        ),
        "optional",
        area_from="episodes",
    ),
    TableSchema(
        "units",
        (
            key_column("unit_id"),
            Column("group", "code", ("service", "comparison"), required=True),
            Column("area", "key"),
            Column("index_month", "month"),
            Column("person_id", "key", refers_to="people"),
        ),
        "optional",
        unique=("unit_id",),
        area_from="area",
        keeps_extra_columns=True,
    ),
    TableSchema(
        "unit_months",
        (
            key_column("unit_id", refers_to="units"),
            Column("month", "month", required=True, vital=True),
            Column("offences", "whole"),
            Column("arrests", "whole"),
            Column("missing_episodes", "whole"),
        ),
        "optional",
        unique=("unit_id", "month"),
        area_from="units",
    ),
    TableSchema(
        "unit_windows",
        (
            key_column("unit_id", refers_to="units"),
            Column("observed_from", "month", required=True),
            Column("observed_to", "month", required=True),
        ),
        "optional",
        area_from="units",
    ),
)
TABLES: dict[str, TableSchema] = {table.name: table for table in SCHEMA}

# Files that hold names and must never lie in an extract.
IDENTIFYING_FILES = ("linkage_service", "linkage_police")

RULES: tuple[Rule, ...] = (
    Rule("referrals", "received_on", "after_data_date", "received_on > data_date"),
    Rule(
        "referrals",
        "age_at_referral",
        "impossible_age",
        f"age_at_referral NOT BETWEEN {codes.YOUNGEST_POSSIBLE} AND {codes.OLDEST_POSSIBLE}",
    ),
    Rule(
        "referrals",
        "age_at_referral",
        "age_outside_service",
        f"age_at_referral BETWEEN {codes.YOUNGEST_POSSIBLE} AND {codes.OLDEST_POSSIBLE} AND"
        f" age_at_referral NOT BETWEEN {codes.YOUNGEST_SERVED} AND {codes.OLDEST_SERVED}",
        severity="warning",
    ),
    Rule("episodes", "open_from", "after_data_date", "open_from > data_date"),
    Rule("episodes", "first_attended", "after_data_date", "first_attended > data_date"),
    Rule("episodes", "end_date", "after_data_date", "end_date > data_date"),
    Rule("episodes", "end_date", "end_before_start", "end_date < open_from"),
    Rule("episodes", "end_date", "closed_without_end_date", "state = 'closed' AND end_date__raw IS NULL"),
    Rule(
        "episodes",
        "closure_code",
        "closed_without_closure_code",
        "state = 'closed' AND closure_code__raw IS NULL",
    ),
    Rule(
        "episodes",
        "end_date",
        "end_date_but_not_closed",
        "state <> 'closed' AND end_date__raw IS NOT NULL",
        "warning",
    ),
    Rule(
        "episodes",
        "first_attended",
        "attended_before_start",
        "first_attended < open_from AND open_from <= data_date",
        "warning",
    ),
    Rule(
        "episodes",
        "first_attended",
        "attended_after_end",
        "first_attended > end_date AND first_attended <= data_date",
        "warning",
    ),
    Rule("plans", "agreed_on", "after_data_date", "agreed_on > data_date"),
    Rule("outcome_readings", "recorded_on", "after_data_date", "recorded_on > data_date"),
    Rule(
        "outcome_readings",
        "value",
        "missing_value",
        "stage <> 'baseline' AND applicable = 'yes' AND value__raw IS NULL",
    ),
    Rule("contacts", "on", "after_data_date", '"on" > data_date'),
    Rule("states", "effective_on", "after_data_date", "effective_on > data_date"),
    Rule("unit_months", "month", "after_data_date", "month > strftime(data_date, '%Y-%m')"),
    Rule("unit_windows", "observed_to", "end_before_start", "observed_to < observed_from"),
)
