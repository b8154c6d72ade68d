"""`GET /healthz`: 200 once the database, the web server and the jobs work."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from soceis.foundation.access.doors import open_door

JOBS_SILENT_SECONDS = 60

_HEARTBEAT = (
    "select coalesce(extract(epoch from now() - max(last_heartbeat)), 1e9) < %s from procrastinate_workers"
)


@open_door("Supervisors and load balancers ask it; it says nothing about anybody.")
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """Whether each part answers."""
    parts = {"web": True, "database": False, "jobs": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute(_HEARTBEAT, [JOBS_SILENT_SECONDS])
            row = cursor.fetchone()
        parts["database"], parts["jobs"] = True, bool(row and row[0])
    except DatabaseError:
        connection.close()
    well = all(parts.values())
    response = JsonResponse({"well": well, **parts}, status=200 if well else 503)
    # While the service starts, the answer is no every half second: that is not an error to log.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001  Django has no public name
    return response
