"""End an access token at once."""

from argparse import ArgumentParser
from typing import Any

from api.access.tokens import revoke_token
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Ends an access token of an edition: from now on it opens nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("id", type=int, help="The token's number, as list_tokens gives it.")

    def run(self, **options: Any) -> dict[str, Any]:
        token = revoke_token(edition_named(options["code"]), options["id"])
        return {"id": token.pk, "name": token.name, "revoked_at": token.revoked_at and token.revoked_at.isoformat()}

    def tell(self, result: dict[str, Any]) -> str:
        return f"Token {result['id']} ({result['name']}) opens nothing any more."
