"""How sensitive each field is, how long it is kept, and what leaves with an extract.

Sources: reference levels S0 to S3 and the retention classes of the data dictionary in
docs/reference/data-dictionary.md, which is generated from these declarations.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.db import models


class Level(StrEnum):
    """Sensitivity of a field."""

    S0 = "S0"  # not about a person
    S1 = "S1"  # personal
    S2 = "S2"  # special category or criminal-offence data
    S3 = "S3"  # intelligence, third parties, safety-critical


class Retention(StrEnum):
    """Retention classes; running them comes later, declaring them comes first."""

    RA = "RA"  # one-to-one case: 25th birthday or 7 years after the last closure, the later
    RB = "RB"  # school programme only: 3 years after its end
    RC = "RC"  # referral not accepted: 2 years
    RF = "RF"  # audit: 7 years
    STAFF = "STAFF"  # while employed and 2 years after
    SESSION = "SESSION"  # until saved, discarded, or 30 days
    CONFIGURATION = "CONFIGURATION"  # as long as the service runs


class Access(StrEnum):
    """What a subject-access request does with the field."""

    GIVE = "give"
    CHECK = "check"  # third parties, safety or partner-originated material: a person looks first
    NOT_PERSONAL = "not personal"


class Extract(StrEnum):
    """What an extract for evaluation does with the field."""

    NEVER = "never"
    CODED = "coded"  # as the code
    DERIVED = "derived"  # only through a derived value, such as an age
    PSEUDONYM = "pseudonym"


@dataclass(frozen=True)
class FieldClass:
    """Classification of one field."""

    level: Level
    meaning: str
    extract: Extract = Extract.NEVER
    access: Access | None = None

    @property
    def subject_access(self) -> Access:
        if self.access is not None:
            return self.access
        return {Level.S0: Access.NOT_PERSONAL, Level.S3: Access.CHECK}.get(self.level, Access.GIVE)


@dataclass(frozen=True)
class TableClass:
    """Classification of one table. `about` says whose data it is."""

    about: str  # "young people", "caregivers", "staff", "partners", "nobody"
    retention: Retention
    fields: dict[str, FieldClass]


def s0(meaning: str, extract: Extract = Extract.NEVER) -> FieldClass:
    return FieldClass(Level.S0, meaning, extract)


def s1(meaning: str, extract: Extract = Extract.NEVER) -> FieldClass:
    return FieldClass(Level.S1, meaning, extract)


def s2(meaning: str, extract: Extract = Extract.NEVER) -> FieldClass:
    return FieldClass(Level.S2, meaning, extract)


def s3(meaning: str, extract: Extract = Extract.NEVER) -> FieldClass:
    return FieldClass(Level.S3, meaning, extract)


# Fields that every Record has.
RECORD_FIELDS = {
    "id": s0("Random identifier, never shown"),
    "created_at": s0("When the row was written"),
    "created_by": s1("Who wrote the row"),
    "updated_at": s0("When the row was last changed"),
    "updated_by": s1("Who last changed the row"),
    "version": s0("Counts changes, so that two people cannot overwrite each other"),
}

_tables: dict[type[models.Model], TableClass] = {}
_Model = TypeVar("_Model", bound=type[models.Model])


def classified(about: str, retention: Retention, **fields: FieldClass) -> Callable[[_Model], _Model]:
    """Declare the classification of a model's fields; a structure test refuses a field left out."""

    def declare(model: _Model) -> _Model:
        inherited = {
            name: known
            for name, known in RECORD_FIELDS.items()
            if name in {f.name for f in model._meta.fields}
        }
        _tables[model] = TableClass(about, retention, {**inherited, **fields})
        return model

    return declare


def classification_of(model: type[models.Model]) -> TableClass | None:
    return _tables.get(model)
