"""Subscribe to an edition of another installation."""

from argparse import ArgumentParser
from typing import Any

from api.subscriptions.actions import subscribe
from editions.management.command import EditionCommand


class Command(EditionCommand):
    help = "Fetches an edition of another installation, and its later releases whenever check_subscriptions runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("url", help="The address of the installation: https://courses.example.")
        parser.add_argument("code", help="The edition's code there.")
        parser.add_argument("--token", required=True, help="An access token of that edition with read:bundle.")
        parser.add_argument("--code-here", metavar="C", help="The edition's code here; its own when left out.")

    def run(self, **options: Any) -> dict[str, Any]:
        checked = subscribe(options["url"], options["code"], options["token"], local_code=options["code_here"])
        return {"edition": checked.subscription.edition.code, "releases": checked.releases}

    def tell(self, result: dict[str, Any]) -> str:
        releases = ", ".join(result["releases"]) or "none that are new"
        return f"{result['edition']} is fetched, releases: {releases}. Fork it, or offer it to its forks."
