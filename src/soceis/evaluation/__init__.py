"""Evaluation: every table and figure of the evaluation report, out of an extract of the records.

Pure Python: no web framework, no database server, no names of people. Nothing here keeps state, and
DuckDB, Arrow and the drawing library are loaded when first used.

    extract = read_folder("extract")                      # or Extract.from_tables(meta, tables)
    results = evaluate(extract, mapping="corrected")      # frozen; results.table("case_status").cells
    results_as_json(results)                              # the contract of results.json
    differences(evaluate(extract, "published_2023"), results)
    compare_with_print(evaluate(extract, "published_2023"))
    for durations in durations_by_area(extract):
        duration_figure(durations)                        # an SVG as text
    write_outputs(extract, folder, options)               # all that `soceis evaluate` writes
    write_extract(tables, meta, folder)                   # the contract's extract.json and CSV files
"""

from soceis.evaluation.cells import Cell, Excluded, Statistic, Table
from soceis.evaluation.codes import MAPPINGS, OVERALL, MappingName
from soceis.evaluation.differences import Difference, differences
from soceis.evaluation.durations import AreaDurations, durations_by_area, full_months
from soceis.evaluation.errors import (
    CannotWrite,
    EvaluationError,
    ExtractUnreadable,
    UnknownArea,
    UnknownOption,
)
from soceis.evaluation.figures import alternative_text, caption, duration_figure, duration_image
from soceis.evaluation.frames import Area, Extract, Finding, read_folder, write_extract
from soceis.evaluation.outputs import Options, write_outputs
from soceis.evaluation.published import PrintedCell, compare_with_print
from soceis.evaluation.results import Results, evaluate, results_as_json
from soceis.evaluation.words import area_in_words, row_in_words

__all__ = [
    "MAPPINGS",
    "OVERALL",
    "Area",
    "AreaDurations",
    "CannotWrite",
    "Cell",
    "Difference",
    "EvaluationError",
    "Excluded",
    "Extract",
    "ExtractUnreadable",
    "Finding",
    "MappingName",
    "Options",
    "PrintedCell",
    "Results",
    "Statistic",
    "Table",
    "UnknownArea",
    "UnknownOption",
    "alternative_text",
    "area_in_words",
    "caption",
    "compare_with_print",
    "differences",
    "duration_figure",
    "duration_image",
    "durations_by_area",
    "evaluate",
    "full_months",
    "read_folder",
    "results_as_json",
    "row_in_words",
    "write_extract",
    "write_outputs",
]
