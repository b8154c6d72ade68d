"""Pictures painted in a process of their own: the same as those painted here, and never missing."""

import subprocess

import pytest

from soceis.evaluation import duration_image
from soceis.evaluation.figures.painting import Painter

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    '<rect width="{}" height="9"/><text x="2" y="18" font-size="9">2 people</text></svg>'
)
SVGS = [SVG.format(width) for width in (10, 20, 30)]


def test_a_painted_picture_is_the_one_that_would_be_made_here() -> None:
    with Painter() as painter:
        painted = [painter.paint(svg) for svg in SVGS]
    assert [picture.result() for picture in painted] == [duration_image(svg) for svg in SVGS]


def test_a_picture_is_painted_here_when_the_process_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def remembered(*asked: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(start(*asked, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", remembered)
    with Painter() as painter:
        started[0].kill()
        started[0].wait()
        assert painter.paint(SVGS[0]).result() == duration_image(SVGS[0])


def test_a_picture_is_painted_here_when_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", refused)
    with Painter() as painter:
        assert painter.paint(SVGS[1]).result() == duration_image(SVGS[1])


def test_what_is_no_picture_is_said_and_the_next_one_is_painted() -> None:
    with Painter() as painter:
        wrong, right = painter.paint("<svg>never closed"), painter.paint(SVGS[2])
    with pytest.raises(RuntimeError, match="never closed"):
        wrong.result()
    assert right.result() == duration_image(SVGS[2])
