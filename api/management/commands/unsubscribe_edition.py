"""Fetch no more releases of an edition."""

from argparse import ArgumentParser
from typing import Any

from api.subscriptions.actions import unsubscribe
from editions.management.command import EditionCommand


class Command(EditionCommand):
    help = "Fetches no more releases of an edition of another installation. Those that are here stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code here.")

    def run(self, **options: Any) -> dict[str, Any]:
        unsubscribe(options["code"])
        return {"edition": options["code"]}

    def tell(self, result: dict[str, Any]) -> str:
        return f"No more releases of {result['edition']} are fetched."
