"""Archive an edition: it is served no more and stands still."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.archive_edition import archive_edition
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Archives an edition: readers no longer find it, nobody edits it, and everything is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("--reason", required=True, help="Why; its people are told.")

    def run(self, **options: Any) -> dict[str, Any]:
        edition = archive_edition(edition_named(options["code"]), reason=options["reason"])
        archived_at = edition.archived_at.isoformat() if edition.archived_at else None
        return {"edition": edition.code, "archived_at": archived_at, "reason": edition.archived_reason}

    def tell(self, result: dict[str, Any]) -> str:
        return f"{result['edition']} is archived. restore_edition {result['edition']} takes it out again."
