"""Reports to test with: of the small sample, or of as many areas as a test needs, without drawing anything."""

from functools import cache
from typing import Any

from soceis.evaluation import Extract, differences, evaluate
from soceis.evaluation.report import Handling, Material, Picture, compose, handling_of
from soceis.evaluation.report.content import Grid, Report
from tests.unit.evaluation import sample

HOSTILE = '#import "x" *_$@<> \\ [~`//*=- <script>&amp;"\'{{%'
FOREIGN = "東京 Ελλάδα Łódź Жаль שלום"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40">'
    '<rect width="60" height="40" fill="#0b5a5a"/><text x="4" y="20" font-size="9">Months</text></svg>'
)
RELEASED = handling_of("release", "Counts of 1 to 4 are withheld.", released=True)


def picture(name: str = "duration_North", title: str = "Months with the service, North") -> Picture:
    """A figure that costs nothing: a teal square."""
    from soceis.evaluation.figures import as_sheet, duration_image

    sheet = as_sheet(SVG, title, ["2 people"], "Not for release.")
    grid = Grid(("Bar", "Full months"), (("1", "25"), ("2", "3")), ("left", "right"))
    return Picture(
        name, title, SVG, sheet, duration_image(sheet), "Base: 2 people.", "Two bars, 25 and 3 months.", grid
    )


def of_areas(count: int, name: str = "Area {}") -> Extract:
    """An extract of so many areas, each with one referral, episode and plan."""
    about = sample.meta()
    usual = about["areas"][0]
    about["areas"] = [{**usual, "area": name.format(n)} for n in range(1, count + 1)]
    tables: dict[str, Any] = {table: [] for table in sample.rows()}
    rows = sample.rows()
    for n in range(1, count + 1):
        own = {"person_id": f"p{n}", "area": name.format(n)}
        tables["people"].append({**rows["people"][0], "person_id": f"p{n}"})
        tables["referrals"].append({**rows["referrals"][0], **own, "referral_id": f"r{n}"})
        tables["episodes"].append(
            {**rows["episodes"][0], **own, "referral_id": f"r{n}", "episode_id": f"e{n}"}
        )
        tables["plans"].append(
            {**rows["plans"][0], "area": own["area"], "plan_id": f"n{n}", "episode_id": f"e{n}"}
        )
    tables["plan_forms"] = rows["plan_forms"]
    return sample.extract(tables, about)


def material(extract: Extract | None = None, handling: Handling | None = None) -> Material:
    """What a report is made of, with one picture that costs nothing."""
    extract = extract or sample.extract()
    results = evaluate(extract)
    found = differences(evaluate(extract, "published_2023"), results)
    options = (("Mapping", "corrected"), ("Seed", "0"))
    if handling is None:
        return Material(extract, results, (picture(),), found, options=options)
    return Material(extract, results, (picture(),), found, handling, options)


@cache
def usual() -> Report:
    """The report of the small sample, made once: nothing in it can change."""
    return compose(material())


def report(extract: Extract | None = None, handling: Handling | None = None) -> Report:
    if extract is None and handling is None:
        return usual()
    return compose(material(extract, handling))
