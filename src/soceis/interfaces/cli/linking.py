"""`soceis link`: link two files, review what is doubtful, encode a file for linking without names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

RUN = "run"


class LinkGroup(TyperGroup):
    """`soceis link SERVICE.csv POLICE.csv` links; what follows `link` may also be another sub-command."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [RUN, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=LinkGroup, no_args_is_help=True)


@app.command(RUN)
def link(
    service: Annotated[Path, typer.Argument(help="The service's linkage file (CSV, or codes).")],
    police: Annotated[Path, typer.Argument(help="The police's linkage file (CSV, or codes).")],
    out: Annotated[
        Path, typer.Option("--out", help="The folder for the results; made when it is not there.")
    ],
    accept: Annotated[float, typer.Option(help="Pairs as probable as this count as linked.")] = 0.95,
    review: Annotated[float, typer.Option(help="Pairs as probable as this wait for a person.")] = 0.5,
    assignment: Annotated[str, typer.Option(help="One-to-one: optimal or greedy.")] = "optimal",
    backend: Annotated[
        str, typer.Option(help="Where the pairs are scored: duckdb, or spark for national scale.")
    ] = "duckdb",
    seed: Annotated[int, typer.Option(help="Seed of the sample of pairs; kept in the manifest.")] = 1,
    decisions: Annotated[
        Path | None, typer.Option(help="A CSV file of decisions to apply; those kept in --out always are.")
    ] = None,
) -> None:
    """Link two files of people with no shared identifier (the sub-command may be left out).

    Writes links.csv, review.csv, rates.csv, rates.json, model.json and manifest.json; no name leaves the files.
    Ends with status 0, or with status 2 and one sentence.
    """
    from soceis.interfaces.cli.linked import Asked, run

    raise typer.Exit(run(Asked(service, police, out, accept, review, assignment, backend, seed, decisions)))


@app.command("review")
def review(
    folder: Annotated[Path, typer.Argument(help="The folder that `soceis link` wrote.")],
    service: Annotated[Path | None, typer.Argument(help="The service's file, to be shown beside it.")] = None,
    police: Annotated[Path | None, typer.Argument(help="The police's file, to be shown beside it.")] = None,
    by: Annotated[str, typer.Option(help="Who decides; stands with every decision.")] = "",
    from_file: Annotated[
        Path | None, typer.Option("--from", help="Take the decisions filled in in this copy of review.csv.")
    ] = None,
) -> None:
    """Decide on the pairs that wait, here or in a copy of review.csv; then link again to apply the decisions.

    Ends with status 0, or with status 2 and one sentence.
    """
    from soceis.interfaces.cli.linked import decide

    raise typer.Exit(decide(folder, service, police, by, from_file))


@app.command("encode")
def encode(
    file: Annotated[Path | None, typer.Argument(help="A linkage file (CSV) of this side.")] = None,
    key_file: Annotated[
        Path | None, typer.Option("--key-file", help="The secret that both sides share.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="The file of codes to write.")] = None,
    make_key: Annotated[
        Path | None, typer.Option("--new-key", help="Write a new secret to this file.")
    ] = None,
) -> None:
    """Turn identifiers into keyed codes on this machine, so that linking needs no names.

    Ends with status 0, or with status 2 and one sentence.
    """
    from soceis.interfaces.cli.linked import encode_file

    raise typer.Exit(encode_file(file, key_file, out, make_key))
