"""Counting SQL statements as the bench counts them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from soceis.config.bench.measure import NOT_STATEMENTS

MOST = 12


@contextmanager
def counting() -> Iterator[list[str]]:
    """The statements that ran inside, filled in at the end, without those that only mark a transaction."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as asked:
        yield found
    found += [one["sql"] for one in asked.captured_queries if not one["sql"].startswith(NOT_STATEMENTS)]
