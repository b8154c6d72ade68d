"""One moment of the research views, read through the research role's own connection."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connections, transaction
from psycopg import sql

from soceis.evaluation.frames.beside import BESIDE
from soceis.foundation.records.errors import Unavailable

if TYPE_CHECKING:
    import pyarrow as pa

ALIAS = "research"
# Sorting a million rows in memory takes seconds, on disk much longer.
SORTING_MEMORY = "128MB"

TEXT, DATE, WHOLE, FLAG = "text", "date", "whole number", "yes or no"

# View -> its columns and their kinds.
VIEWS: Mapping[str, Mapping[str, str]] = {
    "areas": {
        "area": TEXT,
        "nation": TEXT,
        "launch_date": DATE,
        "data_date": DATE,
        "complete": FLAG,
        "position": WHOLE,
    },
    "people": {"person_id": TEXT, "sex": TEXT, "ethnicity": TEXT, "birth_month": TEXT},
    "referrals": {
        "referral_id": TEXT,
        "person_id": TEXT,
        "area": TEXT,
        "received_on": DATE,
        "age_at_referral": WHOLE,
        "source": TEXT,
        "primary_reason": TEXT,
        "decision": TEXT,
        "decided_on": DATE,
    },
    "episodes": {
        "episode_id": TEXT,
        "person_id": TEXT,
        "referral": TEXT,
        "area": TEXT,
        "number": WHOLE,
        "programme": TEXT,
        "state": TEXT,
        "open_from": DATE,
        "first_attended": DATE,
        "end_date": DATE,
        "closure_code": TEXT,
    },
    "states": {"episode_id": TEXT, "state": TEXT, "effective_on": DATE, "recorded_on": DATE, "place": WHOLE},
    "contacts": {
        "contact_id": TEXT,
        "episode_id": TEXT,
        "on": DATE,
        "kind": TEXT,
        "mode": TEXT,
        "minutes": WHOLE,
        "components": TEXT,
        "out_of_hours": TEXT,
    },
    "non_engagement": {"episode_id": TEXT, "reason": TEXT, "place": WHOLE},
    "plans": {
        "plan_id": TEXT,
        "episode_id": TEXT,
        "area": TEXT,
        "agreed_on": DATE,
        "form_version": TEXT,
        "place": WHOLE,
    },
    "plan_forms": {"form_version": TEXT, "area": TEXT, "used_from": DATE, "topic": TEXT},
    "plan_topics": {"plan_id": TEXT, "topic": TEXT},
    "outcome_readings": {
        "episode_id": TEXT,
        "outcome": TEXT,
        "stage": TEXT,
        "applicable": TEXT,
        "value": TEXT,
        "recorded_on": DATE,
        "place": WHOLE,
    },
}

KINDS = {"date": DATE, "whole": WHOLE}
# The views of the tables beside the contract have the columns of their tables.
VIEWS_BESIDE: Mapping[str, Mapping[str, str]] = {
    schema.name: {column.name: KINDS.get(column.kind, TEXT) for column in schema.columns} for schema in BESIDE
}
EVERY_VIEW = {**VIEWS, **VIEWS_BESIDE}

UNREACHABLE = Unavailable(
    "The evaluation cannot reach its data.",
    "Nothing was changed.",
    "Tell the person who runs the service that the research role has no address (SOCEIS_RESEARCH_URL).",
)


@dataclass(frozen=True)
class Snapshot:
    """A running transaction of the research role; every read of it sees the same moment."""

    cursor: Any

    def view(self, name: str) -> pa.Table:
        """All rows of a view, with the columns and kinds of EVERY_VIEW."""
        columns = EVERY_VIEW[name]
        return self._copied(name, columns)

    def freshness(self, *, with_contacts: bool) -> tuple[tuple[str, int, str], ...]:
        """(table, rows, mark) of each table behind the views; a mark changes with any write to the table."""
        self.cursor.execute(
            "select source, rows, mark from research.freshness where %s or source <> 'casework_contact' order by 1",
            [with_contacts],
        )
        return tuple((source, rows, mark) for source, rows, mark in self.cursor.fetchall())

    def _copied(self, name: str, columns: Mapping[str, str]) -> pa.Table:
        """COPY is several times as fast as fetching rows: a million contacts take seconds, not a minute."""
        import pyarrow.csv as arrow_csv

        wanted = sql.SQL("copy (select {} from research.{}) to stdout (format csv)").format(
            sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(name)
        )
        received = io.BytesIO()
        with self.cursor.copy(wanted) as copy:
            for block in copy:
                received.write(block)
        kinds = schema_of(name)
        if not received.tell():
            return kinds.empty_table()
        received.seek(0)
        return arrow_csv.read_csv(
            received,
            read_options=arrow_csv.ReadOptions(column_names=list(columns), use_threads=False),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=False),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict(zip(kinds.names, kinds.types, strict=True)),
                strings_can_be_null=True,
                quoted_strings_can_be_null=False,
                null_values=[""],
                true_values=["t"],
                false_values=["f"],
            ),
        )


def schema_of(name: str) -> pa.Schema:
    """The columns of a view as Arrow types."""
    import pyarrow as pa

    types = {TEXT: pa.string(), DATE: pa.date32(), WHOLE: pa.int64(), FLAG: pa.bool_()}
    return pa.schema([(column, types[kind]) for column, kind in EVERY_VIEW[name].items()])


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """A read-only, repeatable-read transaction of the research role.

    Within a caller's transaction it joins that one. Unavailable when the role has no address.
    """
    if ALIAS not in connections:
        raise UNREACHABLE
    connection = connections[ALIAS]
    begins_here = not connection.in_atomic_block
    with transaction.atomic(using=ALIAS), connection.cursor() as cursor:
        if begins_here:
            cursor.execute("set transaction isolation level repeatable read read only")
        cursor.execute(f"set local work_mem = '{SORTING_MEMORY}'")
        yield Snapshot(cursor)
