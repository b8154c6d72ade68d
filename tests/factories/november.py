"""Every test of the journey happens on 17 November 2026, with Jay in Cardiff: Nia is key worker, Dom mentors."""

from collections.abc import Iterator

import pytest

from soceis.foundation.records import clock
from soceis.journey.casework.models import Episode
from tests.cast import Cast
from tests.factories.casework import TODAY, an_episode


@pytest.fixture(autouse=True)
def _seventeenth_of_november() -> Iterator[None]:
    with clock.at(TODAY):
        yield


@pytest.fixture
def episode(cast: Cast) -> Episode:
    return an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)
