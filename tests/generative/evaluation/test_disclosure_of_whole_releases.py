"""Whole releases of random extracts: an attacker reads every number in them, and learns no small one."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from soceis.evaluation import MAPPINGS, MappingName, Results, evaluate
from soceis.evaluation.disclosure import POLICIES, Policy, protect, protected_durations
from soceis.evaluation.disclosure.steps import left_by
from soceis.evaluation.durations import durations_by_area
from soceis.evaluation.outputs import table_as_csv
from soceis.evaluation.results import results_as_json
from tests.generative.evaluation.attacker import (
    Attacker,
    Sum,
    know_the_curves,
    know_the_definitions,
    number_and_base,
    steps,
)
from tests.generative.evaluation.crowds import crowd

# Each takes seconds: two by default, two hundred in the long profile.
EXAMPLES = max(2, settings().max_examples // 5 if settings().max_examples > 100 else 0)
# Tables whose rows are all there is: what is left of a base without one of them is the other rows.
SPLIT = (
    "referral_source",
    "referral_reason",
    "case_status",
    "closure_reason",
    "closure_reason_corrected",
    "attempts_before_first_attended",
    "non_engagement_reasons",
    "non_engagement_changeable",
)


def as_written(results: Results, policy: Policy) -> dict[str, Any]:
    """What results.json holds, read back."""
    found: dict[str, Any] = json.loads(json.dumps(results_as_json(results, policy=policy.name)))
    return found


def tables_of(written: Mapping[str, Any]) -> dict[str, Any]:
    contract: dict[str, Any] = {name: {**table, "by": "area"} for name, table in written["tables"].items()}
    contract.update(written["further"])
    return contract


def counts_of(attacker: Attacker, written: Mapping[str, Any]) -> Iterator[tuple[str, Sum, int | None]]:
    """Every number and base of the tables: what it is of, what is behind it, and what is printed."""
    for name, table in tables_of(written).items():
        root = name.removesuffix(f"_by_{table['by']}")
        for cell in table["cells"]:
            number, base = number_and_base(attacker, table, root, cell)
            left = attacker.total([base, attacker.total([number], -1)])
            both = cell["n"] is not None and cell["base"] is not None
            where = f"{name}, {cell['row']}, {cell['area']}"
            yield where, number, cell["n"]
            yield f"base of {where}", base, cell["base"]
            if root not in SPLIT:
                yield f"rest of {where}", left, cell["base"] - cell["n"] if both else None


def in_steps(
    attacker: Attacker, results: Results, written: Mapping[str, Any]
) -> Iterator[tuple[str, Sum, int]]:
    """What left each true curve between two days at which any released one stands."""
    for curve in results.curves:
        own = [c for c in written["curves"] if c["name"] == curve.name]
        ends = sorted({point["time"] for c in own for point in c["points"]})
        before = left_by(curve.points, -1)
        for end in (*ends, "later"):
            by = left_by(curve.points, end if isinstance(end, int) else 100_000)
            for kind in ("events", "censored"):
                what = steps(attacker, curve.name, kind, curve.by, curve.group, [end])
                number = getattr(by, kind) - getattr(before, kind)
                yield f"{curve.name}, {curve.group}, {kind} until {end}", what, number
            before = by


def attack(results: Results, policy: Policy) -> None:
    written = as_written(protect(results, policy), policy)
    truth = as_written(results, policy)
    attacker = Attacker(
        results.mapping,
        tuple(area.name for area in results.areas if area.complete or results.mapping == "published_2023"),
        {area.name: area.nation for area in results.areas},
        policy.rounding,
        policy.threshold,
    )
    know_the_definitions(attacker, tables_of(written))
    know_the_curves(attacker, written["curves"])
    secrets = [(where, what, number) for where, what, number in in_steps(attacker, results, written)]
    for (where, what, shown), (_, _, true) in zip(
        counts_of(attacker, written), counts_of(attacker, truth), strict=True
    ):
        assert true is not None
        if shown is None:
            secrets.append((where, what, true))
        else:
            assert policy.rounding > 1 or where.startswith("base") or not policy.is_small(shown), where
            if not where.startswith("rest"):
                attacker.reads(what, shown)
    small = [secret for secret in secrets if policy.is_small(secret[2])]
    learnt = attacker.learns([what for _, what, _ in small], [(1, policy.threshold)] * len(small))
    for (where, _, true), (low, high) in zip(small, learnt, strict=True):
        assert low <= true <= high, (where, true, low, high)
        assert low <= 1, (where, true, low, high)
        assert high >= policy.threshold, (where, true, low, high)


@given(
    seed=st.integers(0, 10_000),
    people=st.integers(50, 120),
    mapping=st.sampled_from(MAPPINGS),
    policy=st.sampled_from(["release", "release", "youth_justice", "ons_10"]),
)
@settings(max_examples=EXAMPLES)
def test_nothing_small_can_be_worked_out_of_a_whole_release(
    seed: int, people: int, mapping: MappingName, policy: str
) -> None:
    attack(evaluate(crowd(seed, people), mapping), POLICIES[policy])


@given(seed=st.integers(0, 10_000), policy=st.sampled_from(["release", "ons_10"]))
@settings(max_examples=EXAMPLES)
def test_the_files_of_a_release_say_no_number_that_results_json_does_not_say(seed: int, policy: str) -> None:
    """So that the attacker above has read them all; the bars of the histograms stand for enough people each."""
    extract, rules = crowd(seed, 50), POLICIES[policy]
    released = protect(evaluate(extract), rules)
    written = tables_of(as_written(released, rules))
    for table in released.all_tables:
        lines = list(csv.DictReader(io.StringIO(table_as_csv(table))))
        found = written[table.name]
        cells = [[c["row"], c["area"], _text(c["n"]), _text(c["base"]), c["printed"]] for c in found["cells"]]
        numbers = [[s["row"], s["area"], "", "", s["printed"]] for s in found["statistics"]]
        assert [list(line.values()) for line in lines] == cells + numbers
    for durations in durations_by_area(extract):
        histogram = protected_durations(durations, rules)
        if histogram is not None:
            assert all(bar.people >= rules.histogram_minimum for bar in histogram.bars)
            assert histogram.bars[-1].last is None


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
