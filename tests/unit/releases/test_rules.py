"""What may leave of a report, the zip that leaves, and the verdict of making it again."""

import json
import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.insight.releases import rules
from soceis.insight.releases.rules import (
    APPROVED,
    MANIFEST,
    PART_CODES,
    RELEASE_STATES,
    TRANSITIONS,
    bundled,
    chosen_files,
    compared,
    comparison_words,
    percent_after,
    sha256,
    tables_shown,
    unbundled,
    without_records,
    words_problem,
)

FILES = (
    "codebook/people.csv",
    "figures/duration_cardiff.svg",
    "manifest.json",
    "readiness.json",
    "report.docx",
    "report.html",
    "report.pdf",
    "results.json",
    "tables/case_status.csv",
    "tables/plan_topics.csv",
)


def test_what_names_rows_of_the_extract_never_leaves() -> None:
    everything = chosen_files(FILES, PART_CODES, ["case_status", "plan_topics"])
    assert set(FILES) - set(everything) == {"readiness.json"}


def test_a_report_for_inside_use_is_kept_without_rows_about_people() -> None:
    outputs = dict.fromkeys(FILES, b"x")
    outputs[MANIFEST] = json.dumps({"seed": 0, "outputs": dict.fromkeys(FILES, "hash")}).encode()
    kept = without_records(outputs)
    assert set(outputs) - set(kept) == {"codebook/people.csv"}
    manifest = json.loads(kept[MANIFEST])
    assert manifest["seed"] == 0
    assert "codebook/people.csv" not in manifest["outputs"]
    assert "report.pdf" in manifest["outputs"]


def test_the_manifest_goes_with_whatever_leaves() -> None:
    assert chosen_files(FILES, ["figures"], []) == ["figures/duration_cardiff.svg", MANIFEST]


@pytest.mark.parametrize(("parts", "tables"), [([], []), (["tables"], []), (["secrets"], ["case_status"])])
def test_nothing_chosen_is_nothing_and_no_manifest(parts: list[str], tables: list[str]) -> None:
    assert chosen_files(FILES, parts, tables) == []


def test_single_tables_tell_of_those_tables_alone() -> None:
    chosen = chosen_files(FILES, ["tables"], ["case_status"])
    assert chosen == [MANIFEST, "tables/case_status.csv"]
    assert tables_shown(chosen) == {"case_status"}


@pytest.mark.parametrize("part", ["report", "figures", "results", "codebook"])
def test_every_other_part_tells_of_every_table(part: str) -> None:
    assert tables_shown(chosen_files(FILES, [part, "tables"], ["case_status"])) is None


@given(
    st.dictionaries(
        st.text("abcdefgh/_.", min_size=1, max_size=12).filter(lambda n: not n.endswith("/")),
        st.binary(max_size=60),
    )
)
def test_the_same_files_give_the_same_zip_in_whatever_order_they_came(files: dict[str, bytes]) -> None:
    backwards = dict(reversed(files.items()))
    assert bundled(files) == bundled(backwards)
    assert unbundled(bundled(files)) == files


def test_the_zip_is_one_that_others_open() -> None:
    with zipfile.ZipFile(BytesIO(bundled({"tables/a.csv": b"1", MANIFEST: b"{}"}))) as bundle:
        assert bundle.testzip() is None
        assert bundle.namelist() == [MANIFEST, "tables/a.csv"]


def test_a_decision_is_never_undone_and_an_approval_only_withdrawn() -> None:
    assert set(TRANSITIONS) - {""} == set(RELEASE_STATES)
    assert TRANSITIONS[APPROVED] == ("withdrawn",)
    assert [state for state, following in TRANSITIONS.items() if not following] == ["declined", "withdrawn"]


