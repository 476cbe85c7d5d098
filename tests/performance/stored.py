"""A view that does nothing but send bytes that it has: what an answer over HTTP costs at least."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def stored(request: HttpRequest) -> HttpResponse:
    """`/stored/`: the answer that the benchmark has put down, coded as it is."""
    response = HttpResponse(_bytes(), content_type="application/json")
    response["Content-Encoding"] = "gzip"
    return response


def file() -> Path:
    return Path(settings.WORK_DIR) / "stored.json.gz"


@lru_cache(maxsize=1)
def _bytes() -> bytes:
    return file().read_bytes()
