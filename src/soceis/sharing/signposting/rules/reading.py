"""Reading Open Referral UK: strict about what it knows, and nothing that it does not know is lost. No Django.

A file is one service, a list of services, or a page of the standard's API (an object with `contents`). Each service is
read whole or refused whole, in words that say where.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from soceis.sharing.signposting.rules.standard import (
    DATE,
    EMAIL,
    MOMENT,
    NUMBER,
    SHAPES,
    TEXT,
    TIME,
    URI,
    Each,
    Kind,
    One,
    OneOf,
)
from soceis.sharing.signposting.rules.standard import UUID as IDENTIFIER

MOST_BYTES = 5_000_000
MOST_SERVICES = 1_000
MOST_DEEP = 40
MOST_TEXT = 20_000
MOST_PROBLEMS = 100
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)

Service = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """Something to tell whoever reads a file in: where ("service 3, phones 1, number") and what, in words."""

    where: str
    what: str


@dataclass
class Reading:
    """What a file holds: services that can be kept as they came, why others are refused, and what was kept unread."""

    services: list[Service] = field(default_factory=list)
    refused: list[Found] = field(default_factory=list)
    noted: list[Found] = field(default_factory=list)


class Unreadable(ValueError):
    """The whole file cannot be read; says why, in words."""


def read(content: bytes) -> Reading:
    """Every service of a file; Unreadable when it is no file of the standard at all."""
    reading = Reading()
    seen: set[str] = set()
    for place, one in enumerate(_services(_parsed(content)), start=1):
        here = f"service {place}"
        wrong, notes = _look(one, here)
        key = str(one.get("id", "")).lower() if isinstance(one, dict) else ""
        if not wrong and key in seen:
            wrong = [Found(here, "comes twice in this file under the same id; the first is kept.")]
        if wrong:
            reading.refused += wrong
            continue
        seen.add(key)
        reading.services.append(one)
        reading.noted += notes
    del reading.refused[MOST_PROBLEMS:], reading.noted[MOST_PROBLEMS:]
    return reading


def written(services: list[Service]) -> bytes:
    """The services as one page of the standard's API, in UTF-8."""
    number = len(services)
    page = {
        "total_items": number,
        "total_pages": 1,
        "page_number": 1,
        "size": number,
        "first_page": True,
        "last_page": True,
        "empty": not number,
        "contents": services,
    }
    return json.dumps(page, ensure_ascii=False, indent=2, allow_nan=False).encode()


# The file.


