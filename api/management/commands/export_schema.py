"""Writes the schema of the contract from the code that serves it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from graphql import print_schema

from api.graphql.schema import graphql_schema

SCHEMA = Path(settings.BASE_DIR) / "frontend_contract" / "schema.graphql"


def schema_text() -> str:
    """The schema as it is committed: SDL with descriptions."""
    return print_schema(graphql_schema) + "\n"


class Command(BaseCommand):
    help = "Writes frontend_contract/schema.graphql; with --check, says whether it is up to date."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when the file is out of date")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, check: bool, json: bool, **options: Any) -> None:
        text = schema_text()
        changed = not SCHEMA.is_file() or SCHEMA.read_text(encoding="utf-8") != text
        if check and changed:
            raise CommandError("The committed schema is out of date; run manage.py export_schema.")
        if changed:
            SCHEMA.write_text(text, encoding="utf-8")
        self.stdout.write(_report(changed, as_json=json))


def _report(changed: bool, *, as_json: bool) -> str:
    path = str(SCHEMA.relative_to(settings.BASE_DIR))
    if as_json:
        return json.dumps({"path": path, "changed": changed})
    return f"{path} {'written' if changed else 'is up to date'}."
