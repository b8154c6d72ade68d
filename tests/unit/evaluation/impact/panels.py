"""Panels for tests: the county data, and invented ones."""

from __future__ import annotations

import gzip
import hashlib
import pickle
from functools import cache
from pathlib import Path

import numpy as np

from soceis.evaluation.impact.panel import Panel, framed, make_panel, month_number

COUNTIES = Path(__file__).resolve().parents[3] / "data/mpdta/mpdta_long.pkl.gz"
SHA256 = "3d39793685a00cef5a7ee6e5f11ddaee02099f7107a99fa8e1c335416cf49023"
FIRST = month_number("2022-01")


@cache
def counties() -> Panel:
    """mpdta: years stand where months are, which are whole numbers too."""
    content = COUNTIES.read_bytes()
    assert hashlib.sha256(content).hexdigest() == SHA256
    rows = pickle.loads(gzip.decompress(content))  # noqa: S301 - its hash is known
    wide = rows.pivot(index="countyreal", columns="year", values="lemp")
    start = rows.groupby("countyreal")["first.treat"].first()
    size = rows.groupby("countyreal")["lpop"].first()
    return framed(
        make_panel(
            start.to_numpy(),
            wide.columns.to_numpy(),
            {"lemp": wide.to_numpy()},
            covariates={"lpop": size.to_numpy()},
        )
    )


def invented(
    seed: int,
    n: int = 60,
    m: int = 8,
    cohorts: tuple[int, ...] = (3, 5, 6),
    share: float = 0.5,
    rate: float = 1.0,
    effect: float = 1.0,
) -> Panel:
    """Counts of n units over m months; cohorts start in the given months (from 0), at `effect` times the rate."""
    rng = np.random.default_rng(seed)
    line = FIRST + np.arange(m)
    start = np.where(rng.random(n) < share, FIRST + rng.choice(cohorts, n), 0)
    own = rng.gamma(1.5, rate / 1.5, n)
    on = (start[:, None] > 0) & (line[None, :] >= start[:, None])
    counts = rng.poisson(own[:, None] * np.where(on, effect, 1.0))
    return framed(make_panel(start, line, {"offences": counts}))
