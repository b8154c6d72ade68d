"""The queue's own worker, for tests in which a job comes out of the queue."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from procrastinate.contrib.django import app


@contextmanager
def job_worker() -> Iterator[None]:
    """Work on what is queued, in a thread, until the queue is empty; the end waits for that."""

    async def work() -> None:
        worker = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
        async with worker.open_async():
            await worker.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)

    def run() -> None:
        asyncio.run(work())
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    yield
    thread.join()
