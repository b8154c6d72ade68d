"""The published tables on the service's own page, and in its own extract, out of the demonstration's records."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from soceis.evaluation import compare_with_print, evaluate, read_folder, results_as_json
from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.insight.extracts import actions
from soceis.insight.extracts.queries import Study, study_for
from soceis.insight.extracts.queries.studies import FIGURES, STUDIES

pytestmark = pytest.mark.usefixtures("demonstration_to_read")

# (cell as the page names it, place, printed, from these records, how the reason begins): all that differ.
DIFFERENT = (
    ("Male, Dundee: per cent", "Table 3", "66", "67", "Taken from case files."),
    ("Total, Edinburgh: total, per cent", "Table 4", "101", "100", "The sum of the rounded percentages"),
    ("Not started yet, Newcastle: per cent", "Table 4", "4", "6", "4 of 71 is 5.6 per cent."),
    ("Reduced offending, Cardiff: per cent", "Section 5.1", "82", "81", "13 of 16 is 81.25 per cent"),
)
POLICE = "Police 7 8% 9 16% 24 34% 3 30% 43 19%"
CORRECTED_SAFETY = "Contextual safeguarding not asked 10 83% 0 0% 5 100% 10 of 22 45%"


@pytest.fixture(autouse=True)
def _database(django_db_blocker: Any) -> Iterator[None]:
    STUDIES.clear()
    FIGURES.clear()
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def evaluator() -> User:
    return User.objects.filter(memberships__role="evaluator").earliest("joined_at")


def study(user: User) -> Study:
    with acting_as(user):
        return study_for(user)


def page(user: User, mapping: str) -> str:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get("/evaluation/", {"mapping": mapping})
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows(html: str, anchor: str) -> list[list[str]]:
    """The cells of the table in the card or part with that anchor, row by row."""
    part = html[html.index(f'id="{anchor}"') :]
    part = part[: part.index("</table>")]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in part.split("<tr")]
    return [[words(cell) for cell in row] for row in cells if row]


def test_the_page_shows_each_cell_that_differs_from_what_to_what_and_why(evaluator: User) -> None:
    shown = [row for row in rows(page(evaluator, "published_2023"), "printed") if len(row) == 5][1:]
    assert {tuple(row[:4]) for row in shown} == {row[:4] for row in DIFFERENT}
    why = {row[0]: row[4] for row in shown}
    for cell, *_, reason in DIFFERENT:
        assert why[cell].startswith(reason)


def test_every_other_printed_cell_comes_out_to_the_printed_digit(evaluator: User) -> None:
    printed = compare_with_print(study(evaluator).published)
    assert len(printed) > 300
    assert len([cell for cell in printed if not cell.same]) == len(DIFFERENT)


def test_a_row_of_the_page_is_a_row_of_the_report(evaluator: User) -> None:
    found = [
        " ".join(filter(None, row)) for row in rows(page(evaluator, "published_2023"), "referral_source")
    ]
    assert POLICE in found


def test_corrected_says_what_was_not_asked_and_over_which_base(evaluator: User) -> None:
    found = [" ".join(filter(None, row)) for row in rows(page(evaluator, "corrected"), "plan_topics")]
    assert CORRECTED_SAFETY in found


def test_every_difference_between_the_two_ways_of_counting_has_a_cause(evaluator: User) -> None:
    differences = study(evaluator).differences
    assert len(differences) > 50
    assert all(difference.causes for difference in differences)


def test_the_extract_of_the_service_gives_the_same_results(evaluator: User, tmp_path: Path) -> None:
    with acting_as(evaluator):
        made = actions.make(
            by=evaluator,
            purpose="To check the published tables",
            series="check",
            areas=list(Area.objects.all()),
        )
    zipfile.ZipFile(io.BytesIO(made.content)).extractall(tmp_path)
    extract = read_folder(tmp_path)
    assert [found for found in extract.findings if found.severity == "error"] == []
    shown = study(evaluator)
    for mapping in ("published_2023", "corrected"):
        here = evaluate(extract, mapping, further=False)
        assert results_as_json(here) == results_as_json(shown.under(mapping))
    said = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir()).lower()
    names = {
        word.lower() for word in re.findall(r"[A-Za-z]+", " ".join(names_of_everybody())) if len(word) > 4
    }
    assert len(names) > 50
    assert {name for name in names if re.search(rf"\b{name}\b", said)} == set()


def names_of_everybody() -> list[str]:
    """The names of every invented young person, as their managers see them."""
    from soceis.people.models import YoungPerson

    names: list[str] = []
    for manager in User.objects.filter(memberships__role="area_manager"):
        with acting_as(manager):
            names += YoungPerson.objects.values_list("name_used", flat=True)
    return names
