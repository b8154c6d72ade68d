"""What is compared and how: the fields of the files, the blocks, the thresholds."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Literal

from soceis.evaluation.errors import UnknownOption

Kind = Literal["first_name", "last_name", "date", "sex", "postcode", "text", "code"]
Backend = Literal["duckdb", "spark"]
Assignment = Literal["optimal", "greedy"]
Rule = tuple[str, ...]
BACKENDS: tuple[Backend, ...] = ("duckdb", "spark")
ASSIGNMENTS: tuple[Assignment, ...] = ("optimal", "greedy")


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the files and what kind of thing it holds.

    first_name, last_name, date, sex, postcode are compared as such; text by likeness; code for being the same.
    """

    name: str
    kind: Kind


# The columns of the contract's linkage files.
FIELDS = (
    Field("first_name", "first_name"),
    Field("last_name", "last_name"),
    Field("date_of_birth", "date"),
    Field("sex", "sex"),
    Field("postcode", "postcode"),
)
# Pairs are looked at when every column of one rule is the same. A column "x=y" asks that x of one record is y of
# the other. Each rule forgives what the others ask for.
BLOCKING: tuple[Rule, ...] = (
    ("last_name", "date_of_birth"),
    ("first_name", "date_of_birth"),
    ("postcode", "date_of_birth"),
    ("last_name", "date_of_birth=date_of_birth_swapped"),
    ("first_name", "last_name", "postcode_district"),
    ("first_name", "last_name", "date_of_birth_year"),
    ("last_name", "postcode", "date_of_birth_year"),
    ("first_name", "postcode"),
)
# Within these blocks the model learns how often each thing differs between two records of one person. Each is
# narrow enough that, in files of any size, many of its pairs are of one person.
TRAINING: tuple[Rule, ...] = (
    ("first_name", "last_name", "postcode_district"),
    ("date_of_birth", "postcode_district"),
    ("last_name", "date_of_birth"),
    ("first_name", "date_of_birth"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides a linkage; two runs with equal settings over equal files give equal links.

    A pair is accepted at a probability of `accept` or more, looked at by a person from `review`, kept as a
    candidate from `floor`. `seed` is that of the sample of pairs; `pairs` how many are sampled.
    """

    fields: tuple[Field, ...] = FIELDS
    blocking: tuple[Rule, ...] = BLOCKING
    training: tuple[Rule, ...] = TRAINING
    accept: float = 0.95
    review: float = 0.5
    floor: float = 0.01
    assignment: Assignment = "optimal"
    backend: Backend = "duckdb"
    seed: int = 1
    pairs: float = 1e6
    record_id: str = "record_id"
    unit_id: str = "unit_id"
    area: str = "area"
    aliases: str = "aliases"
    encoded: bool = field(default=False)

    def __post_init__(self) -> None:
        if not 0 < self.floor <= self.review <= self.accept < 1:
            raise UnknownOption(
                "the thresholds must lie between 0 and 1 in the order floor, review, accept;"
                f" {self.floor:g}, {self.review:g}, {self.accept:g} do not."
            )
        if self.backend not in BACKENDS:
            raise UnknownOption(f'there is no backend "{self.backend}"; choose {" or ".join(BACKENDS)}.')
        if self.assignment not in ASSIGNMENTS:
            raise UnknownOption(
                f'there is no assignment "{self.assignment}"; choose {" or ".join(ASSIGNMENTS)}.'
            )

        if self.encoded and self.backend == "spark":
            raise UnknownOption("files of codes are linked with duckdb; leave --backend out.")

    def of_kind(self, kind: Kind) -> str:
        """The name of the first field of a kind; "" when there is none."""
        return next((each.name for each in self.fields if each.kind == kind), "")

    def with_(self, **changes: object) -> Settings:
        """The same settings but for what is named."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]


def sides_of(column: str) -> tuple[str, str]:
    """A column of a rule for one record and for the other: "x=y" asks that x of one is y of the other."""
    left, _, right = column.partition("=")
    return left, right or left
