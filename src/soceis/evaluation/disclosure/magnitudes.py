"""The rules for totals and means of amounts: whether one contributor could be learnt from them."""

from collections.abc import Sequence
from fractions import Fraction

from soceis.evaluation.disclosure.policies import Policy


def dominated(amounts: Sequence[int], n: int, k: float) -> bool:
    """Whether the `n` largest of the amounts (0 or more) make more than the share `k` of their total.

    The (n, k) rule: Hundepool et al., Statistical Disclosure Control (2012), section 4.2.
    """
    total = sum(amounts)
    return total > 0 and Fraction(sum(sorted(amounts)[-n:])) > Fraction(k) * total


def guessable(amounts: Sequence[int], p: float) -> bool:
    """Whether the second largest contributor could guess the largest amount to within the share `p` of it.

    The p% rule: what is left of the total without the two largest is less than p times the largest.
    Source: as above.
    """
    ordered = sorted(amounts, reverse=True)
    if not ordered or ordered[0] == 0:
        return False
    return sum(ordered[2:]) < Fraction(p) * ordered[0]


def may_show_magnitude(amounts: Sequence[int], policy: Policy) -> bool:
    """Whether the total or the mean of these amounts, one a person, may leave under a policy."""
    if len(amounts) < policy.smallest_group:
        return False
    if policy.dominance is not None and dominated(amounts, *policy.dominance):
        return False
    return policy.p_percent is None or not guessable(amounts, policy.p_percent)
