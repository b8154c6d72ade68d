"""What `soceis link` does, once it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from rich.console import Console
from rich.table import Table

from soceis.evaluation.errors import CannotWrite, EvaluationError, UnknownOption
from soceis.evaluation.linkage import (
    Decision,
    Links,
    Records,
    Settings,
    link,
    read_decisions,
    read_records,
)
from soceis.evaluation.linkage.decisions import Verdict
from soceis.evaluation.linkage.encoding import (
    encode,
    is_encoded,
    linkable,
    new_secret,
    read_encoded,
    read_secret,
    write_encoded,
)
from soceis.evaluation.linkage.outputs import digest_of, files_of, save
from soceis.evaluation.linkage.quality import quality_of
from soceis.evaluation.linkage.review import Waiting, keep, kept_in, shown_records, waiting_in

DONE, CANNOT = 0, 2
SERVICE, POLICE = "service", "police"
SAME, DIFFERENT, LATER, STOP = "s", "d", "l", "q"
QUESTION = "[s]ame, [d]ifferent, [l]ater, [q]uit? "
P = ParamSpec("P")
WORDS = Console(highlight=False, soft_wrap=True)
PROBLEMS = Console(stderr=True, highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """What `soceis link` was asked for."""

    service: Path
    police: Path
    out: Path
    accept: float
    review: float
    assignment: str
    backend: str
    seed: int
    decisions: Path | None


def with_sentences(work: Callable[P, None]) -> Callable[P, int]:
    """The exit status of some work: 0, or 2 after one sentence on standard error."""

    @wraps(work)
    def run_it(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            work(*args, **kwargs)
        except EvaluationError as error:
            sentence = str(error)
            PROBLEMS.print(f"soceis link: {sentence[:1].upper()}{sentence[1:]}", markup=False)
            return CANNOT
        return DONE

    return run_it


@with_sentences
def run(asked: Asked) -> None:
    """Link the two files and write the folder."""
    started = datetime.now(UTC)
    settings = Settings().with_(
        accept=asked.accept,
        review=asked.review,
        floor=min(Settings().floor, asked.review),
        assignment=asked.assignment,
        backend=asked.backend,
        seed=asked.seed,
    )
    decisions = _decisions(asked)
    with PROBLEMS.status("Reading the two files"):
        service, police, settings = _sides(asked, settings)
    with PROBLEMS.status("Linking"):
        links = link(service, police, settings, decisions)
    inputs = {f"{side}: {path.name}": digest_of(path) for side, path in _paths(asked)}
    save(asked.out, files_of(links, decisions, inputs, started))
    _summary(links, asked.out)


def _paths(asked: Asked) -> tuple[tuple[str, Path], tuple[str, Path]]:
    return (SERVICE, asked.service), (POLICE, asked.police)


def _decisions(asked: Asked) -> tuple[Decision, ...]:
    if asked.decisions is None:
        return kept_in(asked.out)
    new = read_decisions(asked.decisions)
    if not asked.out.exists():
        save(asked.out, {})
    return keep(asked.out, new)


def _sides(asked: Asked, settings: Settings) -> tuple[Records, Records, Settings]:
    encoded = [is_encoded(path) for _, path in _paths(asked)]
    if all(encoded):
        return linkable(read_encoded(asked.service, settings), read_encoded(asked.police, settings))
    if any(encoded):
        raise UnknownOption("one of the files holds codes and the other does not; encode both, or neither.")
    return (
        read_records(asked.service, settings, SERVICE),
        read_records(asked.police, settings, POLICE),
        settings,
    )


def _summary(links: Links, out: Path) -> None:
    quality = quality_of(links)
    for finding in links.findings:
        if finding.severity != "note":
            PROBLEMS.print(finding.message, markup=False)
    WORDS.print(
        f"Linked: {quality.rate('all', 'all').printed}; {quality.for_review} wait for a person.", markup=False
    )
    if quality.precision is not None and quality.recall is not None:
        WORDS.print(
            f"Expected by the model: {quality.precision:.1%} of the links right, {quality.recall:.1%} of the matching"
            " pairs found.",
            markup=False,
        )
    WORDS.print(
        f"The results are in {out}; rates.csv says who could be linked and who could not.", markup=False
    )
    if quality.for_review:
        WORDS.print(f"Go on with: soceis link review {out} SERVICE.csv POLICE.csv --by NAME", markup=False)


@with_sentences
def decide(folder: Path, service: Path | None, police: Path | None, by: str, from_file: Path | None) -> None:
    """Take decisions from a file, or ask for them one by one."""
    if from_file is not None:
        new = read_decisions(from_file)
        total = keep(folder, new)
        WORDS.print(f"{len(new)} decisions read; {folder} holds {len(total)}.", markup=False)
        return
    if not by.strip():
        raise UnknownOption("a decision says who made it; give your name with --by NAME.")
    waiting = waiting_in(folder)
    shown = [_shown(path, [getattr(each, side) for each in waiting]) for side, path in
             ((SERVICE, service), (POLICE, police))]  # fmt: skip
    made = 0
    for number, each in enumerate(waiting, start=1):
        WORDS.print(f"Pair {number} of {len(waiting)}, probability {each.probability:.2f}", markup=False)
        WORDS.print(_side_by_side(each, shown[0].get(each.service, {}), shown[1].get(each.police, {})))
        answer = _answer()
        if answer == STOP:
            break
        if answer == LATER:
            continue
        why = WORDS.input("Why? ").strip()
        verdict: Verdict = "same" if answer == SAME else "different"
        # Kept one by one, so that a closed window loses nothing.
        keep(folder, [Decision(each.service, each.police, verdict, by.strip(), _today(), why)])
        made += 1
    WORDS.print(
        f"{made} decisions kept in {folder}; {len(waiting) - made} pairs still wait. Link again to apply them.",
        markup=False,
    )


def _today() -> date:
    return datetime.now(UTC).date()


def _answer() -> str:
    while True:
        try:
            told = WORDS.input(QUESTION, markup=False).strip().casefold()[:1]
        except EOFError:
            return STOP
        if told in (SAME, DIFFERENT, LATER, STOP):
            return told


def _shown(path: Path | None, wanted: list[str]) -> dict[str, dict[str, str]]:
    if path is None or is_encoded(path):
        return {}
    return shown_records(path, wanted, Settings())


def _side_by_side(pair: Waiting, service: dict[str, str], police: dict[str, str]) -> Table:
    from rich.text import Text

    table = Table("", "service", "police", "how they compare")
    table.add_row("record_id", Text(pair.service), Text(pair.police), "")
    agreement = dict(pair.agreement)
    for field in dict.fromkeys((*agreement, *service, *police)):
        table.add_row(
            field, Text(service.get(field, "")), Text(police.get(field, "")), Text(agreement.get(field, ""))
        )
    if pair.two_candidates:
        table.caption = "Another record could be one of these two as well."
    return table


@with_sentences
def encode_file(file: Path | None, key_file: Path | None, out: Path | None, make_key: Path | None) -> None:
    """Make a new secret, or encode a file."""
    if make_key is not None:
        new_secret(make_key)
        WORDS.print(
            f"The secret is in {make_key}. Give it to the other side by a safe way, apart from the data; whoever"
            " links must not have it.",
            markup=False,
        )
        return
    if file is None or key_file is None or out is None:
        raise UnknownOption("give a file, --key-file FILE and --out FILE; or begin with --new-key FILE.")
    if out.resolve() == file.resolve():
        raise CannotWrite(
            "the codes would take the place of the file they are made from; give another --out."
        )
    secret = read_secret(key_file)
    settings = Settings()
    records = read_records(file, settings)
    for finding in records.findings:
        if finding.severity != "note":
            PROBLEMS.print(finding.message, markup=False)
    write_encoded(encode(records, settings, secret), settings, secret, out)
    WORDS.print(
        f"{len(records):,} records are in {out}, without names. It is not anonymous: keep it as you would keep a"
        " case file, and delete it after linking.",
        markup=False,
    )
