"""The demo course without samples, loaded once; each round works in a copy."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from cms.demo.load import load_demo
from tests.migrated import copy_migrated
from tests.performance.databases import PreparedDatabases, prepared_databases
from tests.performance.preparing import key_of_sources


def drill_databases() -> PreparedDatabases:
    """Those of the engine that `DATABASE_URL` names."""
    databases = prepared_databases(key_of_sources())
    databases.discard_abandoned()
    return databases


def prepare(databases: PreparedDatabases) -> None:
    """Loads the demo course, unless an earlier run has kept it."""
    if not databases.has(1):
        databases.use(None)
        if connection.vendor == "sqlite":
            copy_migrated(settings.DATABASES["default"]["NAME"])
        call_command("migrate", verbosity=0, interactive=False)
        load_demo(samples=False)
        databases.keep(1)
