"""Prepared databases, kept from one run to the next, and the copy of one that a run works in.

A prepared database is never worked in: a run copies it (a file on SQLite, `CREATE DATABASE …
TEMPLATE` on PostgreSQL), does what it likes and throws the copy away. Their media files are
hard links of each other; storage never writes into a file that is there.
"""

import hashlib
import os
import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection

from api.reading.sources import forget


class PreparedDatabases(ABC):
    """Databases by the number of editions that they hold, for one state of the sources (`key`)."""

    def __init__(self, key: str) -> None:
        self.work: Path = settings.WORK_DIR
        self.key = key
        self.folder: Path = settings.BENCH_DIR / f"{connection.vendor}-{key}"

    @abstractmethod
    def has(self, editions: int) -> bool: ...

    @abstractmethod
    def _fill_work(self, editions: int | None) -> None:
        """Makes the working database a copy of a prepared one, or an empty one."""

    @abstractmethod
    def _keep_work(self, editions: int) -> None:
        """Makes a prepared database a copy of the working one."""

    @abstractmethod
    def _drop(self, work: str) -> None:
        """Drops the working database of a run; `work` is the name of its folder."""

    @abstractmethod
    def _drop_prepared(self) -> None:
        """Drops what was prepared, for this state of the sources and for earlier ones."""

    def use(self, editions: int | None) -> None:
        """Works in a fresh copy of a prepared database from now on; `None`: in an empty one."""
        self.discard_work()
        self.work.mkdir(parents=True)
        self._fill_work(editions)
        _link_tree(self.folder / "media", self.work / "media")
        for cache in caches.all():
            cache.clear()
        ContentType.objects.clear_cache()
        forget()

    def keep(self, editions: int) -> None:
        """Keeps the working database as the one with so many editions."""
        self.folder.mkdir(parents=True, exist_ok=True)
        connection.close()
        _link_tree(self.work / "media", self.folder / "media")
        self._keep_work(editions)

    def discard_work(self) -> None:
        self._discard(self.work)

    def discard_abandoned(self) -> None:
        """Clears up after runs that were killed."""
        for folder in settings.BENCH_DIR.glob("work-*"):
            if not _is_running(int(folder.name.removeprefix("work-"))):
                self._discard(folder)

    def _discard(self, work: Path) -> None:
        connection.close()
        self._drop(work.name)
        shutil.rmtree(work, ignore_errors=True)

    def discard_prepared(self, *, others_only: bool) -> None:
        """Frees what earlier states of the sources left; all of it without `others_only`."""
        if others_only and self.folder.exists():
            return
        connection.close()
        self._drop_prepared()
        for folder in settings.BENCH_DIR.glob(f"{connection.vendor}-*"):
            shutil.rmtree(folder)


class SqliteFiles(PreparedDatabases):
    def has(self, editions: int) -> bool:
        return self._file(editions).exists()

    def _file(self, editions: int) -> Path:
        return self.folder / f"{editions}.sqlite3"

    def _fill_work(self, editions: int | None) -> None:
        if editions is not None:
            shutil.copyfile(self._file(editions), settings.DATABASES["default"]["NAME"])

    def _keep_work(self, editions: int) -> None:
        # Under its name only when it is whole: a run that is stopped leaves no half of one.
        part = self._file(editions).with_suffix(f".{os.getpid()}")
        shutil.copyfile(settings.DATABASES["default"]["NAME"], part)
        part.replace(self._file(editions))

    def _drop(self, work: str) -> None:
        """It goes with its folder."""

    def _drop_prepared(self) -> None:
        """They go with their folder."""


class PostgresDatabases(PreparedDatabases):
    """Databases beside the one that `DATABASE_URL` names, which is itself left alone."""

    def __init__(self, key: str) -> None:
        self._work_name: str = settings.DATABASES["default"]["NAME"]
        self._prefix = self._work_name.removesuffix(_as_name(settings.WORK_DIR.name))
        server = f"{connection.settings_dict['HOST']}:{connection.settings_dict['PORT']}/{self._prefix}"
        super().__init__(hashlib.sha256(f"{key} {server}".encode()).hexdigest()[:12])

    def has(self, editions: int) -> bool:
        found = self._server("SELECT 1 FROM pg_database WHERE datname = %s", self._name(editions))
        return bool(found) and self.folder.exists()

    def _name(self, editions: int) -> str:
        return f"{self._prefix}{self.key}_{editions}"

    def _fill_work(self, editions: int | None) -> None:
        template = f' TEMPLATE "{self._name(editions)}"' if editions is not None else ""
        self._server(f'CREATE DATABASE "{self._work_name}"{template}')

    def _keep_work(self, editions: int) -> None:
        self._server(f'DROP DATABASE IF EXISTS "{self._name(editions)}"')
        self._server(f'CREATE DATABASE "{self._name(editions)}" TEMPLATE "{self._work_name}"')

    def _drop(self, work: str) -> None:
        self._server(f'DROP DATABASE IF EXISTS "{self._prefix}{_as_name(work)}"')

    def _drop_prepared(self) -> None:
        for (name,) in self._server("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", self._prefix):
            if not name.startswith(f"{self._prefix}work_"):
                self._server(f'DROP DATABASE "{name}"')

    def _server(self, sql: str, *parameters: str) -> list[tuple[Any, ...]]:
        # What Django's own test runner uses to make databases: a connection to none in particular.
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql, parameters or None)
            return cursor.fetchall() if cursor.description else []


def prepared_databases(key: str) -> PreparedDatabases:
    """Those of the engine in use, for the sources that `key` stands for."""
    return SqliteFiles(key) if connection.vendor == "sqlite" else PostgresDatabases(key)


def _as_name(work: str) -> str:
    return work.replace("-", "_")


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _link_tree(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        linked = target / file.relative_to(source)
        if file.is_file() and not linked.exists():
            linked.parent.mkdir(parents=True, exist_ok=True)
            os.link(file, linked)
