"""Take an edition out of the archive."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.archive_edition import restore_edition
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Takes an edition out of the archive: it is served and edited as before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")

    def run(self, **options: Any) -> dict[str, Any]:
        return {"edition": restore_edition(edition_named(options["code"])).code}

    def tell(self, result: dict[str, Any]) -> str:
        return f"{result['edition']} is out of the archive."
