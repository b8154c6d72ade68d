"""Templates drawn from a line of text."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template import Context, Template


@pytest.fixture
def drawn() -> Callable[..., str]:
    """Draw a template that has loaded our tags."""

    def draw(source: str, **values: Any) -> str:
        return Template("{% load ui %}" + source).render(Context(values))

    return draw
