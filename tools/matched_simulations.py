"""What each comparison finds where nothing was done: as docs/explanation/difference-in-differences.md prints it.

The worlds are those of the tests: months in a bad spell that ends by itself, referral out of such a spell, and no
effect on anybody. About 40 young people are referred in a world; each is matched with three others in risk sets.

    python -m tools.matched_simulations [WORLDS]
"""

from __future__ import annotations

import sys

import numpy as np

from soceis.evaluation.impact import (
    Control,
    Panel,
    aggregate,
    group_time,
    randomisation_inference,
    rate_ratio,
    summarise,
)
from tests.unit.evaluation.impact.test_matched_controls import matched_world

WORLDS, DRAWS, LEVEL = 200, 199, 0.05
COLUMNS = (
    "compared with", "mean effect", "spread of effects", "mean error", "found, analytic", "found, randomisation",
    "mean log ratio", "found, Poisson",
)  # fmt: skip


def asked_of(panel: Panel, control: Control, seed: int) -> list[float]:
    """One world: effect, error, found by the analytic error, by randomisation; log ratio, found by it."""
    summary = summarise(panel, "offences")
    linear = aggregate(group_time(summary, control), "simple", draws=0).overall
    if linear is None or linear.se is None:
        raise SystemExit("a world has no effect to estimate")
    exchanged = randomisation_inference(panel, "offences", control=control, draws=DRAWS, seed=seed)
    ratio = rate_ratio(summary, control)
    found = [each.p <= LEVEL for each in (linear, exchanged, ratio)]
    return [linear.estimate, linear.se, found[0], found[1], ratio.estimate, found[2]]


def main(worlds: int) -> None:
    asked: tuple[tuple[str, int, Control], ...] = (
        ("everybody never referred", 0, "never"),
        ("all who were matched to anybody", 1, "never"),
        ("those matched to them, at their month", 1, "matched"),
    )
    rows: list[list[list[float]]] = [[] for _ in asked]
    for seed in range(worlds):
        panels = matched_world(seed)
        for row, (_, which, control) in zip(rows, asked, strict=True):
            row.append(asked_of(panels[which], control, seed))
    print(" | ".join(COLUMNS))
    for row, (name, _, _) in zip(rows, asked, strict=True):
        all_worlds = np.array(row)
        mean, spread = all_worlds.mean(axis=0), float(all_worlds[:, 0].std(ddof=1))
        print(
            f"{name} | {mean[0]:+.3f} | {spread:.3f} | {mean[1]:.3f} | {mean[2]:.1%} | {mean[3]:.1%} |"
            f" {mean[4]:+.3f} | {mean[5]:.1%}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS)
