"""The report of a study: linkage and who was lost, balance, power, and only then what was found."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from soceis import __version__
from soceis.evaluation.figures.wording import counted, day
from soceis.evaluation.report.content import (
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    Notice,
    NumberedFigure,
    NumberedTable,
    Paragraph,
    Report,
)
from soceis.evaluation.report.handling import Handling
from soceis.evaluation.report.pictures import Picture
from soceis.evaluation.study import grids, words
from soceis.evaluation.study.adjusted import blocks_of as adjusted_blocks
from soceis.evaluation.study.linked.composing import blocks_of
from soceis.evaluation.study.pictures import EVENT_STUDY, FLOW, LOVE
from soceis.evaluation.study.results import OutcomeStudy, Study
from soceis.evaluation.study.sentences import in_short
from soceis.evaluation.study.verdict import NOUNS

TITLE = "Did it make a difference?"
LISTED = 200


@dataclass(slots=True)
class _Numbering:
    """What has been numbered so far, and the pictures by name."""

    pictures: dict[str, Picture]
    tables: Iterator[int]
    figures: Iterator[int]

    def table(
        self, title: str, name: str, grid: Grid, notes: Sequence[str] = (), *, folded: bool = False
    ) -> Block:
        return NumberedTable(next(self.tables), title, f"table-{name}", grid, tuple(notes), folded)

    def figure(self, name: str) -> list[Block]:
        found = self.pictures.get(name)
        if found is None:
            return []
        anchor = f"figure-{found.name}"
        number = next(self.figures)
        return [
            NumberedFigure(
                number,
                found.title,
                anchor,
                found.svg,
                found.png,
                found.caption,
                found.alternative,
                found.table,
                name,
            )
        ]


def compose(study: Study, pictures: Sequence[Picture], handling: Handling) -> Report:
    """The whole report."""
    made = _Numbering({p.name: p for p in pictures}, itertools.count(1), itertools.count(1))
    told = handling.told if handling.released else words.NOT_FOR_RELEASE
    blocks: list[Block] = [Notice(handling.title, told)]
    blocks += [Heading("In short", "short"), Paragraph(words.QUESTION), Bullets(in_short(study))]
    blocks += [Paragraph(words.ORDER)]
    blocks += [*_found_and_lost(study, made), *_alike(study, made), *_powers(study, made)]
    blocks += [*_what_was_found(study, made), *_trends(study, made), *_changes(study, made)]
    blocks += [*_not_there(study, made), *_told(study, made)]
    blocks += [Heading("What the words mean", "words"), Facts(words.DEFINITIONS)]
    blocks += _made(study, made)
    return Report(TITLE, _subtitle(study), handling.mark, study.dated, _cover(study, handling), tuple(blocks))


def _subtitle(study: Study) -> str:
    return f"{study.service}. {_window(study)}" if study.service else _window(study)


def _window(study: Study) -> str:
    first, last = study.months
    if study.options.window is None:
        return f"All months of police data, {first} to {last}."
    months = counted(study.options.window, "month", "months")
    return f"{months} before and after the start; police data from {first} to {last}."


def _cover(study: Study, handling: Handling) -> tuple[tuple[str, str], ...]:
    return (
        ("Service", study.service or "not named"),
        ("Made from an extract of", day(study.dated)),
        ("Police data", f"{study.months[0]} to {study.months[1]}"),
        ("Outcomes", ", ".join(NOUNS[outcome] for outcome in study.options.outcomes)),
        ("Disclosure", handling.words),
    )


def _found_and_lost(study: Study, made: _Numbering) -> Iterator[Block]:
    yield Heading("Who was found, and who was lost", "flow")
    if study.linkage:
        title = "Found in the police records, by area"
        yield made.table(title, "linkage", grids.linkage_grid(study), (words.LINKAGE_NOTE,))
    else:
        yield Notice("Linkage is not known", _first(study, "linkage_not_known"))
    yield from blocks_of(study.links, made.table)
    yield from made.figure(FLOW)
    if study.cohorts:
        yield made.table("When they began", "cohorts", grids.short_cohort_grid(study))
    if study.lost:
        title = "How those who were lost differ from those who stayed"
        yield made.table(title, "lost", grids.lost_grid(study), (words.LOST_NOTE,))


def _first(study: Study, code: str) -> str:
    return next(
        (told.message for told in study.findings if told.code == code), "No file says how many were found."
    )


def _alike(study: Study, made: _Numbering) -> Iterator[Block]:
    yield Heading("How alike the two groups are", "balance")
    yield Paragraph(study.matching)
    if not study.balance:
        yield Paragraph("There is no measure on which the two groups could be compared.")
        return
    yield from made.figure(LOVE)
    notes = [words.BALANCE_NOTE]
    if study.effective is not None:
        notes.append(f"Effective number of the comparison group after weighting: {study.effective:,.1f}.")
    yield made.table("The two groups side by side", "balance", grids.balance_grid(study), notes)


def _powers(study: Study, made: _Numbering) -> Iterator[Block]:
    yield Heading("How large a change this study could have found", "power")
    yield Paragraph(
        "A small study finds nothing for two reasons: there was nothing to find, or it could not have found it. These"
        " numbers say how likely the second is."
    )
    title = "Size and power at the study's own numbers"
    yield made.table(title, "power", grids.power_grid(study), tuple(_power_notes(study)))


def _power_notes(study: Study) -> Iterator[str]:
    yield words.POWER_NOTE
    for found in study.outcomes:
        if found.power.absent:
            yield f"{words.OUTCOME_TITLES[found.outcome]}: {found.power.absent}."
    simulated = {found.power.simulations for found in study.outcomes if not found.power.absent}
    if simulated:
        yield f"{max(simulated):,} simulated studies for each number."


def _what_was_found(study: Study, made: _Numbering) -> Iterator[Block]:
    yield Heading("What was found", "found")
    yield Paragraph(words.NO_CAUSE)
    if any(found.control == "matched" for found in study.outcomes):
        yield Paragraph(words.MATCHED_COMPARISON)
    yield Paragraph(words.HEADLINE_RULE, quiet=True)
    for found in study.outcomes:
        yield from _outcome(study, found, made)


def _outcome(study: Study, found: OutcomeStudy, made: _Numbering) -> Iterator[Block]:
    title = words.OUTCOME_TITLES[found.outcome]
    yield Heading(f"{title}: {_lower(found.verdict.heading)}", f"found-{found.outcome}", 3)
    yield Bullets((*found.verdict.sentences, *found.notes))
    if found.randomisation is not None or found.analytic is not None:
        name = f"headline-{found.outcome}"
        yield made.table(f"{title}: the headline, both ways", name, grids.headline_grid(found))
    yield from adjusted_blocks(study.adjusted.headlines, found.outcome, made.table)
    yield from made.figure(f"{EVENT_STUDY}{found.outcome}")
    entries = study.matched_entries if found.sample == "matched" else study.entries
    own = [entry for entry in entries if entry.place.outcome == found.outcome and entry.place.at is None]
    if own:
        notes = [words.OVERALL_NOTE]
        if found.dropped_by_poisson:
            notes.append(
                f"{counted(found.dropped_by_poisson, 'young person', 'young people')} without any of the events cannot"
                " be used by the ratio of rates."
            )
        name = f"estimates-{found.outcome}"
        yield made.table(f"{title}: other ways to ask", name, grids.overall_grid(own), notes, folded=True)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _trends(study: Study, made: _Numbering) -> Iterator[Block]:
    yield Heading("Did the groups change alike before?", "trends")
    yield Paragraph(words.TRENDS)
    yield made.table("The months before the start", "trends", grids.trend_grid(study))
    grid = grids.sensitivity_grid(study)
    if grid.rows:
        yield made.table("If they had drifted apart", "sensitivity", grid, (words.SENSITIVITY,))


def _changes(study: Study, made: _Numbering) -> Iterator[Block]:
    grid = grids.change_grid(study)
    if not grid.rows:
        return
    yield Heading("Before and after, without a comparison", "before-after")
    yield Notice("Not a measure of what the service did", words.BEFORE_AFTER)
    warnings = [found.change.warning for found in study.outcomes if found.change and found.change.warning]
    notes = tuple(dict.fromkeys(warnings))
    yield made.table("Before and after, the service's young people alone", "before-after", grid, notes)


def _not_there(study: Study, made: _Numbering) -> Iterator[Block]:
    reasons: dict[str, list[str]] = {}
    for absent in (
        *study.absents,
        *study.matched_absents,
        *study.adjusted.everybody[1],
        *study.adjusted.matched[1],
    ):
        reasons.setdefault(absent.reason, []).append(grids.place_in_words(absent.place))
    if not reasons:
        return
    yield Heading("What is not there, and why", "absent")
    rows = [(reason, f"{len(places):,}", places[0]) for reason, places in reasons.items()]
    grid = Grid(("Reason", "Estimates", "For instance"), tuple(rows[:LISTED]), ("left", "right", "left"))
    yield made.table(
        "Estimates that were not made", "absent", grid, ("All of them are listed in impact.json.",)
    )


def _told(study: Study, made: _Numbering) -> Iterator[Block]:
    yield Heading("About the data", "data")
    if not study.findings:
        yield Paragraph("Nothing about the data needs to be said.")
        return
    rows = tuple((told.message, told.severity) for told in study.findings[:LISTED])
    grid = Grid(("Finding", "Kind"), rows, ("left", "left"))
    yield made.table("Findings about the data", "findings", grid)


def _made(study: Study, made: _Numbering) -> Iterator[Block]:
    yield Heading("How this report was made", "made")
    yield Paragraph(
        "The same version of the program makes the same report, byte for byte, from the same extract with the same"
        " options."
    )
    options = study.options.as_json()
    said = ((name.capitalize(), _option(value)) for name, value in options.items())
    yield Facts((("Program", f"soceis {__version__}"), *said))
    if study.policy_words:
        yield Bullets(study.policy_words)
    inputs = Grid(("File or table", "SHA-256"), study.inputs, ("left", "code"))
    yield made.table(
        "What was read", "inputs", inputs, ("The hashes of everything written stand in manifest.json.",)
    )


def _option(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
