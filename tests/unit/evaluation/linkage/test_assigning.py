"""One record to at most one other."""

import numpy as np

from soceis.evaluation.linkage.assigning import assigned


def chosen(pairs: list[tuple[int, int, float]], how: str = "optimal") -> set[tuple[int, int]]:
    left, right, probability = (np.array(column) for column in zip(*pairs, strict=True))
    keep, _ = assigned(
        left.astype(np.int32),
        right.astype(np.int32),
        probability,
        how="greedy" if how == "greedy" else "optimal",
    )
    return {(int(a), int(b)) for a, b in zip(left[keep], right[keep], strict=True)}


def test_the_best_pair_first_may_leave_two_with_nothing_that_the_optimum_gives_something() -> None:
    pairs = [(0, 0, 0.95), (0, 1, 0.90), (1, 0, 0.90)]
    assert chosen(pairs, "greedy") == {(0, 0)}
    assert chosen(pairs, "optimal") == {(0, 1), (1, 0)}


def test_pairs_without_rivals_are_all_chosen() -> None:
    assert chosen([(0, 3, 0.02), (1, 2, 0.99)]) == {(0, 3), (1, 2)}


def test_of_equals_the_first_wins_in_whatever_order_they_come() -> None:
    pairs = [(0, 0, 0.8), (0, 1, 0.8), (0, 2, 0.8)]
    assert chosen(pairs) == chosen(pairs[::-1]) == {(0, 0)}


def test_nothing_to_assign_is_no_error() -> None:
    keep, too_large = assigned(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0))
    assert (len(keep), too_large) == (0, 0)
