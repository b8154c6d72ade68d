"""Every error of the evaluation.

EvaluationError             a sentence for a person: why, and what to do
├── ExtractUnreadable       the folder or the tables cannot be read at all
├── UnknownArea             an area was asked for that the extract does not hold
├── UnknownOption           an option has a value that is not offered
│   └── NotAvailable        the option is known, but this version does not have it
└── CannotWrite             the results could not be written to the folder
"""


class EvaluationError(Exception):
    """What a person reads when a run stops: one sentence with the reason and what to do."""


class ExtractUnreadable(EvaluationError):
    """The extract cannot be read at all, so that no table can be made from it."""


class UnknownArea(EvaluationError):
    """An area was asked for that the extract does not hold."""


class UnknownOption(EvaluationError):
    """An option was given a value that is not offered."""


class NotAvailable(UnknownOption):
    """The value is known but this version cannot do it."""


class CannotWrite(EvaluationError):
    """The results could not be written to the folder."""
