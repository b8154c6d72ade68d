"""`soceis impact`: run a study, summarise one side, combine the summaries of several."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True)

EXTRACT = Annotated[
    Path, typer.Argument(help="The folder with units and unit_months, or one of these files.")
]
WINDOW = Annotated[
    str, typer.Option(help="Months before and after the start that are compared, or all for every month.")
]
OUTCOME = Annotated[
    list[str] | None,
    typer.Option("--outcome", help="offences, arrests or missing_episodes; may be repeated; all by default."),
]
POLICY = Annotated[
    str,
    typer.Option(
        help="Disclosure policy. internal: nothing is withheld, not for release. For release: release, ons_10,"
        " youth_justice, opensafely, hesa, uk_llc."
    ),
]


@app.command()
def run(
    extract: EXTRACT,
    out: Annotated[
        Path, typer.Option("--out", help="The folder for the results; made when it is not there.")
    ],
    window: WINDOW = "12",
    outcome: OUTCOME = None,
    seed: Annotated[int, typer.Option(help="Seed of everything random; kept in the manifest.")] = 0,
    draws: Annotated[
        int,
        typer.Option(help="How often the months of start are dealt out again for the randomisation test."),
    ] = 999,
    simulations: Annotated[
        int, typer.Option(help="How many studies are simulated for size and power.")
    ] = 200,
    match: Annotated[
        str,
        typer.Option(
            help="auto: the matched sets of the extract, or find them where there are none; riskset: find them; none:"
            " nobody is matched."
        ),
    ] = "auto",
    ratio: Annotated[int, typer.Option(help="Of the comparison group, how many for each young person.")] = 3,
    policy: POLICY = "internal",
    links: Annotated[
        Path | None,
        typer.Option(
            help="links.csv of `soceis link` (service_unit_id, police_unit_id, probability): the report then says what"
            " uncertain links do to the estimates."
        ),
    ] = None,
    link_draws: Annotated[int, typer.Option(help="How often the links of --links are drawn.")] = 50,
    covariates: Annotated[
        str,
        typer.Option(
            help="Columns of units, separated by commas, that further estimates allow for (doubly robust, regression,"
            " weighting), such as age,sex,prior_offences."
        ),
    ] = "",
) -> None:
    """Estimate what changed for the young people beyond what changed for others: figures, tables and a report.

    Ends with status 0, or with status 2 and one sentence when there can be no study.
    """
    from soceis.interfaces.cli.studying import Asked, run_study

    raise typer.Exit(
        run_study(
            Asked(
                extract,
                out,
                window,
                tuple(outcome or ()),
                seed,
                draws,
                simulations,
                match,
                ratio,
                policy,
                links,
                link_draws,
                covariates,
            )
        )
    )


@app.command()
def summarise(
    extract: EXTRACT,
    out: Annotated[Path, typer.Option("--out", help="The file for the summaries.")],
    window: WINDOW = "12",
    outcome: OUTCOME = None,
    months: Annotated[
        str,
        typer.Option(help="First and last month, YYYY-MM:YYYY-MM: the same for every side that is combined."),
    ] = "",
    policy: POLICY = "internal",
) -> None:
    """Write sufficient statistics instead of rows: counts, means and second moments by month of start.

    Under a policy for release, months of start with too few young people are left out. Ends with status 0, or
    with status 2 and one sentence.
    """
    from soceis.interfaces.cli.studying import run_summarise

    raise typer.Exit(run_summarise(extract, out, window, tuple(outcome or ()), months, policy))


@app.command()
def estimate(
    files: Annotated[list[Path], typer.Argument(help="The summaries of every side.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="A file for the estimates; printed when it is not given.")
    ] = None,
) -> None:
    """Combine the summaries of several sides, and estimate from all of them together.

    Ends with status 0, or with status 2 and one sentence when they do not fit together.
    """
    from soceis.interfaces.cli.studying import run_estimate

    raise typer.Exit(run_estimate(files, out))
