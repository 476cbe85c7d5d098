"""Writes the reference of the contract: every type, operation and error, with answers of the demo course."""

import json as json_format
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test.utils import override_settings

from cms.demo.load import load_demo
from cms.demo.reference import FOLDER, pages_of_the_reference


class Command(BaseCommand):
    help = "Writes docs/reference/ from the schema and the demo course; with --check, says whether it is up to date."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a page is out of date")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, check: bool, json: bool, **options: Any) -> None:
        with database_of_its_own():
            self.stderr.write("Loading the demo course into a database of its own …")
            load_demo()
            self.stderr.write("Asking for examples …")
            changed = differences(pages_of_the_reference())
        if check and changed:
            raise CommandError(f"The reference is out of date; run make reference. {', '.join(changed)}")
        if not check:
            write(changed)
        if json:
            self.stdout.write(json_format.dumps({"changed": sorted(changed)}))
        else:
            self.stdout.write(f"{', '.join(changed)} written." if changed else "The reference is up to date.")


def differences(pages: dict[str, str]) -> dict[str, str | None]:
    """Pages that are not as they stand on disk, by file name; None for one that is to go."""
    standing = {file.name: file.read_text("utf-8") for file in FOLDER.glob("*.md")}
    changed: dict[str, str | None] = {name: text for name, text in pages.items() if standing.get(name) != text}
    return {**changed, **dict.fromkeys(standing.keys() - pages.keys())}


def write(changed: dict[str, str | None]) -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in changed.items():
        if text is None:
            (FOLDER / name).unlink()
        else:
            (FOLDER / name).write_text(text, encoding="utf-8")


@contextmanager
def database_of_its_own() -> Iterator[None]:
    """A new database and folder for uploads, thrown away at the end: nobody's work is read or changed."""
    name = settings.DATABASES["default"]["NAME"]
    with tempfile.TemporaryDirectory() as uploads, override_settings(MEDIA_ROOT=uploads):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
