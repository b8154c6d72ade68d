"""`soceis bench`: prints the table of docs/explanation/speed.md.

One disposable PostgreSQL with two databases: the demonstration, and a service with 100,000 young people
and 1,000,000 contacts. Every page is measured on both, in process and over HTTP; the large one also
without row-level security (as a role that bypasses it) and without history (triggers off).
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from uuid import UUID

import psycopg
import typer
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from soceis.config.aliases import hang_up, point_at
from soceis.config.bench.load import LARGE, Size, load
from soceis.config.bench.measure import Actors, Timing, Visit, in_process, over_http
from soceis.config.bench.pages import visits
from soceis.config.supervisor.postgres import Postgres
from soceis.config.supervisor.provision import clone_database, provision_local, template_database
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.load import build
from soceis.sharing.consultations import actions as consultations

SMALL_NAME, LARGE_NAME = "bench_demonstration", "bench_large"
TURNS = 4  # small, large, without, small ...: what else the machine does falls on all alike
MOST_STATEMENTS, MOST_TIMES, MOST_OVERHEAD = 12, 1.5, 20


def actors() -> Actors:
    """The busiest practitioner, and manager and peer mentor of the same area, so that both sizes are asked alike."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select a.worker_id, e.area_id from casework_assignment a join casework_episode e on e.id = a.episode_id"
            " join accounts_membership m on m.user_id = a.worker_id and m.role = 'practitioner'"
            " where a.ends is null and e.state = 'active' group by 1, 2 order by count(*) desc, 1 limit 1"
        )
        worker, area = cursor.fetchone()
    found = {"practitioner": User.objects.get(pk=worker)}
    for name, role in (("manager", "area_manager"), ("mentor", "peer_mentor")):
        held = Membership.objects.filter(area=area, role=role, ends=None).values_list("user", flat=True)
        found[name] = User.objects.get(pk=held[0])
    return Actors(found, _came_in(area))


def _came_in(area: UUID) -> str:
    """A visit of somebody at an organisation of the area."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select email_domains[1] from partners_organisation where area_id = %s and email_domains <> '{}'"
            " order by name limit 1",
            [area],
        )
        (domain,) = cursor.fetchone()
    letter = consultations.make_link(f"bench@{domain}")
    visit = consultations.come_in(letter.token) if letter else None
    if visit is None:
        raise RuntimeError(f"Nobody at {domain} can come in, so the partners' pages cannot be measured.")
    return visit


@contextmanager
def web_server(addresses: dict[str, str], home: Path) -> Iterator[int]:
    """The web server as `soceis run` starts it, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "soceis.config.wsgi:application", "--bind", f"127.0.0.1:{port}",
               "--workers", "1", "--threads", "4", "--log-level", "warning"]  # fmt: skip
    variables = {
        **os.environ,
        **addresses,
        "SOCEIS_HOME": str(home),
        "SOCEIS_POOL": "8",
        "SOCEIS_DEMONSTRATION": "1",
    }
    process = subprocess.Popen(command, env=variables)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def _with(addresses: dict[str, str], server: Postgres, name: str) -> dict[str, str]:
    """The same database through a role that row-level security does not bind."""
    superuser = server.superuser_dsn(name)
    return {**addresses, "DATABASE_URL": superuser}


def _history(server: Postgres, name: str, on: bool) -> None:
    word = "enable" if on else "disable"
    with psycopg.connect(server.superuser_dsn(name), autocommit=True) as connection:
        rows = connection.execute(
            "select tgrelid::regclass::text, tgname from pg_trigger where tgname like 'pgtrigger%' and not tgisinternal"
        ).fetchall()
        for table, trigger in rows:
            connection.execute(f'alter table {table} {word} trigger "{trigger}"')


def bench(
    people: Annotated[int, typer.Option(help="Young people in the large service.")] = LARGE.people,
    rounds: Annotated[int, typer.Option(help="Requests of each page.")] = 60,
    pages: Annotated[str, typer.Option(help="Only pages whose name holds these words.")] = "",
    out: Annotated[Path | None, typer.Option(help="Write the table as Markdown to this file too.")] = None,
    evaluation: Annotated[
        bool, typer.Option("--evaluation", help="Measure the evaluation, not the pages.")
    ] = False,
    episodes: Annotated[
        int, typer.Option(help="Episodes of the largest extract, with --evaluation.")
    ] = 1_000_000,
    linkage: Annotated[
        bool, typer.Option("--linkage", help="Measure linking two files, beside Splink alone.")
    ] = False,
    records: Annotated[int, typer.Option(help="Records a side at most, with --linkage.")] = 1_000_000,
    impact: Annotated[
        bool, typer.Option("--impact", help="Measure the estimates of impact, beside other libraries.")
    ] = False,
    matching: Annotated[
        bool, typer.Option("--matching", help="Measure matching, beside the bare minimum.")
    ] = False,
) -> None:
    """Measure every page, small against large, or a part of the evaluation, and print the table."""
    if evaluation:
        from soceis.config.bench.evaluation.run import bench_evaluation

        bench_evaluation(Console(), out, episodes)
        return
    if linkage:
        from soceis.config.bench.linkage.run import bench_linkage

        bench_linkage(Console(), out, records)
        return
    if impact:
        from soceis.config.bench.impact import bench_impact

        bench_impact(Console(), out)
        return
    if matching:
        from soceis.config.bench.matching import bench_matching

        bench_matching(Console())
        return
    settings.DEMONSTRATION = True  # invented people log in without a second factor
    console = Console()
    home = Path(tempfile.mkdtemp(prefix="soceis-bench-"))
    with Postgres(home, disposable=True) as server:
        small, large = _databases(server, Size(people, LARGE.contacts_each), console)
        timings: dict[str, dict[str, Timing]] = {}
        modes = {
            "small": small,
            "large": large,
            "no rls": _with(large, server, LARGE_NAME),
            "no history": large,
        }
        _in_process(server, modes, timings, rounds, pages, console)
        for label, addresses in (("small", small), ("large", large)):
            point_at(addresses)
            who = actors()
            console.print(f"  over HTTP: {label}")
            with web_server(addresses, home) as port:
                for visit in visits(who):
                    if visit.name not in timings:
                        continue
                    timed = over_http(visit, who.of(visit), port, rounds)
                    timings[visit.name][f"{label} http"] = timed
        hang_up()
    console.print(_table(timings, people))
    if out is not None:
        out.write_text(_markdown(timings, people), encoding="utf-8")


