"""The pages about who a young person is, who is around them and how to reach them."""

from soceis.people.views.around import ties
from soceis.people.views.details import edit
from soceis.people.views.merging import compare, merge, merges, recorded_twice
from soceis.people.views.opening import open_with_reason, opening_seen
from soceis.people.views.reaching import contact_points
from soceis.people.views.safety import safety_notes

__all__ = [
    "compare",
    "contact_points",
    "edit",
    "merge",
    "merges",
    "open_with_reason",
    "opening_seen",
    "recorded_twice",
    "safety_notes",
    "ties",
]
