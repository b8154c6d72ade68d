"""Every error of the evaluation.

EvaluationError             a sentence for a person: why, and what to do
├── ExtractUnreadable       the folder or the tables cannot be read at all
├── UnknownArea             an area was asked for that the extract does not hold
├── UnknownOption           an option has a value that is not offered
│   └── NotAvailable        the option is known, but this version does not have it
├── PolicyInvalid           a file is not a disclosure policy: which rule, and what to write
├── EngineUnavailable       the engine asked for cannot be reached or is not installed
├── WorkbookUnreadable      a file of an area cannot be opened or holds no table
├── MappingInvalid          a mapping file is not what `soceis adapt` can follow: the line, and what to do
├── KeyUnusable             the key for pseudonyms is missing or is none
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


class WorkbookUnreadable(EvaluationError):
    """A file that an area sent cannot be opened, or holds nothing that can be read."""


class MappingInvalid(EvaluationError):
    """A mapping file cannot be followed; the sentence names the line and what to do."""


class KeyUnusable(EvaluationError):
    """The key from which pseudonyms are made is missing, or the file holds none."""


class EngineUnavailable(EvaluationError):
    """The engine asked for cannot be reached, started, or is not installed."""


class PolicyInvalid(EvaluationError):
    """A file is not a disclosure policy that can be followed."""
