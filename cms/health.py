"""Is the process alive; can it do its work?"""

import logging
from collections.abc import Callable
from uuid import uuid4

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Liveness: answers without touching anything else."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Readiness of database, cache, storage and queue: 200 when all can be used, else 503."""
    states = {name: _state(name, check) for name, check in CHECKS.items()}
    ready = all(state == "ok" for state in states.values())
    return JsonResponse({"status": "ok" if ready else "unavailable", **states}, status=200 if ready else 503)


def _state(name: str, check: Callable[[], None]) -> str:
    try:
        check()
    except Exception:
        # The log has the reason; the answer is for anybody and tells none.
        logger.exception("Not ready: %s", name)
        return "unavailable"
    return "ok"


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _cache() -> None:
    key = f"readyz-{uuid4()}"
    cache.set(key, "1", 10)
    if cache.get(key) != "1":
        raise RuntimeError("the cache forgot at once what it was given")
    cache.delete(key)


def _storage() -> None:
    name = default_storage.save(f"readyz/{uuid4()}", ContentFile(b"1"))
    default_storage.delete(name)


def _queue() -> None:
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.exists()


CHECKS: dict[str, Callable[[], None]] = {
    "database": _database,
    "cache": _cache,
    "storage": _storage,
    "queue": _queue,
}
