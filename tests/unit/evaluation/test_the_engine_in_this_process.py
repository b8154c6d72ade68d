"""DuckDB as we open it: what does not fit into memory goes to a private folder, and nothing stays anywhere."""

import stat
from pathlib import Path

import duckdb
import pytest

from soceis.evaluation import evaluate, read_folder
from soceis.evaluation.engines import connection
from tests.unit.evaluation import sample

LARGER_THAN_MEMORY = """
    SELECT count(*) FROM (
        SELECT row_number() OVER (ORDER BY text) FROM (SELECT hash(range)::VARCHAR AS text FROM range(1500000))
    )
"""


def spill_folder(db: duckdb.DuckDBPyConnection) -> Path:
    row = db.execute("SELECT current_setting('temp_directory')").fetchone()
    assert row
    return Path(row[0])


def test_what_does_not_fit_into_memory_goes_to_a_private_folder_that_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with connection() as db:
        # Each thread holds blocks of its own while it sorts; with one it is certain what fits beside them.
        db.execute("SET threads = 1")
        db.execute("SET memory_limit = '40MB'")
        folder = spill_folder(db)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        db.execute(f"CREATE TABLE large AS {LARGER_THAN_MEMORY.replace('count(*)', '*')}")
        assert db.execute(LARGER_THAN_MEMORY).fetchone() == (1_500_000,)
        assert list(folder.iterdir())
    assert not folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_an_evaluation_leaves_nothing_in_the_folder_where_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract, here = sample.write(tmp_path / "extract"), tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    evaluate(read_folder(extract))
    assert list(here.iterdir()) == []


def test_each_database_has_a_folder_of_its_own() -> None:
    with connection() as one, connection() as other:
        assert spill_folder(one) != spill_folder(other)


def test_no_file_can_be_read_but_those_named(tmp_path: Path) -> None:
    named, other = (tmp_path / name for name in ("named.csv", "other.csv"))
    for path in (named, other):
        path.write_text("a\n1\n")
    with connection([str(named)]) as db:
        assert db.execute(f"SELECT a FROM read_csv('{named}')").fetchall() == [(1,)]
        with pytest.raises(duckdb.PermissionException):
            db.execute(f"SELECT a FROM read_csv('{other}')")
