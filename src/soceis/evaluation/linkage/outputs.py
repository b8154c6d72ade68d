"""Everything that `soceis link` writes: record ids, unit ids and probabilities, and what the model learnt.

links.csv       the accepted pairs
review.csv      the pairs for a person to look at, with how each field compares in words
rates.csv/json  how many are linked, by area and by what was known; expected precision and recall
model.json      what was learnt: levels, m, u; no value of any record
decisions.csv   what people decided, when there is something
manifest.json   hashes of inputs and outputs, versions, settings, seed
"""

from __future__ import annotations

import csv
import hashlib
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from soceis import __version__
from soceis.evaluation.errors import CannotWrite
from soceis.evaluation.folders import json_bytes
from soceis.evaluation.linkage import households
from soceis.evaluation.linkage.decisions import Decision, decisions_as_csv
from soceis.evaluation.linkage.links import Links, Pair
from soceis.evaluation.linkage.quality import Quality, quality_as_json, quality_of
from soceis.evaluation.linkage.settings import Settings

LINKS, REVIEW, DECISIONS, MANIFEST = "links.csv", "review.csv", "decisions.csv", "manifest.json"
PAIR = ("service_record_id", "service_unit_id", "police_record_id", "police_unit_id", "probability")
ASKED = ("decision", "by", "on", "why")
RATE = ("by", "group", "n", "base", "for_review", "printed")


def files_of(
    links: Links,
    decisions: Sequence[Decision] = (),
    inputs: Mapping[str, str] | None = None,
    started: datetime | None = None,
) -> dict[str, bytes]:
    """Every output in memory: its name and its content; `inputs` are {name of a file: its SHA-256}."""
    quality = quality_of(links)
    files = {
        LINKS: _csv(PAIR, (_row(pair) for pair in links.accepted)),
        REVIEW: _review(links),
        "rates.csv": _csv(RATE, ([*asdict(rate).values(), rate.printed] for rate in quality.rates)),
        "rates.json": json_bytes(_rates(links, quality)),
        "model.json": json_bytes(model_as_json(links)),
    }
    if decisions:
        files[DECISIONS] = decisions_as_csv(decisions).encode()
    files[MANIFEST] = json_bytes(_manifest(links, files, inputs or {}, started or datetime.now(UTC)))
    return files


def _row(pair: Pair) -> list[str]:
    return [
        pair.service, pair.service_unit, pair.police, pair.police_unit, f"{pair.probability:.6f}"
    ]  # fmt: skip


def _review(links: Links) -> bytes:
    """The queue: columns for the decision are empty, to be filled in and given back."""
    fields = [each.name for each in links.settings.fields]
    return _csv(
        (*PAIR, "two_candidates", *fields, *ASKED),
        (
            [
                *_row(pair),
                "yes" if pair.contested else "no",
                *(words for _, words in pair.agreement),
                *[""] * 4,
            ]
            for pair in links.review
        ),
    )


def _csv(headings: Sequence[str], rows: Any) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode()


def _rates(links: Links, quality: Quality) -> dict[str, Any]:
    return {
        **quality_as_json(quality),
        "thresholds": {"accept": links.settings.accept, "review": links.settings.review},
        "records": {
            side.name: {"read": side.read, "left_out": side.left_out, "linked_from": len(side)}
            for side in (links.service, links.police)
        },
        "findings": [finding.as_json() for finding in links.findings],
    }


def model_as_json(links: Links) -> dict[str, Any]:
    """What the model learnt, fit to be read by anybody: no value of a record, no frequency of one."""
    comparisons: dict[str, list[dict[str, Any]]] = {}
    for each in links.parameters:
        comparisons.setdefault(each.field, []).append(
            {
                "level": each.label,
                "m": each.m,
                "u": each.u,
                "weight": math.log2(each.m / each.u),
                "m_from": "learnt, mixed with the default" if each.trained else "the default",
            }
        )
    return {
        "model": "Fellegi-Sunter, Splink",
        "comparisons": comparisons,
        "expected_matches": links.matches,
        "households": households.as_json(links.households),
        "blocking": [list(rule) for rule in links.settings.blocking],
        "training": [list(rule) for rule in links.settings.training],
    }


def _manifest(
    links: Links, files: Mapping[str, bytes], inputs: Mapping[str, str], started: datetime
) -> dict[str, Any]:
    return {
        "program": "soceis",
        "version": __version__,
        "with": {name: version(name) for name in ("splink", "duckdb", "numpy", "scipy")},
        "seed": links.settings.seed,
        "settings": settings_as_json(links.settings),
        "inputs": dict(inputs),
        "outputs": {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
        "started_at": started.isoformat(),
        "ended_at": datetime.now(UTC).isoformat(),
    }


def settings_as_json(settings: Settings) -> dict[str, Any]:
    """The settings as they stand in the manifest."""
    return asdict(settings)


def save(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file whole; CannotWrite when the folder does not allow it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            part = folder / f"{name}.part"
            part.write_bytes(content)
            part.replace(folder / name)
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written ({error.strerror}); choose another folder.") from None


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
