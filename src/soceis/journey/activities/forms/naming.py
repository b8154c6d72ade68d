"""Young people named in a form: typed words that find exactly one, or a sentence that helps to."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from soceis.foundation.records import clock
from soceis.people.models import YoungPerson
from soceis.people.rules import age_words
from soceis.ui.forms import TextAreaField, TextField

Find = Callable[[str], Sequence[YoungPerson]]
HINT = "Their name as they use it, or their reference."
MOST_NAMED = 5


def _one(find: Find, text: str) -> YoungPerson:
    """The only one that the words find; ValidationError that names the choice, or says that there is nobody."""
    found = find(text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValidationError(
            f"“{text}” is nobody whom this area works with now. Check the spelling, or use the reference.",
            code="nobody",
        )
    today = clock.today()
    named = [
        f"{one.name_used}, {age_words(one.date_of_birth, today)} ({one.reference})"
        for one in found[:MOST_NAMED]
    ]
    more = ", and others" if len(found) > MOST_NAMED else ""
    raise ValidationError(
        f"“{text}” may be {'; '.join(named)}{more}. Write the reference of the one you mean.", code="several"
    )


class PersonField(TextField):
    """One young person. Cleans to them; `find` is set by the form."""

    nothing: Any = None
    find: Find = staticmethod(lambda _: ())

    def __init__(self, **options: Any) -> None:
        super().__init__(hint=HINT, max_length=120, **options)

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        return _one(self.find, text) if text else None


class PeopleField(TextAreaField):
    """Young people, one a line. Cleans to a list without repetition; `find` is set by the form."""

    nothing: Any = ()
    find: Find = staticmethod(lambda _: ())

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in str(super().clean(value)).splitlines()]
        people = [_one(self.find, line) for line in lines if line]
        return list({one.pk: one for one in people}.values())
