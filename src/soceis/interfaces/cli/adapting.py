"""`soceis adapt`: workbooks of areas into one extract, a first draft of a mapping, and a new key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from soceis.evaluation.adapting import (
    Adapted,
    adapt,
    combine,
    new_key,
    read_key,
    read_mapping,
    readiness_html,
    readiness_text,
)
from soceis.evaluation.errors import CannotWrite, EvaluationError, UnknownOption, WorkbookUnreadable
from soceis.evaluation.frames import write_extract

DONE, CANNOT = 0, 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked for."""

    mappings: tuple[Path, ...]
    out: Path | None
    key_file: Path | None
    suggest: tuple[Path, ...]
    area: str
    make_key: Path | None


def run(asked: Asked) -> int:
    """The exit status: 0, or 2 after one sentence on standard error."""
    words, problems = (
        Console(highlight=False, soft_wrap=True),
        Console(stderr=True, highlight=False, soft_wrap=True),
    )
    try:
        if asked.make_key is not None:
            return _key(asked.make_key, words)
        if asked.suggest:
            return _suggest(asked, words)
        return _adapt(asked, words, problems)
    except EvaluationError as error:
        problems.print(f"soceis adapt: {error}", markup=False)
        return CANNOT


def _key(path: Path, words: Console) -> int:
    new_key(path)
    words.print(
        f"The key is in {path}. Keep it apart from the data, and keep it: the same key gives the same pseudonyms.",
        markup=False,
    )
    return DONE


def _suggest(asked: Asked, words: Console) -> int:
    from soceis.evaluation.adapting.suggesting import suggest

    draft = suggest(asked.suggest, asked.area)
    if asked.out is None:
        words.print(draft, markup=False, end="")
        return DONE
    if asked.out.exists():
        raise CannotWrite(f"{asked.out} is there already and was kept; give another name with --out.")
    _write(asked.out, draft)
    words.print(
        f"A draft is in {asked.out}. Check every line, then write `confirmed: yes` at its top.", markup=False
    )
    return DONE


def _adapt(asked: Asked, words: Console, problems: Console) -> int:
    if not asked.mappings or asked.out is None:
        raise UnknownOption(
            "give one mapping file or more, and --out DIR; or begin with `soceis adapt --suggest FILE`."
        )
    mappings = [read_mapping(path) for path in asked.mappings]
    key = read_key(asked.key_file) if asked.key_file or any(m.needs_key for m in mappings) else b""
    areas: list[Adapted] = []
    refused: list[str] = []
    for path, mapping in zip(asked.mappings, mappings, strict=True):
        with problems.status(f"Reading {mapping.area}"):
            try:
                areas.append(adapt(mapping, path.parent, key))
            except WorkbookUnreadable as error:
                refused.append(str(error))
    if not areas:
        raise WorkbookUnreadable(refused[0])
    for sentence in refused:
        problems.print(f"soceis adapt: an area was left out: {sentence}", markup=False)
    with problems.status("Writing the extract"):
        meta, tables = combine(areas, datetime.now(UTC).isoformat(timespec="seconds"))
        write_extract(tables, meta, asked.out)
        names = readiness_names(areas)
        beside = asked.out.parent / f"{asked.out.name}-readiness"
        for one in areas:
            _write(beside / f"{names[one.area]}.json", readiness_text(one))
            _write(beside / f"{names[one.area]}.html", readiness_html(one))
    for one in areas:
        _summary(one, words)
    words.print(f"The extract is in {asked.out}, what became of every row in {beside}.", markup=False)
    words.print(f"Go on with: soceis evaluate {asked.out} --out DIR", markup=False)
    return DONE


def readiness_names(areas: Sequence[Adapted]) -> dict[str, str]:
    """The name of each area's readiness report, without its ending; no two are the same."""
    names: dict[str, str] = {}
    for number, one in enumerate(areas, start=1):
        slug = re.sub("[^a-z0-9]+", "-", one.area.casefold()).strip("-") or str(number)
        name = f"readiness-{slug}"
        names[one.area] = name if name not in names.values() else f"{name}-{number}"
    return names


def _summary(one: Adapted, words: Console) -> None:
    read = sum(source.read for source in one.sources)
    used = sum(source.used for source in one.sources)
    errors = sum(noticed.severity == "error" for noticed in one.noticed)
    errors += len({(c.finding.code, c.finding.table) for c in one.checked if c.finding.severity == "error"})
    words.print(
        f"{one.area}: {used:,} of {read:,} rows used; {errors} {'kind' if errors == 1 else 'kinds'} of errors.",
        markup=False,
    )
    for problem in one.problems:
        words.print(f"{one.area}: not read: {problem}", markup=False)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written ({error.strerror}); choose another place.") from None
