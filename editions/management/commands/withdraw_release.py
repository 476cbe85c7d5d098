"""Withdraw a release: readers get an error that names its successor."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.withdraw_release import withdraw_release
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Withdraws a release: it is served no more, and readers are told which one follows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("release", metavar="V", help="The version to withdraw.")
        parser.add_argument("--reason", required=True, help="Why; readers are told.")

    def run(self, **options: Any) -> dict[str, Any]:
        edition = edition_named(options["code"])
        successor = withdraw_release(edition, options["release"], reason=options["reason"])
        return {
            "edition": edition.code,
            "version": options["release"],
            "successor": successor.version if successor else None,
        }

    def tell(self, result: dict[str, Any]) -> str:
        follows = f"{result['successor']} follows it." if result["successor"] else "No release follows it."
        return f"{result['edition']} {result['version']} is withdrawn. {follows}"
