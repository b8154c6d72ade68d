"""Errors that a person sees.

    ShownError
    ├── Invalid      what was typed cannot be kept as it is; names the fields
    ├── Refused      this person may not do this
    ├── NotFound     no such record, or none that this person may know of
    ├── WrongState   the record is not where this step begins
    ├── StaleEdit    somebody else saved first; carries both versions
    ├── TooLarge     what was sent is larger than anything that is kept
    └── Unavailable  the service cannot answer at the moment

Each says what happened, what was kept and what to do. Anything else that is raised is our own
mistake and is never shown.
"""

from collections.abc import Mapping


class ShownError(Exception):
    """Base of the family; `what` happened, what was `kept`, what `todo`."""

    status = 400

    def __init__(self, what: str, kept: str = "", todo: str = "") -> None:
        super().__init__(" ".join(part for part in (what, kept, todo) if part))
        self.what, self.kept, self.todo = what, kept, todo


class Invalid(ShownError):
    """Input that cannot be kept; `fields` maps a field's name to a sentence ("" for the whole form)."""

    status = 422

    def __init__(self, fields: Mapping[str, str] | str) -> None:
        self.fields = {"": fields} if isinstance(fields, str) else dict(fields)
        super().__init__(" ".join(self.fields.values()), todo="Change it and save again.")


class Refused(ShownError):
    """The person is known, the record is known, and the answer is no."""

    status = 403


class NotFound(ShownError):
    """There is nothing here for this person; it never tells whether the record exists."""

    status = 404

    def __init__(self) -> None:
        super().__init__("We could not find that page.", todo="Go back, or search by name.")


class WrongState(ShownError):
    """A step was asked for that does not begin in the record's present state."""

    status = 409


class StaleEdit(ShownError):
    """Somebody saved this record since it was opened; nothing is overwritten."""

    status = 409

    def __init__(self, theirs: Mapping[str, str], yours: Mapping[str, str], who: str = "Somebody") -> None:
        self.theirs, self.yours, self.who = dict(theirs), dict(yours), who
        super().__init__(
            f"{who} saved a change to this while you had it open.",
            "Theirs is saved and yours is still on this page.",
            "Compare the two, then save the words you want to keep.",
        )


class TooLarge(ShownError):
    """More was sent than is ever kept; none of it was looked at."""

    status = 413

    def __init__(self) -> None:
        super().__init__(
            "This file is too large: up to 10 MB can be kept.",
            "Nothing of it was saved.",
            "Go back and choose a smaller file, or only the pages that matter.",
        )


class Unavailable(ShownError):
    """The database or another part does not answer."""

    status = 503
