"""What could happen, places and groups, and the summary before a visit, in words. Nothing here asks the database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from soceis.journey.safety.models import Context, ContextAction, Risk
from soceis.journey.safety.rules import CONTEXTS, LIKELIHOODS, WEIGHTS
from soceis.people.models import SafetyNote, Tie
from soceis.people.presenters import source_words
from soceis.people.rules import (
    ASKED_NONE,
    HAZARD,
    HAZARD_KINDS,
    NOBODY_COULD_SAY,
    NOTHING_KNOWN,
    TIES,
    VISIT_QUESTIONS,
)
from soceis.ui.tables import Column, Row, Table
from soceis.ui.words import day_words

LIKELIHOOD_TONES = {"very_likely": "late", "likely": "wait", "possible": "", "unlikely": "done"}


@dataclass(frozen=True)
class RiskLine:
    """One thing that could happen, with how likely in words and when somebody looks again."""

    risk: Risk
    likelihood: str
    tone: str
    review: str
    is_late: bool


def risk_line(risk: Risk, today: date) -> RiskLine:
    who = risk.reviewer.get_short_name()
    late = risk.review_on < today
    words = (_("%(who)s was to look again by %(day)s") if late else _("%(who)s looks again by %(day)s")) % {
        "who": who,
        "day": day_words(risk.review_on),
    }
    return RiskLine(
        risk, LIKELIHOODS[risk.likelihood], LIKELIHOOD_TONES.get(risk.likelihood, "plain"), words, late
    )


@dataclass(frozen=True)
class ActionLine:
    """Something to be done about a place or a group, by whom and by when."""

    action: ContextAction
    words: str
    who: str
    by_when: str
    is_late: bool


def action_line(action: ContextAction, today: date) -> ActionLine:
    who = action.owner.get_short_name() if action.owner else action.owner_elsewhere
    return ActionLine(action, action.text, who, day_words(action.due_on), action.due_on < today)


@dataclass(frozen=True)
class ContextLine:
    """A place or a group: what is good, what harms, who has reach; `context` is None when nobody has looked."""

    kind: str
    title: str
    context: Context | None
    weight: str
    looked: str
    actions: tuple[ActionLine, ...]


def context_lines(
    contexts: Iterable[Context], actions: Sequence[ContextAction], today: date
) -> list[ContextLine]:
    """The five in their order, those that nobody has looked at too."""
    by_kind = {context.kind: context for context in contexts}
    return [_context_line(kind, by_kind.get(kind), actions, today) for kind in CONTEXTS]


def _context_line(
    kind: str, context: Context | None, actions: Sequence[ContextAction], today: date
) -> ContextLine:
    theirs = tuple(action_line(one, today) for one in actions if context and one.context_id == context.pk)
    if context is None:
        return ContextLine(kind, CONTEXTS[kind], None, "", _("Nobody has looked yet"), theirs)
    looked = _("Looked at %(day)s") % {"day": day_words(context.looked_on)}
    return ContextLine(kind, CONTEXTS[kind], context, WEIGHTS[context.weight], looked, theirs)


# --- versions side by side ------------------------------------------------------------------------------------

RISK_QUESTIONS = {
    "protects": "What protects them",
    "could_happen": "What could happen",
    "likelihood": "How likely",
    "because": "Why, and who told us",
    "plan": "What we do",
    "their_view": "What they say",
    "reviewer": "Who looks again",
    "review_on": "By when",
    "ended_because": "Why it is no longer so",
}
CONTEXT_QUESTIONS = {
    "strengths": "What is good here",
    "harms": "What harms here",
    "reach": "Who has reach here",
    "weight": "How much comes from here",
}
CODES: Mapping[str, Mapping[str, str]] = {"likelihood": LIKELIHOODS, "weight": WEIGHTS}


def version_words(version: Any) -> str:
    """ "2: Nia, Tue 17 Nov"."""
    who = version.updated_by.get_short_name() if version.updated_by else _("Somebody")
    return f"{version.version}: {who}, {day_words(version.updated_at)}"


def side_by_side(left: Any, right: Any, questions: Mapping[str, str]) -> Table:
    """Two versions, a question a row; what is different is said to be."""
    rows = []
    for name, question in questions.items():
        before, after = _told(left, name), _told(right, name)
        if before or after:
            rows.append(Row((question, before, after, _("Changed") if before != after else "")))
    titles = (_("Question"), version_words(left), version_words(right), _("Changed?"))
    return Table(
        _("Two versions side by side"), [Column(title) for title in titles], rows, hidden_caption=True
    )


def _told(version: Any, name: str) -> str:
    value = getattr(version, name)
    if name in CODES:
        return CODES[name].get(value, value)
    if isinstance(value, date):
        return day_words(value)
    return str(value or "")


# --- before a visit -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class VisitLine:
    """The answer to one question before a visit; `source` says who told us and how old that is."""

    title: str
    words: str
    what_we_do: str
    source: str


@dataclass(frozen=True)
class VisitSummary:
    """What a visitor must know, what was asked without finding anything, and what is not known."""

    hazards: tuple[VisitLine, ...]
    nothing: tuple[VisitLine, ...]
    nobody_could_say: tuple[VisitLine, ...]
    not_asked: tuple[str, ...]

    @property
    def in_a_sentence(self) -> str:
        """ "2 things to know. Not known: dog, health." Nothing is ever called safe."""
        count = len(self.hazards)
        known = {0: _("Nothing to look out for is written down."), 1: _("One thing to know.")}.get(
            count, _("%(count)s things to know.") % {"count": count}
        )
        unknown = [*(line.title for line in self.nobody_could_say), *self.not_asked]
        if not unknown:
            return known
        return f"{known} {_('Not known: %(what)s.') % {'what': ', '.join(unknown).lower()}}"


def visit_summary(notes: Sequence[SafetyNote]) -> VisitSummary:
    """The standing notes as answers to the questions of a visit; a question without any was not asked."""
    titles = HAZARD_KINDS
    by_answer: dict[str, list[VisitLine]] = {HAZARD: [], ASKED_NONE: [], NOBODY_COULD_SAY: []}
    for note in notes:
        title = _("All of it") if note.kind == NOTHING_KNOWN else titles.get(note.kind, note.kind)
        answer = ASKED_NONE if note.kind == NOTHING_KNOWN else note.answer
        by_answer[answer].append(VisitLine(title, note.text, note.what_we_do, source_words(note)))
    answered = {note.kind for note in notes}
    not_asked = () if NOTHING_KNOWN in answered else [q for q in VISIT_QUESTIONS if q not in answered]
    return VisitSummary(
        tuple(by_answer[HAZARD]),
        tuple(by_answer[ASKED_NONE]),
        tuple(by_answer[NOBODY_COULD_SAY]),
        tuple(titles[question] for question in not_asked),
    )


def not_to_contact(ties: Iterable[Tie]) -> list[str]:
    """Those around them whom nobody contacts: "Uncle Dez, other family"."""
    return [f"{tie.name}, {TIES.get(tie.kind, tie.kind).lower()}" for tie in ties]