def _databases(server: Postgres, size: Size, console: Console) -> tuple[dict[str, str], dict[str, str]]:
    def migrated(addresses: dict[str, str]) -> None:
        point_at(addresses)
        call_command("migrate", database="owner", verbosity=0, interactive=False)
        hang_up()

    provision_local(server)
    template_database(server, "bench_template", migrated)
    small = clone_database(server, "bench_template", SMALL_NAME)
    large = clone_database(server, "bench_template", LARGE_NAME)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("demonstration", total=1)
        point_at(small)
        build()
        progress.update(task, completed=1)
        task = progress.add_task(f"{size.people:,} young people", total=1)

        def tell(what: str, done: int, of: int) -> None:
            progress.update(task, description=what, completed=done, total=of)

        hang_up()
        with psycopg.connect(server.superuser_dsn(LARGE_NAME)) as connection:
            load(connection, size, clock.today(), tell)
    return small, large


def _in_process(
    server: Postgres,
    modes: dict[str, dict[str, str]],
    timings: dict[str, dict[str, Timing]],
    rounds: int,
    chosen: str,
    console: Console,
) -> None:
    """Each page of each mode, turn about; what is written also without history."""
    asked: dict[str, dict[str, Visit]] = {}
    actor: dict[str, Actors] = {}
    for mode in ("small", "large"):
        point_at(modes[mode])
        actor[mode] = actors()
        asked[mode] = {visit.name: visit for visit in visits(actor[mode]) if chosen in visit.name}
    for mode in ("no rls", "no history"):
        actor[mode], asked[mode] = actor["large"], asked["large"]
    for turn in range(TURNS):
        console.print(f"  in process, turn {turn + 1} of {TURNS}")
        for name, first in asked["large"].items():
            for mode, addresses in modes.items():
                visit = asked[mode].get(name)
                if visit is None or (mode == "no history" and first.post is None):
                    continue
                point_at(addresses)
                if mode == "no history":
                    _history(server, LARGE_NAME, on=False)
                took = in_process(visit, actor[mode].of(visit), max(5, rounds // TURNS))
                if mode == "no history":
                    _history(server, LARGE_NAME, on=True)
                timings.setdefault(name, {}).setdefault(mode, Timing()).take_in(took)


COLUMNS = (
    "page",
    "SQL",
    "small",
    "large",
    "p95",
    "times",
    "HTTP small",
    "HTTP large",
    "p95",
    "RLS",
    "history",
)


def _rows(timings: dict[str, dict[str, Timing]]) -> Iterator[list[str]]:
    for name, row in timings.items():
        if not {"small", "large", "small http", "large http"} <= set(row):
            continue
        small, large = row["small"], row["large"]
        yield [
            name,
            str(max(small.statements, large.statements)),
            f"{small.median:.1f}",
            f"{large.median:.1f}",
            f"{large.p95:.1f}",
            f"{large.median / small.median:.2f}",
            f"{row['small http'].median:.1f}",
            f"{row['large http'].median:.1f}",
            f"{row['large http'].p95:.1f}",
            _added(row["large"], row.get("no rls")),
            _added(row["large"], row.get("no history")),
        ]


def _added(whole: Timing, without: Timing | None) -> str:
    if without is None:
        return ""
    return f"{(whole.median / without.median - 1) * 100:+.0f}%"


def _table(timings: dict[str, dict[str, Timing]], people: int) -> Table:
    title = f"Milliseconds, medians; small is the demonstration, large {people:,} young people"
    table = Table(title=title, caption=_caption())
    for number, column in enumerate(COLUMNS):
        table.add_column(column, justify="left" if number == 0 else "right")
    for row in _rows(timings):
        table.add_row(*row)
    return table


def _caption() -> str:
    return (
        f"Wanted: at most {MOST_STATEMENTS} statements, large at most {MOST_TIMES} times small, row-level security and "
        f"history at most +{MOST_OVERHEAD}% each."
    )


def _markdown(timings: dict[str, dict[str, Timing]], people: int) -> str:
    lines = [
        f"Milliseconds, medians. Small is the demonstration, large is {people:,} young people. {_caption()}",
        "",
        "| " + " | ".join(COLUMNS) + " |",
        "|---|" + "---:|" * (len(COLUMNS) - 1),
        *("| " + " | ".join(row) + " |" for row in _rows(timings)),
    ]
    return "\n".join(lines) + "\n"
