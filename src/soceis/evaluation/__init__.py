"""Evaluation: every table and figure of the evaluation report, out of an extract of the records.

Pure Python: no web framework, no database server, no names of people. Nothing here keeps state, and
DuckDB, Arrow and the drawing library are loaded when first used.

    extract = read_folder("extract")                      # or Extract.from_tables(meta, tables)
    results = evaluate(extract, mapping="corrected")      # frozen; results.table("case_status").cells
    results.further, results.curves                       # equality, engagement; times until something happens
    results_as_json(results)                              # the contract of results.json
    differences(evaluate(extract, "published_2023"), results)
    compare_with_print(evaluate(extract, "published_2023"))
    for durations in durations_by_area(extract):
        duration_figure(durations)                        # an SVG as text
    write_outputs(extract, folder, options)               # all that `soceis evaluate` writes
    make_outputs(extract, options)                        # the same in memory: {name: bytes}
    codebook_files(results, extract, policy)              # every table for other programs: {name: bytes}
    write_extract(tables, meta, folder)                   # the contract's extract.json and CSV files
    adapted = adapt(read_mapping(path), folder, key)      # one area's workbooks, as tables and counts
    meta, tables = combine([adapted], created_at)         # one extract of several areas
"""

from soceis.evaluation.adapting import (
    Adapted,
    AreaMapping,
    adapt,
    combine,
    new_key,
    read_key,
    read_mapping,
    readiness_html,
    readiness_json,
)
from soceis.evaluation.cells import Cell, Excluded, Statistic, Table
from soceis.evaluation.codebook import codebook_files
from soceis.evaluation.codes import MAPPINGS, OVERALL, MappingName
from soceis.evaluation.differences import Difference, differences
from soceis.evaluation.durations import AreaDurations, durations_by_area, full_months
from soceis.evaluation.errors import (
    CannotWrite,
    EngineUnavailable,
    EvaluationError,
    ExtractUnreadable,
    KeyUnusable,
    MappingInvalid,
    UnknownArea,
    UnknownOption,
    WorkbookUnreadable,
)
from soceis.evaluation.figures import alternative_text, caption, duration_figure, duration_image
from soceis.evaluation.figures.curves import (
    curve_caption,
    curve_description,
    curve_figure,
    curve_name,
    curve_table,
)
from soceis.evaluation.frames import Area, Extract, Finding, read_folder, write_extract
from soceis.evaluation.outputs import Options, make_outputs, write_outputs
from soceis.evaluation.published import PrintedCell, compare_with_print
from soceis.evaluation.results import Results, evaluate, results_as_json
from soceis.evaluation.survival import Curve, LogRank, Point
from soceis.evaluation.words import area_in_words, column_in_words, row_in_words

__all__ = [
    "MAPPINGS",
    "OVERALL",
    "Adapted",
    "Area",
    "AreaDurations",
    "AreaMapping",
    "CannotWrite",
    "Cell",
    "Curve",
    "Difference",
    "EngineUnavailable",
    "EvaluationError",
    "Excluded",
    "Extract",
    "ExtractUnreadable",
    "Finding",
    "KeyUnusable",
    "LogRank",
    "MappingInvalid",
    "MappingName",
    "Options",
    "Point",
    "PrintedCell",
    "Results",
    "Statistic",
    "Table",
    "UnknownArea",
    "UnknownOption",
    "WorkbookUnreadable",
    "adapt",
    "alternative_text",
    "area_in_words",
    "caption",
    "codebook_files",
    "column_in_words",
    "combine",
    "compare_with_print",
    "curve_caption",
    "curve_description",
    "curve_figure",
    "curve_name",
    "curve_table",
    "differences",
    "duration_figure",
    "duration_image",
    "durations_by_area",
    "evaluate",
    "full_months",
    "make_outputs",
    "new_key",
    "read_folder",
    "read_key",
    "read_mapping",
    "readiness_html",
    "readiness_json",
    "results_as_json",
    "row_in_words",
    "write_extract",
    "write_outputs",
]
