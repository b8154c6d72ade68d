"""What every page's frame needs: nothing that asks the database."""

from typing import Any

from django.http import HttpRequest


def layout(request: HttpRequest) -> dict[str, Any]:
    return {}
