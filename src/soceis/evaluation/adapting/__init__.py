"""`soceis adapt`: workbooks of several areas in, one extract out, and for each area what became of every row.

    mapping = read_mapping(Path("cardiff.yaml"))
    adapted = adapt(mapping, folder, read_key(Path("key")))   # tables, counts, findings
    meta, tables = combine([adapted, ...], created_at)
    write_extract(tables, meta, out)

Workbooks are only read: no macro runs, no link is followed, no formula is calculated.
"""

from soceis.evaluation.adapting.area import Adapted, adapt, combine
from soceis.evaluation.adapting.findings import Noticed
from soceis.evaluation.adapting.keys import new_key, read_key
from soceis.evaluation.adapting.mapping import AreaMapping, parse_mapping, read_mapping
from soceis.evaluation.adapting.readiness import readiness_html, readiness_json, readiness_text

__all__ = [
    "Adapted",
    "AreaMapping",
    "Noticed",
    "adapt",
    "combine",
    "new_key",
    "parse_mapping",
    "read_key",
    "read_mapping",
    "readiness_html",
    "readiness_json",
    "readiness_text",
]
