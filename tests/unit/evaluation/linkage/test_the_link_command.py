"""`soceis link`: what it writes, its sentences, its exit status; no identifier in any of it."""

import csv
import hashlib
import json
from pathlib import Path

import pytest
from pyarrow import csv as arrow
from typer.testing import CliRunner

from soceis.interfaces.cli.main import app
from tests.unit.evaluation.linkage.made import invented

SIZE = (300, 1500, 9, 0.9, 0.5)
OUTPUTS = {"links.csv", "review.csv", "rates.csv", "rates.json", "model.json", "manifest.json"}


def run(*arguments: str | Path, typed: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["link", *map(str, arguments)], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("link")
    files = invented(*SIZE)
    arrow.write_csv(files.service, base / "service.csv")
    arrow.write_csv(files.police, base / "police.csv")
    status, printed, _ = run(base / "service.csv", base / "police.csv", "--out", base / "out")
    assert status == 0, printed
    assert "young people" in printed
    return base


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_output_is_there_and_the_manifest_knows_its_hash(folder: Path) -> None:
    out = folder / "out"
    assert {path.name for path in out.iterdir()} >= OUTPUTS
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    for name in ("links.csv", "rates.json", "model.json"):
        assert manifest["outputs"][name] == hashlib.sha256((out / name).read_bytes()).hexdigest()
    assert (
        manifest["inputs"]["service: service.csv"]
        == hashlib.sha256((folder / "service.csv").read_bytes()).hexdigest()
    )
    assert manifest["seed"] == 1
    assert set(manifest["with"]) == {"splink", "duckdb", "numpy", "scipy"}


def test_links_hold_ids_and_a_probability_and_nothing_else(folder: Path) -> None:
    found = rows(folder / "out" / "links.csv")
    assert set(found[0]) == {
        "service_record_id", "service_unit_id", "police_record_id", "police_unit_id", "probability"
    }  # fmt: skip
    truth = invented(*SIZE).truth
    right = sum(truth.get(row["service_record_id"]) == row["police_record_id"] for row in found)
    assert right / len(found) > 0.98


def test_no_output_holds_a_name_a_date_of_birth_or_a_postcode(folder: Path) -> None:
    files = invented(*SIZE)
    text = "".join((folder / "out" / name).read_text(encoding="utf-8") for name in OUTPUTS)
    for column in ("last_name", "date_of_birth", "postcode"):
        values = {
            value for side in (files.service, files.police) for value in side.column(column).to_pylist()
        }
        assert not [value for value in values if value and len(value) > 4 and value in text], column


def test_rates_say_which_areas_and_which_identifiers_link_worse(folder: Path) -> None:
    told = json.loads((folder / "out" / "rates.json").read_text(encoding="utf-8"))
    assert {rate["by"] for rate in told["rates"]} == {"all", "area", "known"}
    assert 0 < told["expected_recall"] <= 1
    assert told["records"]["service"] == {"read": 300, "left_out": 0, "linked_from": 300}


def test_reviewing_at_the_terminal_keeps_each_decision_and_linking_again_applies_it(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    files = (folder / "service.csv", folder / "police.csv")
    assert run(*files, "--out", out, "--accept", "0.999999")[0] == 0
    waiting = rows(out / "review.csv")
    assert len(waiting) > 2
    status, printed, _ = run("review", out, *files, "--by", "Ann", typed="d\ntwins\nl\ns\nsame mother\nq\n")
    assert status == 0
    assert "2 decisions kept" in printed
    kept = rows(out / "decisions.csv")
    assert [(row["decision"], row["by"], row["why"]) for row in sorted(kept, key=lambda row: row["decision"])] == [
        ("different", "Ann", "twins"), ("same", "Ann", "same mother")
    ]  # fmt: skip
    assert run(*files, "--out", out, "--accept", "0.999999")[0] == 0
    linked = {(row["service_record_id"], row["police_record_id"]) for row in rows(out / "links.csv")}
    queue = {(row["service_record_id"], row["police_record_id"]) for row in rows(out / "review.csv")}
    for row in kept:
        pair = row["service_record_id"], row["police_record_id"]
        assert (pair in linked) == (row["decision"] == "same")
        assert pair not in queue


def test_decisions_filled_in_in_a_copy_of_the_queue_are_taken(folder: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.csv"
    filled.write_text(
        "service_record_id,police_record_id,decision,by,on,why\nS1,P1,different,Ben,2026-11-23,twins\n",
        encoding="utf-8",
    )
    status, printed, _ = run("review", tmp_path, "--from", filled)
    assert (status, rows(tmp_path / "decisions.csv")[0]["by"]) == (0, "Ben")
    assert "1 decisions read" in printed


def test_codes_of_both_sides_are_linked_without_the_names(folder: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    assert run("encode", "--new-key", key)[0] == 0
    for side in ("service", "police"):
        status, printed, _ = run(
            "encode", folder / f"{side}.csv", "--key-file", key, "--out", tmp_path / side
        )
        assert (status, "without names" in printed) == (0, True)
    assert run(tmp_path / "service", tmp_path / "police", "--out", tmp_path / "out")[0] == 0
    assert len(rows(tmp_path / "out" / "links.csv")) > 0.8 * len(rows(folder / "out" / "links.csv"))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("absent.csv", "absent.csv", "--out", "x"), "cannot be read"),
        (("review", "absent"), "--by NAME"),
        (("review", "absent", "--by", "Ann"), "holds no review.csv"),
        (("encode",), "--key-file FILE and --out FILE"),
        (("absent.csv", "absent.csv", "--out", "x", "--assignment", "lucky"), 'no assignment "lucky"'),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_status_2(arguments: tuple[str, ...], sentence: str) -> None:
    status, _, problems = run(*arguments)
    assert status == 2
    assert sentence in " ".join(problems.split())


def test_names_and_codes_are_never_linked_with_each_other(folder: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    run("encode", "--new-key", key)
    run("encode", folder / "service.csv", "--key-file", key, "--out", tmp_path / "codes")
    status, _, problems = run(tmp_path / "codes", folder / "police.csv", "--out", tmp_path / "out")
    assert (status, "encode both, or neither" in " ".join(problems.split())) == (2, True)
