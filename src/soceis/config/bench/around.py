"""What stands around each young person of the large service: one or two of everything that their pages show.

Written in bulk like the rest of `load`; a column that is not named here takes its model's default. What the keys
outside the database seal (people on a map, what could happen, what is done about a place) cannot be written this way
and is not here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import psycopg
from django.apps import apps
from django.db import connections, models
from psycopg import sql

Words = Mapping[str, str]
AREA, EPISODE = "md5('area' || 1 + n % {areas})::uuid", "md5('episode' || n)::uuid"
MANAGER = "md5('worker' || 1 + n % {areas} || '-0')::uuid"
WORKER = "md5('worker' || 1 + n % {areas} || '-' || 1 + (n / {areas} / 5) % {workers})::uuid"
DAY = "{today} - (n % 60) - 7 * k"
WORK, SAID = {"episode_id": EPISODE}, "'We talked it through.'"


@dataclass(frozen=True)
class Rows:
    """So many rows of a table for each young person (or area); `values` maps columns to SQL in n and k."""

    table: str
    values: Words
    each: int = 1
    of_area: bool = False

    def key(self, k: str = "k") -> str:
        return f"md5('{self.table}' || n || '-' || {k})::uuid"


def _of(table: str, k: str = "k") -> str:
    """The key of another table's row of the same young person."""
    return Rows(table, {}).key(k)


def _in_area(table: str) -> str:
    """The key of a row of the young person's area."""
    return f"md5('{table}' || 1 + n % {{areas}} || '-1')::uuid"


# Later ones may point at earlier ones.
AROUND: tuple[Rows, ...] = (
    Rows("partners_organisation", {"name": "'Police ' || n", "kind": "'police'",
         "email_domains": "array['police' || n || '.example']"}, of_area=True),
    Rows("activities_activity", {"title": "'Climbing ' || k", "what": "'On a wall.'"}, 12, of_area=True),
    Rows("people_personaldetails", {"legal_last_name": "'Family' || n % 4999"}),
    Rows("people_tie", {"kind": "'mother'"}),
    Rows("casework_promise", {**WORK, "worker_id": WORKER, "text": SAID, "due_on": "{today} + n % 9"}),
    Rows("casework_monthlyreview", {**WORK, "month": "date_trunc('month', {today} - 31)::date",
         "held_on": DAY, "progress_direction": "'same'"}),
    Rows("documents_letter", {**WORK, "kind": "'hello'", "reader": "'young_person'", "body": SAID,
         "written_on": DAY}, 2),
    Rows("disclosures_disclosure", {"organisation_id": _in_area("partners_organisation"),
         "categories": "'{{safety}}'", "purpose": "'safeguarding'", "happened_on": DAY, "outside_reason": SAID},
         2),
    Rows("observations_observation", {"words": "''", "place": "(array['home','school'])[k]", "how_known": "'saw'",
         "source": "'ourselves'", "handling": "'ask_first'", "noticed_on": DAY}, 2),
    Rows("safety_context", {"kind": "(array['home','peers'])[k]", "weight": "'some'", "looked_on": DAY}, 2),
    Rows("consent_agreement", {**WORK, "number": "1", "state": "'agreed'", "agreed_on": DAY}),
    Rows("consent_permissionanswer", {"purpose": "'evaluation'", "answer": "'given'", "answered_on": DAY,
         "answered_by": "'young_person'", "competence": "'presumed'"}),
    Rows("plans_goalhelp", {"goal_id": "md5('goal' || n)::uuid", "kind": "'course'", "words": SAID}),
    Rows("activities_activitychoice", {**WORK, "offered": "'{{}}'", "offered_on": DAY, "chosen_on": DAY}),
    Rows("assessments_conversation", {**WORK, "held_on": DAY}, 2),
    Rows("assessments_lifeanswer", {"conversation_id": _of("assessments_conversation", "1 + k % 2"),
         "part": "(array['home','home','health','health'])[k]", "side": "'young_person'", "basis": "'not_now'"}, 4),
    Rows("outcomes_outcomereading", {**WORK, "outcome": "'relationships'", "stage": "(array['baseline','review'])[k]",
         "applicable": "'yes'", "recorded_on": DAY, "value": "(array['','better'])[k]"}, 2),
    Rows("outcomes_shortmeasure", {**WORK, "stage": "'review'", "taken_on": DAY, "measure": "'cope'",
         "answer": "'yes'"}),
    Rows("outcomes_exitplan", WORK),
    Rows("schools_educationstatus", {**WORK, "source": "'school'", "begins": DAY, "status": "'college'"}),
    Rows("schools_exclusion", {**WORK, "source": "'school'", "begins": DAY, "kind": "'suspension'",
         "reason": "'not_known'"}),
    Rows("schools_achievement", {**WORK, "kind": "'proud'", "achieved_on": DAY, "title": SAID}),
    Rows("schools_application", {**WORK, "kind": "'job'", "state_on": DAY, "title": SAID}),
    Rows("support_helprequest", {**WORK, "need": "'clothes'", "how_soon": "'this_week'", "asked_on": DAY,
         "due_on": "{today} + 7", "words": SAID}, 2),
    Rows("support_grant", {"request_id": _of("support_helprequest"), "pence": "4000", "state": "'approved'",
         "decided_by_id": MANAGER, "decided_on": DAY, "created_by_id": WORKER}),
    Rows("support_receipt", {"grant_id": _of("support_grant"), "kind": "'receipt'", "shop": "'Outlet'",
         "pence": "1250", '"on"': DAY}),
    Rows("support_advocacy", {**WORK, "with_whom": "'school'", "asked_on": DAY, "asked_for": SAID}),
    Rows("support_caregiversupport", {"tie_id": _of("people_tie"), '"on"': DAY, "kind": "'listening'"}),
    Rows("documents_storedfile", {**WORK, "kind": "'other'", "media": "'text/plain'", "size": "12",
         "sha256": "repeat('0', 64)", "title": SAID}, 2),
)  # fmt: skip


