"""Databases with every migration applied: made once for a state of the migrations, copied ever after.

Applying them takes as long as hundreds of tests, and every process of tests needs a database, as do those
that start commands and servers of their own. What is kept lies in `var/tests` and beside the test databases
of PostgreSQL; a migration that is added or changed makes it anew.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "var" / "tests"


def copy_migrated(target: Path) -> None:
    """Writes a SQLite database with all tables, and with nothing in them but what migrations put there."""
    shutil.copyfile(_file(), target)


def start_from_migrated() -> None:
    """The test database of this process begins as a copy. To be called before it is made."""
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = _database()
    else:
        _file()
        connection_created.connect(_fill, dispatch_uid="tests.migrated")


def folder_of_run() -> Path:
    """A folder that all processes of one run of tests share, until `forget_run`."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    folder = KEPT / f"run-{run}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def forget_run() -> None:
    """Throws away what the processes of this run shared."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(KEPT / f"run-{os.getpid()}", ignore_errors=True)


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Holds other processes of tests back that want the same."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fill(connection: Any, **_signal: Any) -> None:
    """Copies into a database in memory that has just come to be."""
    if "mode=memory" not in str(connection.settings_dict["NAME"]):
        return
    target = connection.connection
    if target.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        with closing(sqlite3.connect(_file())) as source:
            source.backup(target)


def _file() -> Path:
    kept = KEPT / f"migrated-{_digest()}.sqlite3"
    with one_at_a_time("migrated"):
        if not kept.exists():
            for earlier in KEPT.glob("migrated-*.sqlite3*"):
                earlier.unlink()
            part = kept.with_suffix(".part")
            _migrate(f"sqlite:///{part}")
            part.replace(kept)
    return kept


def _database() -> str:
    """The name of the one on PostgreSQL."""
    prefix = f"test_{settings.DATABASES['default']['NAME']}_migrated_"
    name = f"{prefix}{_digest()}"
    with one_at_a_time("migrated"), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        found = {row[0] for row in cursor.fetchall()}
        if name not in found:
            for earlier in found:
                cursor.execute(f'DROP DATABASE "{earlier}"')
            part = f"{prefix}part"
            cursor.execute(f'CREATE DATABASE "{part}"')
            _migrate(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{part}").geturl())
            cursor.execute(f'ALTER DATABASE "{part}" RENAME TO "{name}"')
    return name


def _migrate(address: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        where = {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": address, "TMPDIR": folder}
        subprocess.run(command, cwd=ROOT, env={**os.environ, **where}, check=True)


def _digest() -> str:
    """A hash of all migrations that are installed."""
    found = hashlib.sha256(" ".join(version(name) for name in ("Django", "wagtail")).encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            found.update(f"{app.label}/{file.name}".encode())
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()[:12]
