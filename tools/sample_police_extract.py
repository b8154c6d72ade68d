"""A small invented extract for an impact study: young people of a service, a comparison group, months of police data.

Everybody in it is invented and every number is drawn. Young people have rates of their own, offend less often
as they grow older, and are referred the sooner the higher their rate; the service takes `effect` off the rate
from the month of referral on. Months without any event are left out, as the contract allows.

    python -m tools.sample_police_extract FOLDER --service 120 --comparison 1200 --effect 0.3 --seed 1
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

AREAS = ("Cardiff", "Edinburgh", "Newcastle")
NATIONS = ("wales", "scotland", "england")
FIRST, MONTHS = 12 * 2018, 66
# Referrals were received from July 2020 on.
REFERRED_FROM = 12 * 2020 + 6
# Mean events a month of each kind; arrests follow offences, missing episodes are more frequent and less even.
MEANS = {"offences": 0.20, "arrests": 0.12, "missing_episodes": 0.25}
MADE_AT = "2023-07-10T09:00:00"
# Of those referred, this share is found in the police records; of everybody, this share moves away.
FOUND, MOVED = 0.85, 0.06
SOURCES = ("children_services", "police", "youth_justice", "education")

Rows = Iterable[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many young people, how large the effect (share of the rate that is gone), and the seed.

    `starts` is over how many months the referrals are spread, from July 2020 on.
    """

    service: int = 150
    comparison: int = 2400
    effect: float = 0.3
    seed: int = 1
    starts: int = 24


@dataclass(frozen=True, slots=True)
class Invented:
    """Every young person: service first. `start` is the month of referral, 0 for the comparison group.

    `found` is whether the police have a record of them, `until` the last month in which they were observed.
    """

    start: NDArray[np.int64]
    area: NDArray[np.int64]
    age: NDArray[np.int64]
    sex: NDArray[np.int64]
    found: NDArray[np.bool_]
    until: NDArray[np.int64]
    events: dict[str, NDArray[np.int64]]


def month_text(month: int) -> str:
    """A month number (12 x year + month - 1) as YYYY-MM."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def invent(wanted: Wanted) -> Invented:
    """Draw everybody; the same seed gives the same people."""
    rng = np.random.default_rng(wanted.seed)
    people = wanted.service + wanted.comparison
    in_service = np.arange(people) < wanted.service
    # Those referred have had more to do with the police than those who were not.
    level = rng.gamma(np.where(in_service, 1.1, 0.8), 1.0, people)
    start = np.where(in_service, REFERRED_FROM + rng.integers(0, wanted.starts, people), 0)
    months = FIRST + np.arange(MONTHS)
    ageing = np.exp(-0.012 * (months - FIRST))
    treated = (start[:, None] > 0) & (months >= start[:, None])
    events = {
        name: rng.poisson(mean * level[:, None] * ageing * np.where(treated, 1 - wanted.effect, 1.0))
        for name, mean in MEANS.items()
    }
    until = np.where(rng.random(people) < MOVED, rng.integers(36, MONTHS, people), MONTHS - 1)
    for drawn in events.values():
        drawn[np.arange(MONTHS)[None, :] > until[:, None]] = 0
    return Invented(
        start,
        rng.integers(0, len(AREAS), people),
        rng.integers(11, 18, people),
        (rng.random(people) < np.where(in_service, 0.92, 0.85)).astype(np.int64),
        ~in_service | (rng.random(people) < FOUND),
        FIRST + until,
        {name: drawn.astype(np.int64) for name, drawn in events.items()},
    )


def write(folder: Path, wanted: Wanted) -> Path:
    """Write the extract: the tables of the contract that an impact study and the evaluation need."""
    folder.mkdir(parents=True, exist_ok=True)
    people = invent(wanted)
    meta = {
        "format": 1,
        "service": "DEMONSTRATION: everybody here is invented",
        "created_at": MADE_AT,
        "areas": [
            {"area": area, "nation": nation, "launch_date": "2020-06-01", "data_date": "2023-06-30", "complete": True}
            for area, nation in zip(AREAS, NATIONS, strict=True)
        ],
    }  # fmt: skip
    (folder / "extract.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    _write(
        folder,
        "units",
        ("unit_id", "group", "area", "index_month", "person_id", "age", "sex"),
        _units(people),
    )
    _write(folder, "unit_months", ("unit_id", "month", *MEANS), _unit_months(people))
    _write(folder, "unit_windows", ("unit_id", "observed_from", "observed_to"), _windows(people))
    _write_service(folder, people)
    return folder


def _units(people: Invented) -> Rows:
    for at in np.flatnonzero(people.found):
        start = people.start[at]
        served = start > 0
        yield (
            f"u{at:06d}",
            "service" if served else "comparison",
            AREAS[people.area[at]],
            month_text(int(start)) if served else "",
            f"p{at:06d}" if served else "",
            people.age[at],
            ("female", "male")[people.sex[at]],
        )


def _unit_months(people: Invented) -> Rows:
    together = np.stack(list(people.events.values()))
    happened = together.any(axis=0) & people.found[:, None]
    for at, month in zip(*np.nonzero(happened), strict=True):
        yield (f"u{at:06d}", month_text(FIRST + int(month)), *together[:, at, month])


def _windows(people: Invented) -> Rows:
    for at in np.flatnonzero(people.found):
        yield (f"u{at:06d}", month_text(FIRST), month_text(int(people.until[at])))


def _write_service(folder: Path, people: Invented) -> None:
    """The service's own tables, as small as the contract lets them be: a referral and an episode a young person."""
    served = np.flatnonzero(people.start)
    sexes = ("female", "male")
    _write(folder, "people", ("person_id", "sex"), ((f"p{at:06d}", sexes[people.sex[at]]) for at in served))
    _write(
        folder,
        "referrals",
        ("referral_id", "person_id", "area", "received_on", "age_at_referral", "source", "decision"),
        (
            (f"r{at:06d}", f"p{at:06d}", AREAS[people.area[at]], f"{month_text(int(people.start[at]))}-10",
             people.age[at], SOURCES[at % len(SOURCES)], "accepted_one_to_one")
            for at in served
        ),
    )  # fmt: skip
    _write(
        folder,
        "episodes",
        ("episode_id", "person_id", "referral_id", "area", "programme", "state", "open_from"),
        (
            (f"e{at:06d}", f"p{at:06d}", f"r{at:06d}", AREAS[people.area[at]], "one_to_one", "active",
             f"{month_text(int(people.start[at]))}-15")
            for at in served
        ),
    )  # fmt: skip


def _write(folder: Path, name: str, header: Sequence[str], rows: Rows) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    """The command."""
    usual = Wanted()
    parser = argparse.ArgumentParser(description="Write an invented extract for an impact study.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--service", type=int, default=usual.service)
    parser.add_argument("--comparison", type=int, default=usual.comparison)
    parser.add_argument("--effect", type=float, default=usual.effect)
    parser.add_argument("--seed", type=int, default=usual.seed)
    given = parser.parse_args()
    folder = write(given.folder, Wanted(given.service, given.comparison, given.effect, given.seed))
    print(f"An invented extract is in {folder}.")


if __name__ == "__main__":
    main()
