"""Jay's work with Nia in Cardiff on 17 November 2026."""

from tests.factories.november import _seventeenth_of_november, episode

__all__ = ["_seventeenth_of_november", "episode"]
