"""One measured linkage in a process of its own: `python -m soceis.config.bench.linkage.measure WHAT FOLDER`.

WHAT is `ours` (read both files, standardise, train, score, one-to-one, rates) or `splink` (the same standardised
records, comparisons and blocks, read from Parquet, in Splink as its own documentation has it: train, predict).
Prints a line of JSON: seconds, peak memory in MB, precision and recall.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from soceis.evaluation.linkage.comparisons import as_splink, comparisons_of, rule_as_sql
from soceis.evaluation.linkage.links import link
from soceis.evaluation.linkage.quality import quality_of
from soceis.evaluation.linkage.records import Records, read_records
from soceis.evaluation.linkage.settings import Settings

SERVICE, POLICE, TRUTH = "linkage_service.csv", "linkage_police.csv", "truth.json"
THRESHOLD = 0.95


def ours(folder: Path) -> list[tuple[str, str]]:
    """The accepted pairs of the whole linkage."""
    links = link(read_records(folder / SERVICE), read_records(folder / POLICE), Settings())
    quality_of(links)
    left, right = links.left[links.is_accepted], links.right[links.is_accepted]
    return [
        (links.service.ids[a], links.police.ids[b])
        for a, b in zip(left.tolist(), right.tolist(), strict=True)
    ]


def alone(folder: Path) -> list[tuple[str, str]]:
    """Pairs above the threshold of Splink without us; the standardised records were written beforehand."""
    import duckdb
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")
    settings = Settings()
    connection = duckdb.connect()
    database = DuckDBAPI(connection)
    tables = []
    for name in ("a", "b"):
        connection.execute(f"CREATE TABLE raw_{name} AS FROM '{folder}/{name}.parquet'")
        tables.append(database.register(f"raw_{name}", dataset_display_name=name))
    told: dict[str, Any] = {
        "link_type": "link_only",
        "comparisons": [as_splink(each) for each in comparisons_of(settings)],
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule_as_sql(rule), "sql_dialect": "duckdb"} for rule in settings.blocking
        ],
        "probability_two_random_records_match": 5e-7,
        "retain_matching_columns": False,
        "unique_id_column_name": "n",
        "max_iterations": 25,
        "em_convergence": 0.001,
    }
    linker = Linker(tables, told, log_level=None)
    linker.training.estimate_u_using_random_sampling(
        max_pairs=settings.pairs, seed=settings.seed, num_chunks=1
    )
    for rule in settings.training:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule_as_sql(rule), estimate_without_term_frequencies=True, max_pairs=1e6
        )
    found = linker.inference.predict(threshold_match_probability=0.01)
    rows = connection.execute(
        f"SELECT a.record_id, b.record_id FROM {found.physical_name} p JOIN raw_a a ON p.n_l = a.n"
        f" JOIN raw_b b ON p.n_r = b.n WHERE p.match_probability >= {THRESHOLD}"
    ).fetchall()
    return [(one, other) for one, other in rows]


def standardise(folder: Path) -> None:
    """Write what `alone` reads."""
    import pyarrow as pa
    from pyarrow import parquet

    for name, file in (("a", SERVICE), ("b", POLICE)):
        records: Records = read_records(folder / file)
        parquet.write_table(
            records.columns.append_column("record_id", pa.array(records.ids)), folder / f"{name}.parquet"
        )


def scores(found: Iterable[tuple[str, str]], truth: dict[str, str]) -> tuple[float, float]:
    """Precision and recall."""
    pairs = list(found)
    right = sum(truth.get(one) == other for one, other in pairs)
    return right / max(1, len(pairs)), right / max(1, len(truth))


def main() -> None:
    """Measure, print."""
    what, name = sys.argv[1:]
    folder = Path(name)
    if what == "standardise":
        standardise(folder)
        return
    np.zeros(1)
    began = time.perf_counter()
    found = ours(folder) if what == "ours" else alone(folder)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    precision, recall = scores(found, json.loads((folder / TRUTH).read_text(encoding="utf-8")))
    told = {"seconds": seconds, "megabytes": peak, "precision": precision, "recall": recall}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
