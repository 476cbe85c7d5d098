"""Make an access token of an edition; it is shown once."""

from argparse import ArgumentParser
from typing import Any

from api.access.tokens import DAYS, create_token
from api.models import Scope
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Makes an access token of an edition and prints it. It cannot be shown again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("--name", required=True, help="Who or what uses it.")
        parser.add_argument("--scopes", required=True, help=f"With commas, among: {', '.join(Scope.values)}.")
        parser.add_argument("--days", type=int, default=DAYS, help=f"How long it holds; {DAYS} when left out.")

    def run(self, **options: Any) -> dict[str, Any]:
        edition = edition_named(options["code"])
        scopes = [each.strip() for each in options["scopes"].split(",") if each.strip()]
        made = create_token(edition, name=options["name"], scopes=scopes, days=options["days"])
        return {
            "id": made.token.pk,
            "edition": edition.code,
            "name": made.token.name,
            "scopes": made.token.scopes,
            "expires_at": made.token.expires_at.isoformat(),
            "token": made.text,
        }

    def tell(self, result: dict[str, Any]) -> str:
        return f"{result['token']}\nKeep it now: it is not shown again. It holds until {result['expires_at'][:10]}."
