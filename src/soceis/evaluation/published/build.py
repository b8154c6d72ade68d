"""Make figures.json, the printed cells of the 2023 report, from the transcription of the report.

    python -m soceis.evaluation.published.build published_figures.json

The transcription holds the numbers exactly as printed. This turns each into one entry that names our
table, row, area and measure, so that a computed result can be laid beside it. Nothing is corrected.

Percentages of section 5.1 stand only in the report's text; they are listed here.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("figures.json")

SOURCES = {
    "children's services": "children_services",
    "police": "police",
    "youth justice service": "youth_justice",
    "third sector agency": "third_sector",
    "probation": "probation",
    "education": "education",
    "other": "other",
    "not known": "not_known",
}
STATUSES = {
    "open": "open",
    "closed": "closed",
    "not allocated": "not_allocated",
    "not started": "not_started",
    "unknown": "unknown",
}
CLOSURES = {
    "intervention completed": "intervention_completed",
    "support from other services": "support_from_other_services",
    "other": "other",
    "declined support": "declined_support",
}
REASONS = {
    "criminal exploitation": "criminal_exploitation",
    "at risk of criminal exploitation (identified by schools)": "at_risk_identified_by_school",
    "association with serious organised crime groups or gangs": "soc_association",
    "repeated offending": "repeated_offending",
    "involvement in drug dealing": "drug_dealing",
    "other (dual criminal and sexual exploitation, behavioural issues, substance misuse, violent behaviours)": "other",
}
TOPICS = {
    "emotional regulation": "emotional_regulation",
    "self esteem": "self_esteem",
    "relationships": "relationships",
    "thinking and behaviour": "thinking_and_behaviour",
    "emotional and practical support to caregivers": "caregiver_support",
    "family support": "family_support",
    "identifying and managing risky situations": "risky_situations",
    "exploitation": "exploitation",
    "safety planning": "safety_planning",
    "peer mapping": "peer_mapping",
    "offending": "offending",
    "peer mentor": "peer_mentor",
    "contextual safeguarding": "contextual_safeguarding",
    "education/employability": "education_employability",
    "identity work": "identity_work",
    "substance misuse": "substance_misuse",
    "daily routine": "daily_routine",
    "housing": "housing",
}
OUTCOMES = {
    "reduced offending": "reduced_offending",
    "reduced exploitation": "reduced_exploitation",
    "developed decision-making about risk": "decision_making",
    "improved engagement with education, employment or training": "education_engagement",
    "improved family relationships": "family_relationships",
}
AGES = {"mean_age_at_referral": "mean age", "min_age": "min age", "max_age": "max age"}

# Section of the transcription, place in the report, our table, measure, and the names of the rows.
GRIDS: tuple[tuple[tuple[str, ...], str, str, str, Mapping[str, str]], ...] = (
    (("table_4_referrals", "source_n"), "Table 4", "referral_source", "n", SOURCES),
    (("table_4_referrals", "source_percent"), "Table 4", "referral_source", "percent", SOURCES),
    (("table_4_referrals", "case_status_n"), "Table 4", "case_status", "n", STATUSES),
    (("table_4_referrals", "case_status_percent"), "Table 4", "case_status", "percent", STATUSES),
    (("table_4_referrals", "closure_reason_n"), "Table 4", "closure_reason", "n", CLOSURES),
    (("table_4_referrals", "closure_reason_percent"), "Table 4", "closure_reason", "percent", CLOSURES),
    (("table_5_intervention_plan_topics_n",), "Table 5", "plan_topics", "n", TOPICS),
    (("table_5_intervention_plan_topics_percent",), "Table 5", "plan_topics", "percent", TOPICS),
)

# Section 5.1 of the report: the percentages that it prints in digits (Cardiff).
SECTION_5_1 = {
    "closed": {"reduced_offending": 77, "decision_making": 63, "family_relationships": 63},
    "open": {
        "reduced_offending": 82,
        "reduced_exploitation": 63,
        "decision_making": 63,
        "education_engagement": 69,
        "family_relationships": 63,
    },
}

# Printed cells that no records can give, or that a transcription disputes: why.
KNOWN = {
    (
        "case_status",
        "not_started",
        "Newcastle",
        "percent",
    ): "4 of 71 is 5.6 per cent. The transcription of the printed"
    " table has 4; the text of the report that we hold has 6.",
    (
        "referral_source",
        "total",
        "Edinburgh",
        "total_percent",
    ): "The sum of the rounded percentages, printed as such.",
    (
        "age_and_sex",
        "male",
        "Dundee",
        "percent",
    ): "Taken from case files. No whole number of the 10 people referred is"
    " 66 per cent; 6 of 9 is 66.7, which rounds to 67.",
    ("age_and_sex", "male", "Overall", "percent"): "Holds Dundee's share, which was taken from case files.",
    (
        "outcomes_open",
        "reduced_offending",
        "Cardiff",
        "percent",
    ): "13 of 16 is 81.25 per cent; the report prints 82.",
}


def entries(figures: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every printed cell that the tables can give."""
    yield from _age_and_sex(figures["table_3_age_gender"])
    for path, place, table, measure, names in GRIDS:
        section: Any = figures
        for step in path:
            section = section[step]
        for printed_name, row in names.items():
            for area, value in section[printed_name].items():
                yield _entry(place, table, row, area, measure, value)
    totals = figures["table_4_referrals"]
    for area, value in totals["source_n"]["total"].items():
        yield _entry("Table 4", "referral_source", "total", area, "base", value)
    for area, value in totals["source_percent"]["total"].items():
        yield _entry("Table 4", "referral_source", "total", area, "total_percent", value)
    for area, value in figures["table_5_intervention_plan_topics_n"]["plans"].items():
        yield _entry("Table 5", "plan_topics", "emotional_regulation", area, "base", value)
    for measure in ("n", "percent"):
        for printed_name, row in REASONS.items():
            value = figures[f"primary_reason_for_referral_{measure}"][printed_name]
            yield _entry("Section 3.2", "referral_reason", row, "Overall", measure, value)
    yield from _outcomes(figures["outcomes_cardiff"])
    yield from _duration(figures["duration_of_engagement"])


