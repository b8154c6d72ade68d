"""Nothing that a young person or somebody at home may see says a word that puts a label on them."""

import re
from pathlib import Path

import pytest

from soceis.contexts.schools import rules as schools
from soceis.journey.assessments import rules as life
from soceis.journey.consent import rules as consent
from soceis.journey.documents.rules import AT_HOME, LETTERS, TOPICS_AT_HOME, words_not_for_home
from soceis.journey.outcomes import rules as outcomes
from soceis.journey.plans.rules import TOPICS
from soceis.sharing.wording.rules import BUILT_IN, found_in

SOURCE = Path(__file__).resolve().parents[2] / "src" / "soceis"
# Pages that are looked at together, or handed over: those without our menus, and parts that stand on them.
PLAIN = re.compile(r'{%\s*extends "ui/plain_page.html"')
PARTS = ("consent/private.html", "consent/sides.html", "activities/choose.html")
# Not words: tags that name routes and files, values, addresses, classes.
NOT_WORDS = re.compile(
    r"{{.*?}}|{%\s*(?:url|include|extends|load|static)\b.*?%}|\b(?:class|href|src|id|name)=\"[^\"]*\""
)
WORDS_OF_OURS = {
    "life": [*life.LIFE_PARTS.values(), *life.LIFE_HINTS.values(), *life.LIFE_WORDS.values()],
    "agreement": [*consent.OF_US, *consent.OF_YOU, *consent.OF_HOME, *consent.PRIVATE, *consent.PASSED_ON],
    "permissions": list(consent.ASKED.values()),
    "short sentences": [*outcomes.MEASURES.values(), *outcomes.MEASURE_ANSWERS.values()],
    "support": list(outcomes.SUPPORT_KINDS.values()),
    "letters": [
        text for kind in LETTERS.values() if kind.reader in AT_HOME for text in (kind.subject, kind.body)
    ],
    "plan": [TOPICS_AT_HOME.get(code, words) for code, words in TOPICS.items()],
    "wallet": [words for codes in schools.CODE_LISTS.values() for words in codes.values()],
}


def labels(text: str) -> list[str]:
    """Words that deter, in English; and what our own list of words says is better said otherwise."""
    met = [prompt.words for prompt in found_in(text, BUILT_IN)]
    return [*consent.labels_in(text), *words_not_for_home(text), *met]


def pages_for_them() -> list[Path]:
    templates = sorted(SOURCE.glob("*/*/templates/**/*.html"))
    return [
        path
        for path in templates
        if {"journey", "contexts"} & set(path.relative_to(SOURCE).parts)
        and (PLAIN.search(path.read_text(encoding="utf-8")) or str(path).endswith(PARTS))
    ]


def test_there_are_pages_to_look_at() -> None:
    found = {path.name for path in pages_for_them()}
    assert found >= {"theirs.html", "together.html", "show.html", "choose.html", "private.html"}
    assert labels("He is at risk") == ["risk", "risk"]


@pytest.mark.parametrize("path", pages_for_them(), ids=lambda path: path.name)
def test_no_page_for_young_people_says_a_word_that_deters(path: Path) -> None:
    assert labels(NOT_WORDS.sub(" ", path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("what", sorted(WORDS_OF_OURS))
def test_no_text_of_ours_for_young_people_says_a_word_that_deters(what: str) -> None:
    assert WORDS_OF_OURS[what]
    assert {text: labels(text) for text in WORDS_OF_OURS[what] if labels(text)} == {}
