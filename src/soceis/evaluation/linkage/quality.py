"""How good a linkage is, before anything is estimated from it.

Expected precision: the mean probability of the accepted pairs. Expected recall: the accepted pairs that are
expected to be right, of all pairs that are expected to match among the candidates, no record being expected in
more than one. Both trust the model, and pairs that no block brought together are not in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from soceis.evaluation.cells import print_percent
from soceis.evaluation.linkage.links import Links
from soceis.evaluation.linkage.records import numbers_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

By = Literal["all", "area", "known"]
ALL, NO_AREA, NOTHING = "all", "not known", "nothing"


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some of the service's records are linked. `by` says what `group` names."""

    by: By
    group: str
    n: int
    base: int
    for_review: int

    @property
    def printed(self) -> str:
        """Such as "23 of 30 young people (77%)"."""
        return f"{self.n:,} of {self.base:,} young people ({print_percent(self.n, self.base)}%)"


@dataclass(frozen=True, slots=True)
class Quality:
    """The rates of a linkage, and what the model expects of its pairs (None where there are no pairs)."""

    rates: tuple[Rate, ...]
    accepted: int
    for_review: int
    expected_matches: float
    precision: float | None
    recall: float | None

    def rate(self, by: By, group: str) -> Rate:
        """One rate; KeyError when there is none of that group."""
        for rate in self.rates:
            if (rate.by, rate.group) == (by, group):
                return rate
        raise KeyError((by, group))


def quality_of(links: Links, which: NDArray[np.bool_] | None = None) -> Quality:
    """The quality of the accepted pairs of a linkage, or of others of its candidates (bool[k])."""
    accepted = links.is_accepted if which is None else which
    review = links.is_for_review if which is None else links.is_for_review & ~accepted
    expected = expected_matches(links)
    right = float(links.probability[accepted].sum())
    count = int(accepted.sum())
    return Quality(
        tuple(_rates(links, accepted, review)),
        count,
        int(review.sum()),
        expected,
        right / count if count else None,
        min(right / expected, 1.0) if expected else None,
    )


def expected_matches(links: Links) -> float:
    """How many pairs are expected to match among the candidates, no record counting more than once."""
    import numpy as np

    if not len(links.left):
        return 0.0
    return min(
        float(np.minimum(np.bincount(ends, weights=links.probability), 1.0).sum())
        for ends in (links.left, links.right)
    )


def _rates(links: Links, accepted: NDArray[np.bool_], review: NDArray[np.bool_]) -> Iterator[Rate]:
    """Each unit of the service counts once, by its first record."""
    import numpy as np

    units = numbers_of(links.service.units)
    first = np.unique(units, return_index=True)[1]
    linked = np.isin(units[first], units[links.left[accepted]])
    waiting = np.isin(units[first], units[links.left[review]]) & ~linked
    ways: tuple[tuple[By, Sequence[str]], ...] = (
        ("all", (ALL,) * len(links.service)),
        ("area", [area or NO_AREA for area in links.service.areas]),
        ("known", known_of(links)),
    )
    for by, names in ways:
        group = numbers_of(names)[first]
        counts = [np.bincount(group[which], minlength=len(names)) for which in (group >= 0, linked, waiting)]
        for name, number in sorted(
            {names[place]: int(group[at]) for at, place in enumerate(first.tolist())}.items()
        ):
            base, n, later = (int(count[number]) for count in counts)
            yield Rate(by, name, n, base, later)


def known_of(links: Links) -> list[str]:
    """Which fields each record of the service has, as words: "first_name, last_name, sex"."""
    import numpy as np

    fields = [each.name for each in links.settings.fields]
    places = [
        f"{each.name}_district" if each.kind == "postcode" else each.name for each in links.settings.fields
    ]
    there = [np.asarray(links.service.columns.column(place).is_valid()) for place in places]
    code = np.zeros(len(links.service), dtype=np.int64)
    for number, valid in enumerate(there):
        code += valid.astype(np.int64) << number
    words = {
        value: ", ".join(field for number, field in enumerate(fields) if value >> number & 1) or NOTHING
        for value in np.unique(code).tolist()
    }
    return [words[value] for value in code.tolist()]


def quality_as_json(quality: Quality) -> dict[str, Any]:
    """The quality as it stands in rates.json."""
    return {
        "accepted": quality.accepted,
        "for_review": quality.for_review,
        "expected_matches": quality.expected_matches,
        "expected_precision": quality.precision,
        "expected_recall": quality.recall,
        "rates": [{**asdict(rate), "printed": rate.printed} for rate in quality.rates],
    }