@given(st.dictionaries(st.sampled_from("abcdef"), st.binary(max_size=3), min_size=1), st.data())
def test_the_verdict_is_the_same_only_when_every_file_is(
    files: dict[str, bytes], data: st.DataObject
) -> None:
    recorded = {name: sha256(content) for name, content in files.items()}
    kept = dict(files)
    again = dict(files)
    for copy in (kept, again):
        if data.draw(st.booleans()):
            copy[data.draw(st.sampled_from(sorted(files)))] = data.draw(st.binary(max_size=3))
    found = compared(
        recorded,
        {name: sha256(content) for name, content in kept.items()},
        {name: sha256(content) for name, content in again.items()},
    )
    assert found.same == (kept == files == again)
    words = comparison_words(found, made_with="1", now_with="1")
    assert ("byte for byte" in words) == found.same


def test_a_missing_file_and_a_new_one_are_both_said() -> None:
    found = compared({"a": "1", "b": "2"}, {"a": "1", "b": "2"}, {"b": "2", "c": "3"})
    assert (found.missing, found.added, found.same) == (("a",), ("c",), False)
    words = comparison_words(found, made_with="1.0", now_with="1.1")
    assert words == (
        "2 files (a, c) did not come out the same when the report was made again."
        " It was made with version 1.0; this is version 1.1."
    )


def test_a_changed_file_is_said_in_a_way_that_nobody_overlooks() -> None:
    found = compared({"a": "1"}, {"a": "9"}, {"a": "1"})
    assert "1 file (a) kept here changed after the report was made." in comparison_words(
        found, made_with="1", now_with="1"
    )


@given(st.integers(0, 60))
def test_progress_goes_up_and_never_says_that_it_is_finished(steps: int) -> None:
    assert percent_after(steps) <= percent_after(steps + 1) < 100


def test_words_are_asked_for_in_a_sentence() -> None:
    assert words_problem("too short", "Say why") == "Say why, in at least 15 letters."
    assert words_problem("long enough to be a reason", "Say why") == ""
    assert words_problem("a\0" * 20, "Say why").startswith("That holds a sign")


def test_a_report_may_use_its_own_styles_and_nothing_else() -> None:
    policy = rules.page_policy(b"<style>p{color:red}</style><p>x</p><style>q{}</style>")
    styles = re.findall(r"'sha256-[^']+'", policy)
    assert len(styles) == 2
    assert "unsafe" not in policy
    assert policy.startswith("sandbox; default-src 'none';")
    assert "style-src 'none';" in rules.page_policy(b"<p>no style</p>")


def test_only_what_was_compared_with_everything_and_tells_nothing_may_leave() -> None:
    assert rules.Standing(rules.SAFE).may_leave
    rules.Standing(rules.SAFE).demand()
    for stands in (rules.WANTING, rules.GOING, rules.STOPPED, rules.OLD):
        assert not rules.Standing(stands).may_leave
        with pytest.raises(rules.NotCompared):
            rules.Standing(stands).demand()
    with pytest.raises(rules.WouldReveal) as stopped:
        rules.Standing(rules.TELLS, ("Cardiff: 3.",)).demand()
    assert stopped.value.sentences == ("Cardiff: 3.",)


def test_what_left_since_the_comparison_is_counted_in_words() -> None:
    one, two = rules.NotCompared(left_since=1), rules.NotCompared(left_since=2)
    assert one.what == "Since this was compared, another release left the service."
    assert two.what == "Since this was compared, 2 other releases left the service."


def test_a_bar_of_equal_parts_begins_above_nothing_and_is_full_only_at_the_end() -> None:
    shown = [rules.percent_of(done, 4) for done in range(5)]
    assert shown == [5, 27, 50, 72, 95]
    assert rules.percent_of(0, 0) == 5


def test_the_parts_and_tables_of_a_proposal_can_be_read_back_from_its_files() -> None:
    names = ["manifest.json", "report.html", "report.pdf", "tables/case_status.csv"]
    assert rules.parts_of(names) == ["report", "tables"]
    assert rules.tables_of(names) == ["case_status"]
