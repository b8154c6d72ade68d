"""One measured thing in a process of its own: `python -m soceis.config.bench.evaluation.measure WHAT WHICH FOLDER`.

WHAT is bare, pandas, tuned (pandas), or an engine; WHICH is contract or all. Prints a line of JSON: seconds on the
clock, seconds of processor, peak memory in MB, and a digest of the counts.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from soceis.config.bench.evaluation.bare import Counts, Which


def counted(what: str) -> Callable[[Path, Which], Counts]:
    """What is measured under a name, with everything that it needs imported already."""
    import duckdb
    import numpy as np
    import pyarrow.parquet

    pyarrow.array(np.zeros(1))  # loads what pyarrow loads when first used
    duckdb.connect().close()
    from soceis.config.bench.evaluation import bare, ours, plain, tuned

    if what == "bare":
        return bare.tables
    if what in ("pandas", "tuned"):
        import pandas as pd

        pd.DataFrame({"a": [1]}).merge(pd.DataFrame({"a": [1]}))
        return plain.tables if what == "pandas" else tuned.tables
    return lambda folder, which: ours.tables(folder, which, what)


def digest(counts: Counts) -> str:
    """Equal for equal counts. A row with nobody in it, which a query does not find, is no difference."""
    found = sorted((*place, round(float(n), 6), base) for place, (n, base) in counts.items() if n)
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def main() -> None:
    """Measure, print."""
    what, which, folder = sys.argv[1:]
    count = counted(what)
    began, worked = time.perf_counter(), time.process_time()
    counts = count(Path(folder), cast("Which", which))
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"seconds": seconds, "processor": processor, "megabytes": peak, "digest": digest(counts)}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
