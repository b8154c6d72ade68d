"""Every error of the evaluation.

EvaluationError             a sentence for a person: why, and what to do
├── ExtractUnreadable       the folder or the tables cannot be read at all
├── UnknownArea             an area was asked for that the extract does not hold
├── UnknownOption           an option has a value that is not offered
│   └── NotAvailable        the option is known, but this version does not have it
├── PolicyInvalid           a file is not a disclosure policy: which rule, and what to write
├── CannotProtect           a small count follows from what is shown, whatever else is withheld
├── EngineUnavailable       the engine asked for cannot be reached or is not installed
├── WorkbookUnreadable      a file of an area cannot be opened or holds no table
├── MappingInvalid          a mapping file is not what `soceis adapt` can follow: the line, and what to do
├── PanelUnusable           units and months of an impact study do not make a panel
├── CannotEstimate          an effect cannot be estimated from these data: why, and what to do
├── SummaryUnusable         a file of summaries cannot be read, or does not fit the others
├── KeyUnusable             the key for pseudonyms is missing or is none
├── MatchingRefused         a comparison group cannot be made of these units: why, and what to do
│   ├── UnitsUnusable       the units do not fit together: a unit twice, a value missing, an infinite one
│   ├── NoComparison        nobody was treated, or everybody was
│   ├── CollinearCovariates covariates that say nothing new
│   ├── PerfectSeparation   covariates tell the groups apart for certain
│   ├── CannotBalance       no weights make the comparison group like the treated
│   └── TooLarge            an exact optimum over so many pairs takes too long
├── LinkageFileUnreadable   a file to be linked cannot be read, or nothing in it can be compared
├── LinkageFailed           the linkage engine stopped; its own words may hold values, so they are not shown
├── EncodingsDiffer         two encoded files were made with different secrets or in different ways
├── DecisionsContradict     two decisions on the same records cannot both be right
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


class CannotProtect(EvaluationError):
    """A small count can be worked out whatever else is withheld, so nothing may be released."""


class PolicyInvalid(EvaluationError):
    """A file is not a disclosure policy that can be followed."""


class MatchingRefused(EvaluationError):
    """A comparison group cannot be made of these units."""


class UnitsUnusable(MatchingRefused):
    """The units do not fit together: one stands twice, a value is missing or infinite."""


class NoComparison(MatchingRefused):
    """Nobody was treated, or everybody was."""


class CollinearCovariates(MatchingRefused):
    """Some covariates are the same for everybody or follow from others."""


class PerfectSeparation(MatchingRefused):
    """The covariates tell treated units and controls apart for certain."""


class CannotBalance(MatchingRefused):
    """No weights on the controls give them the covariate means of the treated."""


class TooLarge(MatchingRefused):
    """The exact optimum over so many pairs would take too long."""


class PanelUnusable(EvaluationError):
    """The units and months of an impact study cannot be laid out as a panel."""


class CannotEstimate(EvaluationError):
    """An effect cannot be estimated from these data; the sentence says why and what to do."""


class SummaryUnusable(EvaluationError):
    """A file of summaries cannot be read, or does not fit together with the others."""


class LinkageFileUnreadable(EvaluationError):
    """A file that was to be linked cannot be read, or holds nothing that can be compared."""


class LinkageFailed(EvaluationError):
    """The linkage engine stopped; the sentence says at what, without the engine's words, which may hold values."""


class EncodingsDiffer(EvaluationError):
    """Two encoded files cannot be compared: other secrets, or other ways of encoding."""


class DecisionsContradict(EvaluationError):
    """Two decisions of people on the same records cannot both be right."""
