"""The day and the people of these tests."""

from tests.factories.november import _seventeenth_of_november, episode

__all__ = ["_seventeenth_of_november", "episode"]
