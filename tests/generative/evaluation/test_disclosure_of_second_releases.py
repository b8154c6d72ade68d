"""Two releases about the same young people at two days: each is safe, and what they tell together is found."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from soceis.evaluation import evaluate
from soceis.evaluation.disclosure import POLICIES, entry_of, protect, revealed_by
from tests.generative.evaluation.crowds import LAST, crowd

# Each takes a second or two: three by default, eighty in the long profile.
PAIRS = max(3, settings().max_examples * 2 // 25 if settings().max_examples > 100 else 0)


@given(
    seed=st.integers(0, 10_000),
    months=st.integers(1, 8),
    policy=st.sampled_from(["release", "youth_justice"]),
)
@settings(max_examples=PAIRS)
def test_a_second_release_tells_no_small_difference_that_is_not_found(
    seed: int, months: int, policy: str
) -> None:
    """Referrals only ever grow: what two releases of the same people show, less one another, came in between."""
    extract, rules = crowd(seed, 90), POLICIES[policy]
    earlier = LAST - timedelta(days=30 * months)
    first, second = (protect(evaluate(extract, as_of=day, further=False), rules) for day in (earlier, None))
    found = revealed_by(entry_of(second, rules), [entry_of(first, rules)], rules)
    named = {(one.table, one.row, one.column) for one in found}
    for table in ("referral_source", "referral_reason"):
        shown = {(c.row, c.area): c.n for c in first.table(table).cells if c.n is not None}
        for cell in second.table(table).cells:
            before = shown.get((cell.row, cell.area))
            if cell.n is None or before is None:
                continue
            told = cell.n - before
            assert not 0 < told < rules.threshold or (table, cell.row, cell.area) in named
    for one in found:
        assert one.low <= one.high
