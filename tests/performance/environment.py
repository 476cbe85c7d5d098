"""What was measured on: a time alone says nothing about a program."""

import os
import platform
from importlib.metadata import version

from django.db import connection

_PACKAGES = ("Django", "wagtail", "wagtail-localize", "graphql-core", "graphene-django", "wagtail-grapple")


def environment() -> str:
    """Lines about Python, packages, database and machine, as a Markdown list."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return "\n".join(
        [
            f"- {platform.python_implementation()} {platform.python_version()}; {packages}",
            f"- {_database()}",
            f"- {platform.system()} {platform.machine()}, {os.cpu_count()} cores; load before: {load}",
            "",
        ]
    )


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        (found,) = cursor.fetchone()
    return f"{connection.display_name} {found}"
