"""Planning a visit, noting a promise."""

from datetime import datetime, timedelta
from typing import Any

from soceis.foundation.records import clock
from soceis.ui.forms import DateField, Form, TextAreaField, TextField, TimeField


def _tomorrow() -> Any:
    return clock.today() + timedelta(days=1)


def _next_week() -> Any:
    return clock.today() + timedelta(days=7)


class VisitForm(Form):
    """When and where to meet."""

    title = TextField(label="What is planned?", hint="For example, climbing wall with Dom", max_length=120)
    on = DateField(label="Which day?", not_before=clock.today, initial=_tomorrow)
    at = TimeField(label="What time?")
    place = TextField(label="Where?", required=False, max_length=120)
    note = TextAreaField(
        label="Anything to think of?", hint="It stands on your day beside the visit.", required=False, rows=2
    )

    def values(self) -> dict[str, Any]:
        clean = self.cleaned_data
        return {
            "starts_at": datetime.combine(clean["on"], clean["at"], tzinfo=clock.LONDON),
            **{name: clean[name] for name in ("title", "place", "note")},
        }


class PromiseForm(Form):
    """What was promised, and by when."""

    text = TextField(
        label="What did you promise?", hint="For example, to bring the college form", max_length=200
    )
    due_on = DateField(label="By when?", not_before=clock.today, initial=_next_week)
