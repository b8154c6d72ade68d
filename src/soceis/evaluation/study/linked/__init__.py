"""The uncertainty of the linkage in a study: what its estimates become when the links are not certain.

file = read_links(Path("links.csv"), units)                  # the pairs of the young people of the extract
carried = carry(file, panel, controls, missed, options)      # thresholds, draws of the links, missed links
blocks_of(study, table)                                      # the part of the report
"""

from soceis.evaluation.study.linked.carrying import carry
from soceis.evaluation.study.linked.composing import blocks_of
from soceis.evaluation.study.linked.grids import linked_tables
from soceis.evaluation.study.linked.protecting import protected_links
from soceis.evaluation.study.linked.reading import LinksFile, read_links
from soceis.evaluation.study.linked.results import Carried, CarriedEstimate

__all__ = [
    "Carried",
    "CarriedEstimate",
    "LinksFile",
    "blocks_of",
    "carry",
    "linked_tables",
    "protected_links",
    "read_links",
]
