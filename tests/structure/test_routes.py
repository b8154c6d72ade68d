"""Every route says who may pass, or why everybody may."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# Routes of libraries that guard themselves, by the beginning of their address.
GUARDED_BY_THEMSELVES = {
    "account/": "the log-in library asks for a log-in wherever one is needed",
    "static/": "files that say nothing about anybody",
}


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, address)
        else:
            yield address, pattern


def own_routes() -> list[tuple[str, URLPattern]]:
    return [
        (address, pattern)
        for address, pattern in routes(get_resolver().url_patterns)
        if not address.startswith(tuple(GUARDED_BY_THEMSELVES))
        or pattern.callback.__module__.startswith("soceis.")
    ]


@pytest.mark.parametrize(
    ("address", "pattern"), own_routes(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_route_has_a_door(address: str, pattern: URLPattern) -> None:
    door = getattr(pattern.callback, "door", None)
    assert door, (
        f"/{address} ({pattern.callback.__module__}.{pattern.callback.__qualname__}) declares no permission"
    )


def test_open_doors_are_few_and_say_why() -> None:
    opened = {
        address: pattern.callback.door
        for address, pattern in own_routes()
        if getattr(pattern.callback, "login_not_needed", False)
    }
    assert all(len(reason) > 20 for reason in opened.values())
    visited = {
        address for address, pattern in own_routes() if getattr(pattern.callback, "needs_visit", False)
    }
    assert all(address.startswith("refer/") for address in visited), "only partners have visits"
    assert len(opened) - len(visited) <= 14, sorted(set(opened) - visited)


def test_no_address_holds_a_name() -> None:
    assert [address for address, _ in own_routes() if "<str:" in address and "name" in address] == []
