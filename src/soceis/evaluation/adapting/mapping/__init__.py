"""The mapping file of an area: one readable YAML file that says where each column of the extract comes from."""

from soceis.evaluation.adapting.mapping.parsing import parse_mapping, read_mapping
from soceis.evaluation.adapting.mapping.shape import AreaMapping, Block, SourceSpec, Value, used_columns

__all__ = ["AreaMapping", "Block", "SourceSpec", "Value", "parse_mapping", "read_mapping", "used_columns"]
