"""The order in which the stories are told."""

from .shape import Story

STORIES: tuple[Story, ...] = ()
