"""Row-level security, as operations for migrations.

Each table with personal data is given one of a few shapes. The words in the policies are the plain
rules: the area is managed by the one who asks, the young person is assigned to them, mentored by them,
or opened by them with a reason. History tables get the same shape as the table they remember.
"""

from dataclasses import dataclass

from django.db import migrations

APP, OWNER, GUARD, LENS = "soceis_app", "soceis_owner", "soceis_guard", "soceis_lens"

IN_MY_AREA = "area_id = any ((select app.my_areas())::uuid[])"
ASSIGNED = "young_person_id = any ((select app.my_people())::uuid[])"
MENTORED = "young_person_id = any ((select app.my_mentored())::uuid[])"
OPENED = "young_person_id = any ((select app.my_opened())::uuid[])"


@dataclass(frozen=True)
class Shape:
    """Who reads a row, and who writes it, as SQL conditions."""

    read: str
    write: str


def _any(*conditions: str) -> str:
    return " or ".join(f"({condition})" for condition in conditions)


# Full record: managers of the area, assigned workers; those who opened it read.
FULL = Shape(read=_any(IN_MY_AREA, ASSIGNED, OPENED), write=_any(IN_MY_AREA, ASSIGNED))
# What a peer mentor needs too; only workers and managers write it.
SHARED = Shape(read=_any(IN_MY_AREA, ASSIGNED, MENTORED, OPENED), write=_any(IN_MY_AREA, ASSIGNED))
# What a peer mentor also writes: their own contacts.
OWN_NOTES = Shape(
    read=_any(
        IN_MY_AREA,
        ASSIGNED,
        OPENED,
        f"{MENTORED} and (created_by_id = app.user_id() or shared_with_peer_mentor)",
    ),
    write=_any(IN_MY_AREA, ASSIGNED, f"{MENTORED} and created_by_id = app.user_id()"),
)


def own(column: str) -> Shape:
    """Rows of the person who asks, such as drafts."""
    return Shape(read=f"{column} = app.user_id()", write=f"{column} = app.user_id()")


# What no shape may widen (accounts 0006, casework 0005); earlier tables were guarded then.
GUARDED = (
    "do $$ begin if to_regprocedure('app.guard_rows(text)') is not null then"
    " perform app.guard_rows('{table}'); end if; end $$;"
)


def protect_sql(table: str, shape: Shape, *, guard_reads: bool = False, lens_reads: bool = False) -> str:
    """SQL that puts the table under forced row-level security with the shape."""
    lines = [
        f"alter table {table} enable row level security;",
        f"alter table {table} force row level security;",
        f"create policy {table}_read on {table} for select to {APP} using ({shape.read});",
        f"create policy {table}_add on {table} for insert to {APP} with check ({shape.write});",
        (
            f"create policy {table}_change on {table} for update to {APP} using ({shape.write})"
            f" with check ({shape.write});"
        ),
        f"create policy {table}_remove on {table} for delete to {APP} using ({shape.write});",
    ]
    for role, wanted in ((GUARD, guard_reads), (LENS, lens_reads)):
        if wanted:
            lines.append(f"grant select on {table} to {role};")
            lines.append(f"create policy {table}_{role} on {table} for select to {role} using (true);")
    lines.append(GUARDED.format(table=table))
    return "\n".join(lines)


def protect(
    table: str,
    shape: Shape,
    *,
    history: bool = False,
    guard_reads: bool = False,
    lens_reads: bool = False,
) -> migrations.RunSQL:
    """The operation for a table and, when it has one, its history."""
    sql = protect_sql(table, shape, guard_reads=guard_reads, lens_reads=lens_reads)
    tables = [table]
    if history:
        tables.append(f"{table}event")
        sql += "\n" + protect_sql(f"{table}event", shape)
        sql += f"\nrevoke update, delete on {table}event from {APP};"
    undo = "\n".join(
        f"alter table {name} no force row level security; alter table {name} disable row level security;"
        for name in tables
    )
    return migrations.RunSQL(sql, undo)
