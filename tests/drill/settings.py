"""Settings of the drill: the product's, in a scratch database and with scratch files.

All that a run writes lies below `DRILL_DIR` (a folder of its own among the temporary files when
nobody names one). `DATABASE_URL` only says on which server: PostgreSQL, or SQLite without it.
"""

import os
import tempfile
from pathlib import Path

from cms.settings.dev import *  # noqa: F403
from cms.settings.dev import DATABASES, LOGGING, QUEUES

BENCH_DIR = Path(
    os.environ.setdefault("DRILL_DIR", str(Path(tempfile.gettempdir()) / f"drill-{os.getpid()}"))
).resolve()
# A process that the drill starts works where the drill does.
WORK_DIR = BENCH_DIR / f"work-{os.environ.setdefault('DRILL_PROCESS', str(os.getpid()))}"

DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": QUEUES}}
_CACHES = ("default", "rates", "progress")
CACHES = {name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"} for name in _CACHES}
MEDIA_ROOT = WORK_DIR / "media"
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    _database["NAME"] = WORK_DIR / "db.sqlite3"
else:
    _database["NAME"] = f"{_database['NAME']}_drill_{WORK_DIR.name.replace('-', '_')}"
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "ERROR"}}
