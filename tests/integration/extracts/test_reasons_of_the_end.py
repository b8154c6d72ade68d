"""Reasons are asked before the end too: an extract gives those of the end, else those asked before it."""

from datetime import date, datetime

import psycopg

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from tests.integration.extracts.records import Records


def test_an_extract_gives_the_reason_of_the_end_first_and_none_when_it_went_well(
    committed_database: dict[str, str], records: Records
) -> None:
    day = date(2024, 5, 1)
    area = records.cast.cardiff
    cases = (
        ("declined_at_offer", ["practical"], [], ["practical"]),
        ("stopped_after_start", ["practical"], ["worker_fit"], ["worker_fit", "practical"]),
        ("goals_met", ["practical"], [], []),
        ("", ["practical"], [], []),
    )
    for code, before, at_the_end, _ in cases:
        person = records.person(area)
        referral = records.referral(person, area, day)
        last = ("closed", day) if code else ("engaging", day)
        facts = {"closure_code": code} if code else {}
        episode = records.episode(referral, [("awaiting_allocation", day), last], **facts)
        with clock.at(datetime(2024, 4, 1, tzinfo=clock.LONDON)):
            for reason in before:
                told = records.non_engagement(episode, reason)
                with acting_as(records.manager(area)):
                    told.with_closure = False
                    told.save()
        for reason in at_the_end:
            records.non_engagement(episode, reason)
    with psycopg.connect(committed_database["SOCEIS_RESEARCH_URL"]) as research:
        rows = research.execute(
            "select array_agg(reason order by place) from research.non_engagement group by episode_id"
        ).fetchall()
    assert sorted(found for (found,) in rows) == sorted(expected for *_, expected in cases if expected)