def statements(connection: psycopg.Connection) -> Iterator[tuple[str, str]]:
    """What each step makes, and its SQL with the words of `load` in it."""
    fields: dict[str, list[models.Field]] = {  # type: ignore[type-arg]
        model._meta.db_table: list(model._meta.concrete_fields) for model in apps.get_models()
    }
    for rows in AROUND:
        yield (
            rows.table,
            _insert(rows, fields[rows.table], lambda value: sql.Literal(value).as_string(connection)),
        )


def _insert(
    rows: Rows,
    columns: list[models.Field],  # type: ignore[type-arg]
    literal: Callable[[object], str],
) -> str:
    given = {name.strip('"'): value for name, value in rows.values.items()}
    given["id"] = rows.key()
    if not rows.of_area:
        given |= {"young_person_id": "md5('person' || n)::uuid", "area_id": AREA}
    else:
        given["area_id"] = "md5('area' || n)::uuid"
    values = {column.column: given.get(str(column.column)) or _default(column, literal) for column in columns}
    names = ", ".join(f'"{name}"' for name in values)
    many = "{areas}" if rows.of_area else "{people}"
    wanted = "" if rows.of_area else " where n % 501 <> 0"
    return (
        f"insert into {rows.table} ({names}) select {', '.join(values.values())}"
        f" from generate_series(1, {many}) n, generate_series(1, {rows.each}) k{wanted}"
    )


def _default(column: models.Field, literal: Callable[[object], str]) -> str:  # type: ignore[type-arg]
    """What the model would write, as SQL in which braces stand for themselves."""
    value = column.get_db_prep_save(column.get_default(), connections["owner"])
    return literal(value).replace("{", "{{").replace("}", "}}")
