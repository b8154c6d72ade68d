"""The idle lock of one log-in, kept in its session.

The moment of the last request is written at most once a minute, so that a request is rarely a write. A
log-in rests for IDLE_LOCK_MINUTES and at most one minute more before the server locks it by itself; the
page locks it on time.
"""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from soceis.foundation.records import clock

WRITE_EVERY = 60
MOST_TRIES = 5
_TOUCHED, _LOCKED, _TRIES, _HANDED = "touched", "locked", "unlock_tries", "handed"


def _now() -> int:
    return int(clock.now().timestamp())


def is_locked(session: SessionBase) -> bool:
    """Whether the log-in is locked, or has just become so."""
    if session.get(_LOCKED):
        return True
    rested = _now() - session.get(_TOUCHED, _now())
    if rested <= settings.IDLE_LOCK_MINUTES * 60 + WRITE_EVERY:
        return False
    lock(session)
    return True


def touch(session: SessionBase) -> None:
    """Somebody is there."""
    if _now() - session.get(_TOUCHED, 0) >= WRITE_EVERY:
        session[_TOUCHED] = _now()


def lock(session: SessionBase) -> None:
    session[_LOCKED] = True
    session.pop(_HANDED, None)


def hand_over(session: SessionBase, page: str) -> None:
    """Lock the log-in but for one page, at which somebody else is to write: a young person with our phone."""
    lock(session)
    session[_HANDED] = page


def is_handed(session: SessionBase, page: str) -> bool:
    """Whether the log-in was handed over for this page."""
    return bool(session.get(_HANDED) == page)


def unlock(session: SessionBase) -> None:
    session[_TOUCHED] = _now()
    for name in (_LOCKED, _TRIES, _HANDED):
        session.pop(name, None)


def count_try(session: SessionBase) -> bool:
    """Count an unlocking that did not work; False once there were too many and the log-in should end."""
    session[_TRIES] = session.get(_TRIES, 0) + 1
    return bool(session[_TRIES] < MOST_TRIES)
