"""The pages about who a young person is, who is around them and how to reach them."""

from soceis.people.views.around import ties
from soceis.people.views.details import edit
from soceis.people.views.opening import open_with_reason, opening_seen
from soceis.people.views.reaching import contact_points
from soceis.people.views.safety import safety_notes

__all__ = ["contact_points", "edit", "open_with_reason", "opening_seen", "safety_notes", "ties"]