def _parsed(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise Unreadable(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB. Ask for it in parts, or for one area alone."
        )
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise Unreadable("The file is not UTF-8 text. Save it as UTF-8 and try again.") from None
    except Unreadable:
        raise
    except RecursionError:
        raise Unreadable("The file is nested deeper than any directory. Nothing was read.") from None
    except json.JSONDecodeError as problem:
        raise Unreadable(f"The file is not JSON: line {problem.lineno} cannot be read.") from None
    except ValueError:
        raise Unreadable("The file holds a number that is longer than any that means something.") from None
    if _deeper_than(found, MOST_DEEP):
        raise Unreadable("The file is nested deeper than any directory. Nothing was read.")
    return found


def _no_constant(name: str) -> Any:
    raise Unreadable(f"The file holds {name}, which is no number of JSON.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(name for name, _ in pairs if sum(other == name for other, _ in pairs) > 1)
        raise Unreadable(f"An object of the file says “{twice[:40]}” twice, so nobody knows which is right.")
    return found


def _deeper_than(value: Any, most: int) -> bool:
    level = [value]
    for _ in range(most):
        level = [
            inner
            for one in level
            if isinstance(one, (dict, list))
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True


def _services(found: Any) -> list[Any]:
    if isinstance(found, dict) and "contents" in found:
        found = found["contents"]
    listed = [found] if isinstance(found, dict) else found
    if not isinstance(listed, list):
        raise Unreadable("The file holds no services: neither a list of them nor a page with “contents”.")
    if len(listed) > MOST_SERVICES:
        raise Unreadable(f"The file holds more than {MOST_SERVICES:,} services. Ask for it in parts.")
    return listed


# A service.


def _look(one: Any, here: str) -> tuple[list[Found], list[Found]]:
    """Why a service is refused (empty when it is not), and what is kept without being understood."""
    wrong: list[Found] = []
    notes: list[Found] = []
    for found, is_wrong in _object(one, "service", here):
        (wrong if is_wrong else notes).append(found)
    if not wrong and not one.get("url"):
        notes.append(
            Found(f"{here}, url", "is asked for by the standard and is not there; it is kept without.")
        )
    if not wrong:
        least, most = one.get("minimum_age"), one.get("maximum_age")
        if least is not None and most is not None and least > most:
            wrong.append(
                Found(here, "is for people from an age that is higher than the age up to which it is.")
            )
    return wrong, notes


def _object(value: Any, kind: str, here: str) -> Iterator[tuple[Found, bool]]:
    if not isinstance(value, dict):
        yield Found(here, "must be an object with named fields."), True
        return
    shape = SHAPES[kind]
    for name in shape.needed:
        if value.get(name) in (None, ""):
            yield Found(f"{here}, {name}", "is missing."), True
    for name, inner in value.items():
        known = shape.fields.get(name)
        where = f"{here}, {name[:40]}"
        if _unkeepable(name):
            yield Found(here, "holds a name that cannot be kept."), True
        elif known is None:
            yield Found(where, "is not a field that we know; it is kept and written back as it came."), False
            yield from _kept(inner, where)
        elif inner is not None:
            yield from _value(inner, known, where)


def _value(value: Any, known: Kind, where: str) -> Iterator[tuple[Found, bool]]:
    if isinstance(known, One):
        yield from _object(value, known.kind, where)
    elif isinstance(known, Each):
        if not isinstance(value, list):
            yield Found(where, "must be a list."), True
            return
        for place, one in enumerate(value, start=1):
            yield from _object(one, known.kind, f"{where} {place}")
    elif isinstance(known, OneOf):
        if value not in known.words:
            yield Found(where, f"must be one of: {', '.join(known.words)}."), True
    else:
        said = _wrong(value, known)
        if said:
            yield Found(where, said), True
        elif known == TEXT and _MARKUP.search(value):
            yield Found(where, "holds markup; it is shown as plain text and nothing in it runs."), False


def _kept(value: Any, where: str) -> Iterator[tuple[Found, bool]]:
    """What no database keeps is refused, wherever it stands."""
    if isinstance(value, str) and _unkeepable(value):
        yield Found(where, "holds a character that cannot be kept."), True
    elif isinstance(value, float) and not math.isfinite(value):
        yield Found(where, "holds a number that cannot be kept."), True
    elif isinstance(value, (dict, list)):
        pairs = value.items() if isinstance(value, dict) else (("", one) for one in value)
        for name, inner in pairs:
            if _unkeepable(name):
                yield Found(where, "holds a name that cannot be kept."), True
            yield from _kept(inner, where)


def _unkeepable(text: str) -> bool:
    return "\x00" in text or any(0xD800 <= ord(sign) <= 0xDFFF for sign in text)


def _wrong(value: Any, known: str) -> str:
    """Why a plain value is not of its kind; "" when it is."""
    if known == NUMBER:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return "" if is_number and math.isfinite(value) and abs(value) < 1e9 else "must be a number."
    if not isinstance(value, str):
        return "must be text."
    if _unkeepable(value):
        return "holds a character that cannot be kept."
    if len(value) > MOST_TEXT:
        return f"is longer than {MOST_TEXT:,} characters."
    words, test = _TESTS[known]
    return "" if value == "" or test(value) else words


def _parses(parser: Any, value: str) -> bool:
    try:
        parser(value)
    except ValueError:
        return False
    return True


def _is_date(value: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII) is not None and _parses(
        date.fromisoformat, value
    )


_TESTS: Mapping[str, tuple[str, Any]] = {
    TEXT: ("", lambda _value: True),
    IDENTIFIER: ("must be a UUID.", lambda value: len(value) == 36 and _parses(UUID, value)),
    URI: (
        "must be a web address that begins with http:// or https://.",
        lambda value: bool(_LINK.fullmatch(value)),
    ),
    EMAIL: ("must be an e-mail address.", lambda value: bool(_ADDRESS.fullmatch(value))),
    DATE: ("must be a day like 2026-11-23.", _is_date),
    MOMENT: (
        "must be a moment like 2026-11-23T10:30:00Z.",
        lambda value: "T" in value and _parses(datetime.fromisoformat, value),
    ),
    TIME: ("must be a time like 10:00.", lambda value: _parses(time.fromisoformat, value)),
}
