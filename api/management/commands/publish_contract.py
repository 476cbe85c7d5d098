"""Keeps the contract as it is served now, so that later ones are held against it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from api.error_codes import CODES
from api.graphql import evolution
from api.graphql.contract import CONTRACT_VERSION
from api.management.commands.export_schema import schema_text

CONTRACT = Path(settings.BASE_DIR) / "frontend_contract"


def served_names() -> dict[str, Any]:
    return evolution.names_of(CONTRACT / "operations", CODES)


def problems() -> list[str]:
    """What keeps the contract that is served from being published."""
    now = evolution.read_contract(CONTRACT_VERSION, schema_text(), served_names())
    published = evolution.published_contracts(CONTRACT / "published")
    changelog = (CONTRACT / "CHANGELOG.md").read_text("utf-8")
    before = published[-1] if published else now
    return evolution.problems_between(before, now, changelog)


class Command(BaseCommand):
    help = "Keeps the served contract in frontend_contract/published/; with --check, only says whether it may be."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when it could not be published")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, check: bool, json: bool, **options: Any) -> None:
        if found := problems():
            raise CommandError("\n".join(["The contract cannot be published as it is.", *found]))
        changed = _is_new() and not check
        if changed:
            _schema_file().parent.mkdir(exist_ok=True)
            _schema_file().write_text(schema_text(), encoding="utf-8")
            _names_file().write_text(_json(served_names()), encoding="utf-8")
        self.stdout.write(_report(changed, as_json=json))


def _is_new() -> bool:
    """What was published never changes; a version in the making follows what is served."""
    if not _schema_file().exists():
        return True
    kept = _schema_file().read_text("utf-8"), _names_file().read_text("utf-8")
    changelog = (CONTRACT / "CHANGELOG.md").read_text("utf-8")
    growing = evolution.in_the_making(changelog, evolution.version_of(CONTRACT_VERSION))
    return growing and kept != (schema_text(), _json(served_names()))


def _schema_file() -> Path:
    return CONTRACT / "published" / f"schema-{_number()}.graphql"


def _names_file() -> Path:
    return CONTRACT / "published" / f"names-{_number()}.json"


def _number() -> str:
    """The version without its last number, which corrections alone raise."""
    return CONTRACT_VERSION.rpartition(".")[0]


def _report(written: bool, *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"version": CONTRACT_VERSION, "published": written})
    return f"The contract {CONTRACT_VERSION} {'is published' if written else 'keeps what was published'}."


def _json(names: dict[str, Any]) -> str:
    return json.dumps(names, indent=2, sort_keys=True) + "\n"
