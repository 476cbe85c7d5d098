"""A management command that says when it is about to begin, and begins when it is told to."""

import os
import sys


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.drill.settings"
    import django

    django.setup()
    import importlib

    from django.core.management import ManagementUtility
    from django.db import connection

    # Loaded beforehand, so that the time from the word "go" is the command's own.
    import editions.management.commands as commands

    importlib.import_module(f"{commands.__name__}.{sys.argv[1]}")
    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()
    ManagementUtility(["manage.py", *sys.argv[1:]]).execute()


if __name__ == "__main__":
    main()
