"""The bridge to the evaluation: a frozen extract, the outputs made from it, what they would tell.

Everything is made from the bytes of the frozen extract and never from the tables in memory, so that
making it again later begins with exactly the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from soceis.evaluation import EvaluationError, Extract, Options, read_folder, write_extract, write_outputs
from soceis.evaluation.codes import MappingName
from soceis.evaluation.disclosure import POLICIES, ledger
from soceis.insight.extracts.queries import frames, in_a_series
from soceis.insight.releases.rules import bundled, unbundled, without_records

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A disclosure policy as a person chooses it.

    `words` say for whom a report under it is made, `owner` whose rules they are, `hint` what they do;
    `releasing`: what is made under it is meant to leave.
    """

    name: str
    words: str
    owner: str
    hint: str
    releasing: bool


def policy_choices() -> list[PolicyChoice]:
    """Every named policy, those for inside use first."""
    choices = [
        PolicyChoice(
            name,
            _policy_words(policy.owner, policy.releasing),
            policy.owner[:1].upper() + policy.owner[1:],
            policy.words,
            policy.releasing,
        )
        for name, policy in POLICIES.items()
    ]
    return sorted(choices, key=lambda choice: choice.releasing)


def _policy_words(owner: str, releasing: bool) -> str:
    if not releasing:
        return "For us, inside the service"
    return f"To be released, under the rules of {owner}"


def may_leave(policy: str) -> bool:
    """Whether a report under this policy may be proposed for release."""
    return any(choice.releasing for choice in policy_choices() if choice.name == policy)


def frozen_extract(as_of: date | None, areas: Sequence[str], series: str) -> bytes:
    """The records as at each area's day (see `extracts.queries.frames`), pseudonymised, as a zip.

    `areas` are names of areas. `series` is the name of a series of pseudonyms that nothing else bears, so that
    no two reports can be joined.
    """
    meta, tables = frames(as_of, areas)
    with TemporaryDirectory(prefix="report-") as folder:
        paths = write_extract(in_a_series(tables, series), meta, Path(folder))
        return bundled({path.name: path.read_bytes() for path in paths})


@dataclass(frozen=True, slots=True)
class Made:
    """A report: its files by name, and what it tells for the ledger (empty for inside use)."""

    files: dict[str, bytes]
    entry: dict[str, Any]


def outputs_of(frozen: bytes, *, mapping: MappingName, policy: str, step: Step) -> Made:
    """Every output of a report; raises EvaluationError with a sentence for a person.

    Under a policy for inside use rows about people are left out (see `rules.without_records`).
    """
    with _extract(frozen) as extract, TemporaryDirectory(prefix="report-") as name:
        folder = Path(name)
        results = write_outputs(extract, folder, Options(mapping=mapping, policy=policy), step)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
    if not may_leave(policy):
        return Made(without_records(files), {})
    step("Noting what it tells")
    return Made(files, ledger.entry_of(results, POLICIES[policy]))


def revealed_by(
    new: dict[str, Any],
    earlier: Sequence[tuple[str, dict[str, Any]]],
    policy: str,
    begun: Callable[[int], None] | None = None,
) -> list[str]:
    """What somebody who has the earlier releases (name, entry) would learn from the new one, as sentences.

    Each ends with the names of the releases that it takes. `begun` is told the number of each earlier one as it
    is taken, and at last how many there are, for all of them together.
    """
    found = ledger.revealed_by(new, [entry for _, entry in earlier], POLICIES[policy], begun)
    return [f"{one.sentence} ({', '.join(earlier[place][0] for place in one.earlier)})" for one in found]


def problem_of(error: Exception) -> str:
    """The sentence of an error of the evaluation, with a capital and a full stop; "" for any other error."""
    if not isinstance(error, EvaluationError):
        return ""
    said = str(error).strip()
    return said[:1].upper() + said[1:] + ("" if said.endswith(".") else ".")


@contextmanager
def _extract(frozen: bytes) -> Iterator[Extract]:
    with TemporaryDirectory(prefix="report-") as name:
        folder = Path(name)
        for file, content in unbundled(frozen).items():
            (folder / Path(file).name).write_bytes(content)
        yield read_folder(folder)
