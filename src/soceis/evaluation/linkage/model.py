"""The probabilities: Splink's model of Fellegi and Sunter (1969), trained without labels.

u, how often a level is met among people who are not the same, comes from a random sample of pairs; m, how
often among records of one person, from expectation maximisation within several blocks. Both are corrected for
small files: some of the sampled pairs are the same person, which matters when the files are small, and what EM
learnt from few pairs is mixed with the defaults. How many pairs match at all is then estimated from the
weights of all candidates, again by expectation maximisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soceis.evaluation.linkage.backends import as_arrow, database_of, held
from soceis.evaluation.linkage.comparisons import (
    Comparison,
    as_splink,
    comparisons_of,
    levels_as_sql,
    rule_as_sql,
)
from soceis.evaluation.linkage.findings import Finding
from soceis.evaluation.linkage.households import Households, factor_as_sql
from soceis.evaluation.linkage.records import NUMBER, Records
from soceis.evaluation.linkage.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# So many pairs' worth of trust the defaults get beside what EM learnt.
TRUST = 20.0
FEW = 50
SMALLEST = 1e-9
# What a level counts as while EM runs when the sample held no pair of it.
LEAST_MET = 1e-6
# Pairs whose weight lies lower, at the first guess of how many match, are never near a threshold.
LOWEST_WEIGHT = -8.0
TRAINING_PAIRS = 1e6
ROUNDS = 50
NAMES = ("a", "b")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What was learnt about one level of one comparison."""

    field: str
    label: str
    m: float
    u: float
    trained: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """Every candidate pair, in a steady order, with its probability.

    `left` and `right` are places in the two sides, int32[k]; `probability` float64[k]. `matches` is the expected
    number of matching pairs among all.
    """

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    probability: NDArray[np.float64]
    levels: NDArray[np.int8]
    parameters: tuple[Parameter, ...]
    households: Households
    matches: float
    findings: tuple[Finding, ...]


def scored(left: Records, right: Records, settings: Settings, households: Households) -> Scored:
    """Train on both sides and score the pairs of every block; EngineUnavailable when Spark is not there."""
    comparisons = comparisons_of(settings)
    sizes = len(left), len(right)
    with database_of(settings) as database:
        tables = [
            database.register(held(database, side, name), dataset_display_name=name)
            for side, name in zip((left, right), NAMES, strict=True)
        ]
        learnt, findings = _trained(tables, comparisons, settings, sizes)
        found = _predicted(tables, comparisons, learnt, settings, households, sizes)
    return Scored(*found[:4], learnt, households, found[4], findings)


def _splink_settings(
    comparisons: Sequence[Comparison], settings: Settings, share: float, learnt: Sequence[Parameter] = ()
) -> dict[str, Any]:
    made = []
    for comparison in comparisons:
        values = [(each.m, each.u) for each in learnt if each.field == comparison.field.name]
        made.append(as_splink(comparison, values))
    return {
        "link_type": "link_only",
        "comparisons": made,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule_as_sql(rule), "sql_dialect": settings.backend}
            for rule in settings.blocking
        ],
        "probability_two_random_records_match": share,
        "retain_matching_columns": False,
        "unique_id_column_name": NUMBER,
        "max_iterations": 25,
        "em_convergence": 0.001,
    }


def _first_guess(sizes: tuple[int, int]) -> float:
    """Half of the smaller side has a match."""
    return min(0.5, 0.5 * min(sizes) / (sizes[0] * sizes[1]))


def _trained(
    tables: list[Any], comparisons: Sequence[Comparison], settings: Settings, sizes: tuple[int, int]
) -> tuple[tuple[Parameter, ...], tuple[Finding, ...]]:
    from splink import Linker

    share = _first_guess(sizes)
    linker = Linker(tables, _splink_settings(comparisons, settings, share), log_level=None)
    linker.training.estimate_u_using_random_sampling(
        max_pairs=settings.pairs, seed=settings.seed, num_chunks=1
    )
    told = {each["output_column_name"]: each for each in linker.misc.save_model_to_json()["comparisons"]}
    met = {
        each.field.name: [
            _number(level.get("u_probability")) for level in told[each.field.name]["comparison_levels"][1:]
        ]
        for each in comparisons
    }
    start = [
        Parameter(each.field.name, level.label, level.m, max(u, LEAST_MET), False)
        for each in comparisons
        for level, u in zip(each.levels, met[each.field.name], strict=True)
    ]
    # Each block teaches a model of its own: Splink's loses its comparisons when a block holds nothing to learn from.
    begun = _splink_settings(comparisons, settings, share, start)
    sessions = [_session(Linker(tables, begun, log_level=None), rule) for rule in settings.training]
    expected = share * sizes[0] * sizes[1]
    found: list[Parameter] = []
    findings: list[Finding] = []
    for comparison in comparisons:
        name = comparison.field.name
        u = met[name]
        m = _taught([session[name] for session in sessions if name in session], u)
        if not m:
            findings.append(Finding("not_trained", "", name, 1, ()))
        found += _settled(comparison, m, u, expected, share)
    if expected < FEW:
        findings.append(Finding("few_matches", "", "", 1, ()))
    return tuple(found), tuple(findings)


