"""What was noticed: three answers, the rest prefilled."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.accounts.models import Area
from soceis.foundation.records import clock, codes
from soceis.sharing.observations.models import Observation
from soceis.sharing.observations.rules import HANDLING_AT_FIRST, LONGEST, ORGANISATION, SOURCES
from soceis.sharing.partners.forms import AreaForm
from soceis.sharing.partners.models import Organisation
from soceis.ui.forms import ChoiceField, DateField, HiddenField, TextAreaField


class ObservationForm(AreaForm):
    """Words, where, how known; then, prefilled, who says so, on which day, how far it may go."""

    error_title = _("This is not noted yet. Please check these answers")
    words = TextAreaField(
        label=_("What was noticed?"),
        hint=_("What was seen or said, not what it may mean."),
        required_message=_("Write what was noticed."),
        rows=3,
        max_length=LONGEST["words"],
    )
    place = ChoiceField(
        label=_("Where?"),
        choices=lambda: codes.choices("observation_place"),
        required_message=_("Say where it was."),
    )
    how_known = ChoiceField(
        label=_("How is it known?"),
        choices=lambda: codes.choices("how_known"),
        required_message=_("Say how it is known."),
    )
    source = ChoiceField(label=_("Who says so?"), select=True, initial="ourselves")
    noticed_on = DateField(label=_("On which day?"), in_the_past=True, initial=clock.today)
    handling = ChoiceField(
        label=_("May it be passed on?"),
        hint=_("Whoever said so decides."),
        choices=lambda: codes.choices("handling"),
        initial=HANDLING_AT_FIRST,
    )
    area = ChoiceField(label=_("For which area?"), required_message=_("Choose the area."))
    version = HiddenField()

    def __init__(
        self, *args: Any, organisations: Iterable[Organisation], areas: Iterable[Area] = (), **options: Any
    ) -> None:
        super().__init__(*args, areas=areas, **options)
        self.organisations = {str(one.pk): one for one in organisations}
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            *((code, words) for code, words in SOURCES.items() if code != ORGANISATION),
            *((key, one.name) for key, one in self.organisations.items()),
        ]

    def values(self) -> dict[str, Any]:
        """What the actions ask for, without the area and the version."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("area", "version")}
        organisation = self.organisations.get(said["source"])
        return {
            **said,
            "organisation": organisation,
            "source": ORGANISATION if organisation else said["source"],
        }


def as_typed(observation: Observation) -> dict[str, Any]:
    """An observation as its form begins."""
    names = ("words", "place", "how_known", "noticed_on", "handling")
    return {
        **{name: getattr(observation, name) for name in names},
        "source": str(observation.organisation_id or observation.source),
        "version": str(observation.version),
    }
