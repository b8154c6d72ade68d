"""The command `soceis`: each sub-command loads what it needs when it is called."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from soceis import __version__
from soceis.interfaces.cli import impact, linking

app = typer.Typer(
    name="soceis",
    help="Case management and evaluation for a service that works with young people whom others exploit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(
    linking.app, name="link", help="Which records of two files are of one young person, without a shared key."
)
app.add_typer(impact.app, name="impact", help="Did it make a difference? An honest study of police data.")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"soceis {__version__}")
        raise typer.Exit


@app.callback()
def soceis(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Case management and evaluation for a service that works with young people whom others exploit."""


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f'"{written}" is no day; write it as 2023-02-28.') from None


@app.command()
def evaluate(
    extract: Annotated[Path, typer.Argument(help="The folder of the extract: extract.json and the tables.")],
    out: Annotated[
        Path, typer.Option("--out", help="The folder for the results; made when it is not there.")
    ],
    mapping: Annotated[
        str, typer.Option(help="How people are counted: published_2023 or corrected.")
    ] = "corrected",
    as_of: Annotated[
        date | None,
        typer.Option("--as-of", parser=_day, help="Show how everything stood on an earlier date."),
    ] = None,
    areas: Annotated[str | None, typer.Option(help="Only these areas, with commas between them.")] = None,
    policy: Annotated[
        str,
        typer.Option(
            help="Disclosure policy. internal: nothing is suppressed, not for release. For release: release,"
            " ons_10, youth_justice, opensafely, hesa, uk_llc, or a file with a data owner's policy (.yaml, .json)."
        ),
    ] = "internal",
    seed: Annotated[int, typer.Option(help="Seed of anything random; kept in the manifest.")] = 0,
    engine: Annotated[
        str,
        typer.Option(
            help="Where the counting runs, with the same results: duckdb (needs nothing), postgres (a database"
            " named in SOCEIS_EVALUATION_DATABASE) or spark (needs soceis[spark])."
        ),
    ] = "duckdb",
) -> None:
    """Make every table, figure and the report from an extract.

    Ends with status 0, or with status 2 and one sentence when no results can be made.
    """
    from soceis.interfaces.cli.evaluating import run

    raise typer.Exit(run(extract, out, mapping, as_of, areas, policy, seed, engine))


@app.command()
def adapt(
    mappings: Annotated[
        list[Path] | None, typer.Argument(help="Mapping files, one an area; each beside its workbooks.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The folder for the extract; with --suggest, the draft's file."),
    ] = None,
    key_file: Annotated[
        Path | None, typer.Option("--key-file", help="The key from which pseudonyms are made.")
    ] = None,
    suggest: Annotated[
        list[Path] | None,
        typer.Option("--suggest", help="Draft a mapping for this workbook; may be repeated."),
    ] = None,
    area: Annotated[str, typer.Option("--area", help="With --suggest: the name of the area.")] = "",
    make_key: Annotated[Path | None, typer.Option("--new-key", help="Write a new key to this file.")] = None,
) -> None:
    """Make one extract from the workbooks of several areas.

    Ends with status 0, or with status 2 and one sentence when nothing can be read.
    """
    from soceis.interfaces.cli.adapting import Asked, run

    raise typer.Exit(run(Asked(tuple(mappings or ()), out, key_file, tuple(suggest or ()), area, make_key)))


@app.command()
def codebook(
    extract: Annotated[Path, typer.Argument(help="The folder of the extract: extract.json and the tables.")],
    out: Annotated[Path, typer.Option("--out", help="The folder for the files; made when it is not there.")],
) -> None:
    """Write every table with its data dictionary: CSV, Parquet, SPSS and Stata.

    The files hold records of people, so they are not for release. Ends with status 0, or with status 2 and
    one sentence when the extract cannot be read.
    """
    from soceis.interfaces.cli.codebook import run

    raise typer.Exit(run(extract, out))


if __name__ == "__main__":
    app()