def _age_and_sex(section: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name, row in AGES.items():
        for area, value in section[name].items():
            yield _entry("Table 3", "age_and_sex", row, area, "value", value)
    yield _entry(
        "Section 3.2", "age_and_sex", "median age", "Overall", "value", section["median_age_overall"]
    )
    for area, value in section["percent_male"].items():
        yield _entry("Table 3", "age_and_sex", "male", area, "percent", value)


def _outcomes(section: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    closed, running = section["closed_and_engaged"], section["open"]
    yield _entry("Section 5.1", "outcomes_closed", "reduced_offending", "Cardiff", "base", closed["cases"])
    yield _entry("Section 5.1", "case_status", "open", "Cardiff", "n", running["cases"])
    yield _entry(
        "Section 5.1", "outcomes_open", "reduced_offending", "Cardiff", "base", running["denominator used"]
    )
    for table, counts in (("outcomes_closed", closed), ("outcomes_open", running)):
        for printed_name, row in OUTCOMES.items():
            yield _entry("Section 5.1", table, row, "Cardiff", "n", counts[printed_name])
    for which, percentages in SECTION_5_1.items():
        for row, value in percentages.items():
            yield _entry("Section 5.1", f"outcomes_{which}", row, "Cardiff", "percent", value)


def _duration(section: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    began = section["closed cases started within the first six months of the service"]
    yield _entry("Section 3.3", "duration", "n", "Overall", "value", began)
    yield _entry("Section 3.3", "duration", "min months", "Overall", "value", section["min_months"])
    yield _entry("Section 3.3", "duration", "max months", "Overall", "value", section["max_months"])


def _entry(place: str, table: str, row: str, area: str, measure: str, printed: int | None) -> dict[str, Any]:
    return {
        "place": place,
        "table": table,
        "row": row,
        "area": area,
        "measure": measure,
        "printed": printed,
        "known": KNOWN.get((table, row, area, measure), ""),
    }


def build(source: str) -> str:
    """The text of figures.json from the text of the transcription."""
    figures = json.loads(source)
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries(figures))
    return f'{{"source": {json.dumps(figures["source"])}, "cells": [\n{lines}\n]}}\n'


if __name__ == "__main__":
    TARGET.write_text(build(Path(sys.argv[1]).read_text(encoding="utf-8")), encoding="utf-8")
