"""Settings of the benchmarks: the product's, beside wagtail-grapple to compare it with.

Everything that a run writes lies in a folder of its own below `BENCH_DIR` (`var/bench`), and in
a database of its own: the one that `DATABASE_URL` names only says on which server.
"""

import os
from pathlib import Path

from cms.settings.dev import *  # noqa: F403
from cms.settings.dev import DATABASES, INSTALLED_APPS, LOGGING, QUEUES, VAR_DIR

BENCH_DIR = Path(os.environ.get("BENCH_DIR", VAR_DIR / "bench")).resolve()
# A server that the benchmark starts works where the benchmark does.
WORK_DIR = BENCH_DIR / f"work-{os.environ.setdefault('BENCH_PROCESS', str(os.getpid()))}"

# Whatever a development machine's environment says: measured is what production runs.
DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
ROOT_URLCONF = "tests.performance.urls"
INSTALLED_APPS = [
    *INSTALLED_APPS,
    # Grapple's types are built while apps get ready, from what this app says just before.
    "tests.performance.apps.PerformanceConfig",
    # Grapple imports its models, whether or not a project redirects.
    "wagtail.contrib.redirects",
    "grapple",
]
GRAPPLE = {"APPS": ["content", "media"]}

# Counted as in production, and never reached.
RATE_LIMIT_ADDRESS = 10**9
# Nothing is left for a worker: the clock stops when everything is indexed.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": QUEUES}}
# Not a cache that others use too.
_CACHES = ("default", "rates", "progress")
CACHES = {name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"} for name in _CACHES}
MEDIA_ROOT = WORK_DIR / "media"
_database = DATABASES["default"]
_database["CONN_MAX_AGE"] = 60
if _database["ENGINE"].endswith("sqlite3"):
    _database["NAME"] = WORK_DIR / "db.sqlite3"
else:
    _database["NAME"] = f"{_database['NAME']}_bench_{WORK_DIR.name.replace('-', '_')}"
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "ERROR"}}
