"""A child that dies is started again, each time after a longer pause."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from soceis.config.supervisor.children import HEALTHY_AFTER, LONGEST_PAUSE, Child


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Child]:
    made = Child(
        "clerk", [sys.executable, "-c", "print('good day'); raise SystemExit(3)"], {}, tmp_path / "clerk.log"
    )
    yield made
    made.ask_to_stop()
    made.wait(10)


def die(child: Child) -> None:
    assert child._process is not None
    child._process.wait(timeout=30)


def test_the_pause_doubles_up_to_its_limit(child: Child) -> None:
    child.start()
    now = child._started
    pauses = []
    for _ in range(8):
        die(child)
        said = child.mind(now)
        pauses.append(child._not_before - now)
        assert f"exit code 3). It starts again in {pauses[-1]:g} s." in said
        assert child.mind(now + pauses[-1] - 0.01) == ""
        assert not child.running
        now += pauses[-1]
        assert child.mind(now) == "The clerk was started again."
        child._started = now
    assert pauses == [0.5, 1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE]


def test_a_death_after_a_long_life_counts_as_the_first(child: Child) -> None:
    child.start()
    born = child._started
    die(child)
    child._deaths = 5
    child.mind(born + HEALTHY_AFTER + 1)
    assert child._not_before == pytest.approx(born + HEALTHY_AFTER + 1.5)


def test_its_last_words_are_kept(child: Child) -> None:
    child.start()
    die(child)
    assert child.last_words() == "good day"


def test_one_that_will_not_go_is_killed(tmp_path: Path) -> None:
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "print('in', flush=True); time.sleep(99)"
    )
    child = Child("mule", [sys.executable, "-c", stubborn], {}, tmp_path / "mule.log")
    child.start()
    while child.last_words() != "in":
        assert child.running
    child.ask_to_stop()
    child.wait(0.2)
    assert not child.running
