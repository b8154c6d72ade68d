"""The documents agree with the code."""

import re
from pathlib import Path

from django.apps import apps

from soceis.config import reference

ROOT = Path(__file__).resolve().parents[2]


def test_the_generated_reference_is_current() -> None:
    assert reference.stale(ROOT / "docs/reference") == [], "run `make docs`"


def test_every_table_is_named_with_words_of_the_glossary() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").casefold()
    for model in apps.get_models():
        if model.__module__.startswith("soceis.") and not hasattr(model, "pgh_tracked_model"):
            words = re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).casefold()
            known = (
                words in glossary or words.replace(" reason", "-reason").replace("non ", "non-") in glossary
            )
            known = known or words.replace("non engagement", "non-engagement") in glossary
            known = known or words.split()[-1] == "state"
            assert known, f"{model.__name__} is not in GLOSSARY.md"


def test_decision_records_are_numbered_without_gaps_and_say_what_holds_them() -> None:
    records = sorted((ROOT / "docs/adr").glob("*.md"))
    for number, path in enumerate(records, start=1):
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith(f"{number:04d}-")
        assert text.startswith(f"# {number}. ")
        assert "Held by:" in text, path.name


def test_every_screenshot_in_a_how_to_exists_and_none_is_unused() -> None:
    folder = ROOT / "docs/how-to"
    used = {
        match
        for page in [*folder.glob("*.md"), ROOT / "README.md"]
        for match in re.findall(
            r"\]\((?:docs/how-to/)?(screenshots/[^)]+)\)", page.read_text(encoding="utf-8")
        )
    }
    there = {f"screenshots/{path.name}" for path in (folder / "screenshots").glob("*")}
    assert used == there
