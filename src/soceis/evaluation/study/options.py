"""The options of an impact study, and whether they can be had."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from soceis.evaluation.disclosure import policy_named
from soceis.evaluation.errors import UnknownOption

Match = Literal["auto", "riskset", "none"]
MATCHES: tuple[str, ...] = get_args(Match)
OUTCOMES = ("offences", "arrests", "missing_episodes")
HEADLINE_WINDOW = 12
WHOLE_WINDOW = "all"
FEWEST_DRAWS, MOST_DRAWS = 99, 1_000_000
LINK_DRAWS = 50
LONGEST_WINDOW = 600


@dataclass(frozen=True, slots=True)
class StudyOptions:
    """The options of a study; see `soceis impact run --help`.

    `window` is the number of months before and after the start, None for all months. `match`: auto takes the
    matched sets of the extract and finds them where there are none; riskset always finds them; none leaves
    everybody in. `links` is the links.csv of the linkage, whose probabilities are drawn `link_draws` times.
    `covariates` are columns of units that the adjusted estimates allow for; without any there are none.
    """

    window: int | None = HEADLINE_WINDOW
    outcomes: tuple[str, ...] = OUTCOMES
    seed: int = 0
    draws: int = 999
    simulations: int = 200
    match: str = "auto"
    ratio: int = 3
    policy: str = "internal"
    links: Path | None = None
    link_draws: int = LINK_DRAWS
    covariates: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        links = {} if self.links is None else {"links": self.links.name, "link_draws": self.link_draws}
        return {
            "window": WHOLE_WINDOW if self.window is None else self.window,
            "outcomes": list(self.outcomes),
            "seed": self.seed,
            "draws": self.draws,
            "simulations": self.simulations,
            "match": self.match,
            "ratio": self.ratio,
            "policy": self.policy,
            **links,
            **({"covariates": list(self.covariates)} if self.covariates else {}),
        }


def window_of(text: str) -> int | None:
    """The window that a person asked for: a number of months, or None for "all"; UnknownOption otherwise."""
    if text == WHOLE_WINDOW:
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= LONGEST_WINDOW:
        return int(text)
    raise UnknownOption(
        f'--window must be a number of months from 1 to {LONGEST_WINDOW}, or "all"; it is "{text[:20]}".'
    )


def covariates_of(text: str) -> tuple[str, ...]:
    """The covariates that a person asked for, separated by commas; UnknownOption when one stands twice."""
    names = tuple(name for part in text.split(",") if (name := part.strip()))
    if len(set(names)) < len(names):
        raise UnknownOption("--covariates names a column twice; name each once.")
    return names


def check(options: StudyOptions) -> None:
    """UnknownOption, with one sentence, when a study with these options cannot be made."""
    policy_named(options.policy)
    if options.match not in MATCHES:
        raise UnknownOption(f'there is no way of matching "{options.match}"; choose {" or ".join(MATCHES)}.')
    if not options.outcomes:
        raise UnknownOption(f"no outcome was asked for; choose from {', '.join(OUTCOMES)}.")
    for outcome in options.outcomes:
        if outcome not in OUTCOMES:
            raise UnknownOption(f'there is no outcome "{outcome}"; choose from {", ".join(OUTCOMES)}.')
    _within("--draws", options.draws, FEWEST_DRAWS, MOST_DRAWS)
    _within("--simulations", options.simulations, 20, 100_000)
    _within("--ratio", options.ratio, 1, 50)
    _within("--link-draws", options.link_draws, 2, 10_000)
    _within("--seed", options.seed, 0, 2**63 - 1)


def _within(name: str, value: int, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:
        raise UnknownOption(f"{name} must be from {lowest:,} to {highest:,}; it is {value:,}.")
