"""A release of the tables beside the contract: an attacker reads every number in them, and learns no small one."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from soceis.evaluation import Results, evaluate
from soceis.evaluation.cells import Table
from soceis.evaluation.disclosure import POLICIES, Policy, protect
from soceis.evaluation.frames import beside
from tests.generative.evaluation.attacker import Attacker, Sum
from tests.generative.evaluation.crowds import worked_crowd

# Each takes seconds.
EXAMPLES = max(1, settings().max_examples // 5 if settings().max_examples > 100 else 0)
PURPOSES = ("police_linkage", "interview", "photo", "caregiver_updates")
ANSWERS = ("given", "refused", "withdrawn", "not_asked")
BEFORE_AND_AFTER = ("one then one", "one then nobody", "nobody then one", "nobody then nobody")
Kinds = tuple[str, ...]


def answers_to(purpose: str) -> Kinds:
    return tuple(f"{purpose}_{answer}" for answer in ANSWERS)


def kinds_of(table: str, row: str) -> tuple[Kinds, Kinds]:
    """The finest kinds behind the number and behind the base of a row."""
    if table == "permissions_by_purpose":
        return (row,), next(answers_to(purpose) for purpose in PURPOSES if row in answers_to(purpose))
    if table == "consultations_by_partner":
        both = tuple(f"{one} {partner}" for partner in beside.PARTNERS for one in ("became", "stayed"))
        return (f"became {row}", f"stayed {row}"), both
    if table == "consultations_became_referrals":
        return (f"became {row}",), (f"became {row}", f"stayed {row}")
    if table in ("network_start", "network_end"):
        ends = tuple(f"{row}: {ends}" for ends in BEFORE_AND_AFTER)
        return ends[:2] if table == "network_start" else (ends[0], ends[2]), ends
    if table in ("measures_better", "measures_held"):
        kinds = tuple(f"{row}: {change}" for change in ("truer", "stayed", "less true"))
        return kinds[:1] if table == "measures_better" else kinds[:2], kinds
    return {
        "first_attempt_days": (("met", "tried"), ("met", "tried", "never tried")),
        "first_attended_days": (("met",), ("met", "tried", "never tried")),
    }.get(table, ((f"{table}: {row}",), (f"{table}: {row}", f"{table}: not {row}")))


READ = (
    "first_attempt_days",
    "first_attended_days",
    "permissions_by_purpose",
    "milestones",
    "network_start",
    "network_end",
    "measures_better",
    "measures_held",
    "help_unmet_reasons",
    "consultations_by_partner",
    "consultations_became_referrals",
)


def know_the_definitions(attacker: Attacker, columns: list[str]) -> None:
    """Everybody who was met stands once under each question; whoever was tried is the base of the first steps."""
    for column in columns:
        for purpose in PURPOSES:
            attacker.same(
                attacker.all_of(answers_to(purpose), "area", column), attacker.of("met", "area", column)
            )
        for step in beside.MILESTONES:
            kinds = kinds_of("milestones", step)[1]
            attacker.same(
                attacker.all_of(kinds, "area", column), attacker.all_of(("met", "tried"), "area", column)
            )


def counts_of(attacker: Attacker, table: Table) -> Iterator[tuple[str, Sum, int | None]]:
    """Every number, base and rest of a table: what it is, what is behind it, and what is printed."""
    for cell in table.cells:
        kinds, of = kinds_of(table.name, cell.row)
        number, base = (attacker.all_of(found, "area", cell.area) for found in (kinds, of))
        where = f"{table.name}, {cell.row}, {cell.area}"
        rest = None if cell.n is None or cell.base is None else cell.base - cell.n
        yield where, number, cell.n
        yield f"base of {where}", base, cell.base
        if table.name not in ("permissions_by_purpose", "consultations_by_partner"):
            yield f"rest of {where}", attacker.total([base, attacker.total([number], -1)]), rest


def attack(results: Results, policy: Policy) -> None:
    released = protect(results, policy)
    pooled = tuple(area.name for area in results.areas if area.complete)
    attacker = Attacker("corrected", pooled, {}, policy.rounding, policy.threshold)
    know_the_definitions(attacker, [area.name for area in results.areas])
    secrets, withheld = [], 0
    for name in READ:
        shown = counts_of(attacker, released.table(name))
        for (where, what, found), (_, _, true) in zip(
            shown, counts_of(attacker, results.table(name)), strict=True
        ):
            assert true is not None
            if found is None:
                secrets.append((where, what, true))
            else:
                assert policy.rounding > 1 or where.startswith("base") or not policy.is_small(found), where
                if not where.startswith("rest"):
                    attacker.reads(what, found)
            withheld += found is None and name == "permissions_by_purpose"
    assert withheld, "the crowd has nothing to hide"
    small = [secret for secret in secrets if policy.is_small(secret[2])]
    learnt = attacker.learns([what for _, what, _ in small], [(1, policy.threshold)] * len(small))
    for (where, _, true), (low, high) in zip(small, learnt, strict=True):
        assert low <= 1, (where, true, low, high)
        assert high >= policy.threshold, (where, true, low, high)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=EXAMPLES)
def test_a_release_of_the_work_gives_no_small_number_away(seed: int) -> None:
    attack(evaluate(worked_crowd(seed, 70)), POLICIES["release"])
