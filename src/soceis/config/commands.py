"""The `soceis` commands of the service as a whole: its records of access, its pages, its invented people."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from soceis.config import reference
from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import verify
from soceis.foundation.records.errors import WrongState

PAGES = Path("docs/reference")
SEALS = "The file of seals; the service's own when left out."


def write_docs(
    folder: Annotated[Path, typer.Option(help="Where the generated pages are.")] = PAGES,
    check: Annotated[bool, typer.Option("--check", help="Change nothing, only compare.")] = False,
) -> None:
    if not check:
        changed = reference.write(folder)
        typer.echo(f"Written again: {', '.join(changed)}." if changed else "Every page was current.")
        return
    if stale := reference.stale(folder):
        typer.echo(f"Not what the code says now: {', '.join(stale)}. Do: make docs.", err=True)
        raise typer.Exit(1)
    typer.echo("Every generated page is current.")


def verify_audit(
    seals: Annotated[Path | None, typer.Option(help=SEALS)] = None,
) -> None:
    verdict = verify.verify(seals or settings.AUDIT_SEALS)
    for finding in verdict.findings:
        typer.echo(f"Lane {finding.lane}, entry {finding.sequence}: {finding.what}.", err=True)
    typer.echo(f"{verdict.entries} entries in {verdict.lanes} lanes read, {verdict.seals} seals compared.")
    if not verdict.intact:
        typer.echo("The audit is NOT as it was written.", err=True)
        raise typer.Exit(1)
    typer.echo("Nothing was changed or removed.")


def seal_audit(
    seals: Annotated[Path | None, typer.Option(help=SEALS)] = None,
) -> None:
    path = seals or settings.AUDIT_SEALS
    lanes = verify.seal(path)
    typer.echo(f"The heads of {lanes} lanes are sealed in {path}. Keep a copy of that file somewhere else.")


def verify_releases(
    by: Annotated[str, typer.Argument(help="Your work e-mail. Your role must let you read releases.")],
) -> None:
    # Making reports again needs the evaluation, and no other command here does.
    from soceis.insight.releases import actions, queries

    user = User.objects.filter(email__iexact=by, is_active=True).first()
    if user is None:
        raise WrongState(f"Nobody here has the e-mail {by}.", todo="Give the one with which you log in.")
    with acting_as(user):
        released = queries.left_before(user)
    different = 0
    for release in released:
        found = actions.verify(by=user, release=release)
        different += not found.same
        typer.echo(f"{release.reference} {release.title}: {actions.verdict_words(release, found)}")
    typer.echo(f"Releases made again: {len(released)}. Not the same: {different}.")
    if different:
        raise typer.Exit(1)


def build_demonstration(
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help="Do nothing, and say so, when there are areas already.")
    ] = False,
) -> None:
    # The invented people are much to read, and no other command needs them.
    from soceis.interfaces.demonstration.load import build

    columns = (TextColumn("  Inventing the demonstration people"), BarColumn(), TimeElapsedColumn())
    try:
        with Progress(*columns) as progress:
            task = progress.add_task("")
            summary = build(progress=lambda done, total: progress.update(task, completed=done, total=total))
    except WrongState as error:
        if not if_empty:
            raise
        typer.echo(f"  {error.what}")
        return
    typer.echo(f"  {summary}")
