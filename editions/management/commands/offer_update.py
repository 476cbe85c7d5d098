"""Compute what upstream offers an edition."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.offer_update import offer_update
from editions.management.command import EditionCommand, edition_named
from editions.management.update_command import told
from editions.updates.items import as_json


class Command(EditionCommand):
    help = "Computes what a release of upstream offers an edition; changes no page. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("--to", metavar="V", help="Upstream's release; its newest when left out.")

    def run(self, **options: Any) -> dict[str, Any]:
        return as_json(offer_update(edition_named(options["code"]), to=options["to"]))

    def tell(self, result: dict[str, Any]) -> str:
        return told(result)
