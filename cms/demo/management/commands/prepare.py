"""Everything between an empty checkout and a running demo; safe to repeat."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.demo.accounts import ensure_accounts
from cms.demo.load import load_demo
from editions.actions.make_renditions import make_renditions
from editions.management.command import EditionCommand


class Command(EditionCommand):
    help = "Sets up the database, loads the demo course and makes the demo accounts; keeps what is there."
    # Setting the database up is what this command is for.
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--without-samples", action="store_true", help="The global course alone.")

    def run(self, **options: Any) -> dict[str, Any]:
        if missing := _missing_migrations():
            self.say(f"Setting up the database in {missing} steps …", **options)
            call_command("migrate", verbosity=0, interactive=False)
        loaded = load_demo(
            samples=not options["without_samples"],
            say=lambda text: self.say(text, **options),
            progress=self.progress(**options),
        )
        # What an older version drew less of.
        make_renditions(self.progress(**options))
        return {
            "editions": loaded.editions,
            "pages": loaded.pages,
            "releases": loaded.releases,
            "accounts": ensure_accounts(),
        }

    def tell(self, result: dict[str, Any]) -> str:
        return f"Ready: {result['editions']} editions, {result['pages']} pages, {result['releases']} releases."


def _missing_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
