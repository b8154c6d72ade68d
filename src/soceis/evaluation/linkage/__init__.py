"""Linkage: which records of the service and of the police are one young person's, without a shared identifier.

    service, police = read_records(Path("linkage_service.csv")), read_records(Path("linkage_police.csv"))
    links = link(service, police, Settings())
    links.linked()                        # {unit of the service: unit of the police}
    quality_of(links)                     # rates by area and by what was known, expected precision and recall
    threshold_sweep(links, estimate)      # what the estimate would be under other thresholds
    pooled_draws(links, estimate, ...)    # the estimate with the uncertainty of the links in its interval
    missed_link_bounds(links, estimate, low, high)
    encode(records, settings, secret)     # the same records as keyed codes, which `link` takes too

Names, dates of birth and postcodes stay in `Records.columns`; no result, message or error holds them.
"""

from soceis.evaluation.linkage.decisions import Decision, merged, read_decisions
from soceis.evaluation.linkage.encoding import encode, encoding_settings
from soceis.evaluation.linkage.findings import Finding
from soceis.evaluation.linkage.links import Links, Pair, link
from soceis.evaluation.linkage.outputs import files_of
from soceis.evaluation.linkage.quality import Quality, Rate, quality_of
from soceis.evaluation.linkage.records import Records, read_records, records_of
from soceis.evaluation.linkage.settings import Field, Settings
from soceis.evaluation.linkage.uncertainty import (
    Bounds,
    Pooled,
    Swept,
    draw_links,
    missed_link_bounds,
    pooled_draws,
    threshold_sweep,
)

__all__ = [
    "Bounds",
    "Decision",
    "Field",
    "Finding",
    "Links",
    "Pair",
    "Pooled",
    "Quality",
    "Rate",
    "Records",
    "Settings",
    "Swept",
    "draw_links",
    "encode",
    "encoding_settings",
    "files_of",
    "link",
    "merged",
    "missed_link_bounds",
    "pooled_draws",
    "quality_of",
    "read_decisions",
    "read_records",
    "records_of",
    "threshold_sweep",
]
