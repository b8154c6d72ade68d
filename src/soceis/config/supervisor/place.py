"""Where a local database lives, which user runs it, and where its socket is.

PostgreSQL refuses to run as root. When root starts it, the server runs as `postgres` or `nobody`, and
that user must be able to reach the data. When the home folder lies where it cannot (below /root, say),
the data go to a folder of their own below /var/lib/soceis and the home keeps a note of where.
"""

import json
import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from soceis.config.supervisor.errors import CannotStart

SOCKET_LIMIT = 107
"""Longest path of a Unix socket in bytes: sun_path holds 108 with its closing NUL (man 7 unix)."""

NOTE = "postgres.json"
ELSEWHERE = Path("/var/lib/soceis")
SERVER_USERS = ("postgres", "nobody")


@dataclass(frozen=True)
class ServerUser:
    """The user that runs the server: numbers, and whether it differs from the one who starts it."""

    uid: int
    gid: int
    dropped: bool

    @classmethod
    def choose(cls) -> "ServerUser":
        """The present user, or for root the first of `SERVER_USERS` that this machine knows."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid(), dropped=False)
        for name in SERVER_USERS:
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(entry.pw_uid, entry.pw_gid, dropped=True)
        raise CannotStart(
            "The database cannot start: it may not run as root, and there is no user postgres or nobody.",
            todo="Make a user called postgres, or start the service as an ordinary user.",
        )

    def may_reach(self, path: Path) -> bool:
        """Whether this user can pass through every folder down to `path` and read what is there."""
        return self._may(path, stat.S_IROTH | stat.S_IXOTH) and self.may_enter(path.parent)

    def may_enter(self, folder: Path) -> bool:
        """Whether this user can reach a named file below `folder` (it need not list the folder)."""
        return all(self._may(each, stat.S_IXOTH) for each in (folder, *folder.parents))

    def _may(self, path: Path, others: int) -> bool:
        """Whether the mode of `path` grants this user what `others` asks, in the bits for others."""
        info = path.stat()
        wanted = others
        if info.st_uid == self.uid:
            wanted = others << 6
        elif info.st_gid == self.gid:
            wanted = others << 3
        return info.st_mode & wanted == wanted

    def own(self, path: Path) -> None:
        """Hand `path` to this user, when it is not the one who made it."""
        if self.dropped:
            os.chown(path, self.uid, self.gid)


@dataclass(frozen=True)
class Place:
    """The folders of one local database."""

    home: Path
    folder: Path
    sockets: Path
    port: int
    user: ServerUser

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def socket(self) -> Path:
        return self.sockets / f".s.PGSQL.{self.port}"

    @property
    def initialised(self) -> bool:
        """Whether a data folder was ever finished here; it belongs to the server's user, so ask gently."""
        return (self.data / "PG_VERSION").exists()

    def discard(self) -> None:
        """Remove the database and its socket folder; only ever called for a disposable one."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.sockets, ignore_errors=True)
        (self.home / NOTE).unlink(missing_ok=True)


def find_place(home: Path, port: int, *, disposable: bool = False) -> Place:
    """The place of the database of `home`, made when it is new and remembered in `home`/postgres.json."""
    user = ServerUser.choose()
    make_home(home)
    note = _read_note(home)
    folder = Path(note["folder"]) if "folder" in note else _new_folder(home, user, disposable)
    _make_folder(folder, user)
    user = _owner(folder / "data", user)
    sockets = Path(note["sockets"]) if "sockets" in note else folder / "run"
    if _too_long(sockets, port) or not _usable(sockets, user):
        sockets = _short_folder()
    _make_private(sockets, user)
    kept = {"folder": str(folder), "sockets": str(sockets)}
    if kept != note:
        (home / NOTE).write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return Place(home, folder, sockets, port, user)


def make_home(home: Path) -> None:
    """Make the folder, private: when root starts the service, the server's user may pass through it."""
    try:
        home.mkdir(parents=True, mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)
    except OSError as error:
        raise CannotStart(
            f"The folder {home} cannot be made: {error.strerror}.",
            todo="Name a folder that you may write in with SOCEIS_HOME.",
        ) from error
    if not os.access(home, os.W_OK | os.X_OK):
        raise CannotStart(
            f"The folder {home} belongs to another user.",
            "Nothing in it was changed.",
            "Start the service as that user, or name another folder with SOCEIS_HOME.",
        )


def _read_note(home: Path) -> dict[str, str]:
    try:
        kept: dict[str, str] = json.loads((home / NOTE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise CannotStart(
            f"{home / NOTE} does not say where the database is.",
            "Nothing was changed.",
            "Restore that file from a copy; it names the folder of the data and the folder of the socket.",
        ) from error
    return kept


def _new_folder(home: Path, user: ServerUser, disposable: bool) -> Path:
    if not user.dropped or user.may_enter(home):
        return home / "postgres"
    if disposable:
        return Path(tempfile.mkdtemp(prefix="soceis-"))
    # A new name each time: whoever throws a home away and begins again does not meet the old data.
    ELSEWHERE.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{home.parent.name}-", dir=ELSEWHERE))


def _make_folder(folder: Path, user: ServerUser) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if user.dropped:
        folder.chmod(0o711)


def _owner(data: Path, user: ServerUser) -> ServerUser:
    """The user that made the data stays the user of the server."""
    if not data.exists():
        return user
    info = data.stat()
    if info.st_uid == user.uid:
        return user
    if os.geteuid() == 0 and info.st_uid != 0:
        return ServerUser(info.st_uid, info.st_gid, dropped=True)
    raise CannotStart(
        f"The database in {data} belongs to another user.",
        "Nothing in it was changed.",
        "Start the service as that user, or name another folder with SOCEIS_HOME.",
    )


def _too_long(sockets: Path, port: int) -> bool:
    return len(os.fsencode(sockets / f".s.PGSQL.{port}")) > SOCKET_LIMIT


def _usable(sockets: Path, user: ServerUser) -> bool:
    """A remembered socket folder is used again only while it is still ours: temp folders come and go."""
    if not sockets.exists():
        return sockets.parent.exists() and sockets.name == "run"
    return sockets.is_dir() and not sockets.is_symlink() and sockets.stat().st_uid in (user.uid, os.geteuid())


def _short_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="soceis-", dir="/tmp"))


def _make_private(folder: Path, user: ServerUser) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    user.own(folder)


def write_secret(path: Path, secret: str) -> None:
    """Write `secret` to a new file that only its owner can read, replacing an older one in one step."""
    draft = path.with_name(path.name + ".draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(secret)
    draft.replace(path)
