"""What people type about young people, as values. Nothing here saves."""

from soceis.people.forms.around import TieForm
from soceis.people.forms.details import DetailsForm, WhoForm
from soceis.people.forms.opening import OpenForm
from soceis.people.forms.reaching import ContactPointForm
from soceis.people.forms.safety import SafetyNoteForm

__all__ = ["ContactPointForm", "DetailsForm", "OpenForm", "SafetyNoteForm", "TieForm", "WhoForm"]
