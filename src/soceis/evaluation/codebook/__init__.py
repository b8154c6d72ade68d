"""The codebook: every table in four formats, with its data dictionary inside the files and beside them.

CSV and Parquet hold codes as words; SPSS (.sav) and Stata (.dta) hold them as numbers with labels. A missing
value keeps its reason: nothing recorded, not usable, not asked, not known, does not apply, suppressed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from soceis.evaluation.codebook.beside import described_beside
from soceis.evaluation.codebook.files import (
    SPSS,
    STATA,
    as_csv,
    as_parquet,
    as_spss,
    as_stata,
    fitted_names,
)
from soceis.evaluation.codebook.printed import curves_dataset, excluded_dataset, results_dataset
from soceis.evaluation.codebook.records import TITLES, record_datasets
from soceis.evaluation.codebook.variables import MISSING, MISSING_BY_WHY, Code, Dataset, Missing, Variable
from soceis.evaluation.frames import Extract
from soceis.evaluation.results import Results

__all__ = ["MISSING", "Code", "Dataset", "Missing", "Variable", "codebook_files", "datasets"]

FORMAT = 1
POLICY_WITH_RECORDS = "internal"
# A longer table is written as Parquet alone: SPSS and Stata would take minutes and gigabytes for it.
LARGEST_IN_EVERY_FORMAT = 250_000
HEADER = (
    "table", "name", "label", "description", "type", "unit", "codes", "missing", "source", "sensitivity",
    "spss_name", "stata_name",
)  # fmt: skip
LEVELS = {
    "S0": "Not about a person",
    "S1": "Personal",
    "S2": "Special category or criminal-offence data",
    "S3": "Intelligence, third parties, safety-critical",
}


def datasets(results: Results, extract: Extract, policy: str) -> Iterator[Dataset]:
    """The tables of the results and, under the policy `internal` alone, of what was left out and of the extract."""
    yield results_dataset(results)
    curves = curves_dataset(results)
    if curves is not None:
        yield curves
    if policy == POLICY_WITH_RECORDS:
        yield excluded_dataset(results)
        yield from record_datasets(extract, [area.name for area in results.areas])


def codebook_files(results: Results, extract: Extract, policy: str = "release") -> dict[str, bytes]:
    """Every file of the codebook: name (without folder) -> content; the same input gives the same bytes.

    NAME.csv, .parquet, .sav and .dta for each table, codebook.json and codebook.csv. `results` are those of the
    policy. Records of people are written under the policy `internal` alone, and only of the areas of the results.
    ExtractUnreadable when a file of the extract is no longer what was read.
    """
    day = max((as_at for _, as_at in results.as_at), default=date(1970, 1, 1))
    files: dict[str, bytes] = {}
    described: list[dict[str, Any]] = []
    for dataset in datasets(results, extract, policy):
        written = dict(_written(dataset, day))
        files |= written
        described.append(_described(dataset, sorted(written)))
    with_records = policy == POLICY_WITH_RECORDS
    absent = sorted(set(TITLES) - set(extract.tables)) if with_records else []
    beside = list(described_beside(tuple(extract.tables))) if with_records else []
    book = {
        "format": FORMAT,
        "mapping": results.mapping,
        "policy": policy,
        "sensitivity": LEVELS,
        "missing": [
            {"why": m.why, "spss": m.number, "stata": f".{m.letter}", "label": m.label} for m in MISSING
        ],
        "tables": described,
        "not_in_extract": absent,
        "beside": beside,
        "contents": _contents(results),
    }
    files["codebook.json"] = (json.dumps(book, indent=1, ensure_ascii=False) + "\n").encode()
    files["codebook.csv"] = _as_lines(described, beside)
    return files


def _written(dataset: Dataset, day: date) -> Iterator[tuple[str, bytes]]:
    yield f"{dataset.name}.parquet", as_parquet(dataset)
    if dataset.content.num_rows > LARGEST_IN_EVERY_FORMAT:
        return
    yield f"{dataset.name}.csv", as_csv(dataset)
    yield f"{dataset.name}.sav", as_spss(dataset, day)
    yield f"{dataset.name}.dta", as_stata(dataset, day)


def _described(dataset: Dataset, files: list[str]) -> dict[str, Any]:
    names = [variable.name for variable in dataset.variables]
    spss, stata = fitted_names(names, SPSS), fitted_names(names, STATA)
    return {
        "table": dataset.name,
        "title": dataset.title,
        "about": dataset.about,
        "rows": dataset.content.num_rows,
        "files": files,
        "variables": [
            {
                "name": v.name,
                "label": v.label,
                "description": v.description,
                "type": v.type,
                "unit": v.unit or None,
                "codes": [_code(code) for code in v.codes],
                "missing": list(v.missing),
                "source": v.source,
                "sensitivity": v.level,
                "spss_name": spss[v.name],
                "stata_name": stata[v.name],
            }
            for v in dataset.variables
        ],
    }


def _code(code: Code) -> dict[str, Any]:
    letter = f".{MISSING_BY_WHY[code.missing].letter}" if code.missing else code.number
    return {"code": code.code, "spss": code.number, "stata": letter, "label": code.label}


def _contents(results: Results) -> list[dict[str, str]]:
    """What each table and curve of the results is, in words."""
    tables = [
        {"name": t.name, "title": t.title, "unit": str(t.unit), "by": str(t.by), "definition": t.definition}
        for t in results.all_tables
    ]
    curves = {c.name: c for c in results.curves}.values()
    return [
        *tables,
        *({"name": c.name, "title": c.title, "unit": "days", "definition": c.definition} for c in curves),
    ]


def _as_lines(described: list[dict[str, Any]], beside: list[dict[str, Any]]) -> bytes:
    """codebook.csv: one line a variable; those beside the contract have no names in SPSS and Stata."""
    text = io.StringIO()
    lines = csv.DictWriter(text, HEADER, extrasaction="ignore", lineterminator="\n")
    lines.writeheader()
    for table in described:
        for variable in table["variables"]:
            codes = "; ".join(f"{c['spss']} {c['code']} = {c['label']}" for c in variable["codes"])
            missing = "; ".join(MISSING_BY_WHY[why].label for why in variable["missing"])
            lines.writerow({**variable, "table": table["table"], "codes": codes, "missing": missing})
    for table in beside:
        for variable in table["variables"]:
            lines.writerow({**variable, "table": table["table"], "codes": "; ".join(variable["codes"])})
    return text.getvalue().encode()
