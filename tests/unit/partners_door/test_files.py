"""What the partners' door is made of: Welsh for every sentence, and a stylesheet that is what its tool writes."""

import re
import sys
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext

import soceis
from soceis.interfaces.partners import words
from soceis.sharing.consultations import rules

ROOT = Path(soceis.__file__).parent
DOOR = ROOT / "interfaces" / "partners"


def sentences() -> list[str]:
    """Every sentence that the templates and modules of the door translate."""
    found: set[str] = set()
    for page in (DOOR / "templates").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        found |= {match[1] for match in re.findall(r"""{% translate (["'])(.*?)\1""", text)}
        found |= {match[1] for match in re.findall(r"""_\((["'])(.*?)\1\)""", text)}
        for block in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", text, re.DOTALL):
            found.add(re.sub(r"{{ (\w+) }}", r"%(\1)s", block))
    for module in (*DOOR.glob("*.py"), ROOT / "sharing" / "consultations" / "actions.py"):
        text = module.read_text(encoding="utf-8")
        for call in re.findall(r"""\b(?:_|gettext_lazy)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)""", text):
            parts = re.findall(r'"((?:[^"\\]|\\.)*)"', call)
            found.add("".join(parts).replace("\\n", "\n"))
    return sorted(found)


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_of_the_door_has_its_welsh(sentence: str) -> None:
    with translation.override("cy"):
        welsh = gettext(sentence)
    assert welsh != sentence
    assert set(re.findall(r"%\(\w+\)s", welsh)) == set(re.findall(r"%\(\w+\)s", sentence))


def test_the_door_has_words_for_every_code_of_the_rules() -> None:
    assert set(words.STANDING_WORDS) == set(rules.STANDINGS)
    assert set(words.BECAUSE_WORDS) == set(rules.BECAUSE) - {""}
    assert set(words.SIGN_WORDS) == set(rules.SIGNS)
    assert set(words.AGE_WORDS) == set(rules.AGE_BANDS)
    assert set(words.DUTY_WORDS) == set(words.NATION_WORDS) == set(rules.NUMBERS_TO_CALL)
    assert {call.number for calls in rules.NUMBERS_TO_CALL.values() for call in calls} == set(
        words.CALL_WORDS
    )


def test_the_stylesheet_is_what_its_tool_takes_out_of_the_vendored_one() -> None:
    sys.path.insert(0, str(ROOT.parents[1] / "tools"))
    import slim_css

    css = (ROOT / "ui/static/ui/vendor/govuk-frontend.css").read_text(encoding="utf-8-sig")
    assert (DOOR / "static/door/frontend.css").read_text(encoding="utf-8") == slim_css.slim(css) + "\n"


def pages_of_the_form() -> list[Path]:
    """All but the information card, which is for adults and names what it is about."""
    return [page for page in (DOOR / "templates").rglob("*.html") if not page.name.startswith("card")]


def test_pages_that_a_young_person_may_see_over_a_shoulder_use_no_words_that_deter() -> None:
    pages = " ".join(page.read_text(encoding="utf-8") for page in pages_of_the_form())
    pages += (DOOR / "forms.py").read_text(encoding="utf-8")
    assert not re.search(r"\b(exploit\w*|offend\w*|gangs?|at risk)\b", pages, re.IGNORECASE)