def _session(linker: Any, rule: Sequence[str]) -> dict[str, list[float]]:
    """{field: m of each level} of what the block of a rule teaches; empty when it holds no pair to learn from."""
    from splink.internals.exceptions import SplinkException

    try:
        session = linker.training.estimate_parameters_using_expectation_maximisation(
            rule_as_sql(rule), estimate_without_term_frequencies=True, max_pairs=TRAINING_PAIRS
        )
    except (SplinkException, ValueError, ZeroDivisionError):
        return {}
    return {
        each.output_column_name: [
            float(level.m_probability) for level in each.comparison_levels if not level.is_null_level
        ]
        for each in session.core_model_settings.comparisons
    }


def _number(value: Any) -> float:
    """A probability, or 0 where Splink says that the level was not met."""
    return float(value) if isinstance(value, (int, float)) else 0.0


def _taught(sessions: Sequence[Sequence[float]], u: Sequence[float]) -> list[float]:
    """The median m of each level; none from a session that took the pairs that differ for those that match."""
    from statistics import median

    sound = [m for m in sessions if m[0] > u[0]]
    return [median(values) for values in zip(*sound, strict=True)]


def _settled(
    comparison: Comparison, m: Sequence[float], u: Sequence[float], expected: float, share: float
) -> list[Parameter]:
    """m mixed with the defaults; u without the pairs of the sample that were the same person."""
    default = [level.m for level in comparison.levels]
    mixed = [
        (expected * taught + TRUST * own) / (expected + TRUST)
        for taught, own in zip(m or default, default, strict=True)
    ]
    apart = [
        max((met - share * own) / (1 - share), met / 20, SMALLEST) for met, own in zip(u, mixed, strict=True)
    ]
    return [
        Parameter(comparison.field.name, level.label, own / sum(mixed), met / sum(apart), bool(m))
        for level, own, met in zip(comparison.levels, mixed, apart, strict=True)
    ]


def _predicted(
    tables: list[Any],
    comparisons: Sequence[Comparison],
    learnt: Sequence[Parameter],
    settings: Settings,
    households: Households,
    sizes: tuple[int, int],
) -> tuple[Any, Any, Any, Any, float]:
    import numpy as np
    from splink import Linker

    share = _first_guess(sizes)
    linker = Linker(tables, _splink_settings(comparisons, settings, share, learnt), log_level=None)
    pairs = linker.inference.predict(threshold_match_weight=LOWEST_WEIGHT, warning_mode="never")
    fields = [f"gamma_{each.field.name}" for each in comparisons]
    factor = factor_as_sql(comparisons, learnt, households)
    levels_of = levels_as_sql(comparisons, pairs.physical_name, [table.physical_name for table in tables])
    table = as_arrow(
        linker.misc.query_sql(  # type: ignore[no-untyped-call]
            f"SELECT {NUMBER}_l, {NUMBER}_r, match_weight, {factor} AS home, {', '.join(fields)}"
            f" FROM ({levels_of}) ORDER BY {NUMBER}_l, {NUMBER}_r"
        ),
        settings,
    )
    left, right, weight, home = (table.column(place).to_numpy() for place in range(4))
    # A millionth of a bit: what the order of additions changes is never a difference between two pairs.
    odds = np.exp2(np.round(weight.astype(float), 6)) * (1 - share) / share
    probability, matches = _calibrated(odds, home.astype(float), households, sizes)
    keep = probability >= settings.floor
    levels = np.stack([table.column(field).to_numpy() for field in fields], axis=1).astype(np.int8)
    return (
        left[keep].astype(np.int32), right[keep].astype(np.int32), probability[keep], levels[keep], matches
    )  # fmt: skip


def _calibrated(
    odds: NDArray[np.float64], home: NDArray[np.float64], households: Households, sizes: tuple[int, int]
) -> tuple[NDArray[np.float64], float]:
    """The probability of each pair, and how many match, from what the agreements say (`odds`, without a prior).

    Expectation maximisation over the share of pairs that match. Besides "the same" and "strangers" a pair may
    be two people of one household (`home`: how much likelier that makes the agreements than "the same" does).
    """
    import numpy as np

    total = float(sizes[0]) * sizes[1]
    matches = _first_guess(sizes) * total
    probability = np.zeros(len(odds))
    for _ in range(ROUNDS):
        share = min(matches / total, 1 - SMALLEST)
        kin = households.others * min(sizes) / max(matches, 1.0)
        against = (1 - share) / (share * odds) + kin * home
        probability = 1 / (1 + against)
        before, matches = matches, min(max(float(probability.sum()), 0.5), float(min(sizes)))
        if abs(matches - before) < 1e-6 * before:
            break
    return np.round(probability, 12), matches
