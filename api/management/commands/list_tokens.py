"""List the access tokens of an edition."""

from argparse import ArgumentParser
from typing import Any

from api.access.tokens import tokens_of
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Lists the access tokens of an edition: what they open, until when, when they were last used."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")

    def run(self, **options: Any) -> dict[str, Any]:
        edition = edition_named(options["code"])
        return {
            "tokens": [
                {
                    "id": token.pk,
                    "name": token.name,
                    "hint": token.hint,
                    "scopes": token.scopes,
                    "valid": token.valid,
                    "expires_at": token.expires_at.isoformat(),
                    "last_used_at": token.last_used_at.isoformat() if token.last_used_at else None,
                }
                for token in tokens_of(edition)
            ]
        }

    def tell(self, result: dict[str, Any]) -> str:
        return "\n".join(map(_line, result["tokens"])) or "This edition has no tokens."


def _line(token: dict[str, Any]) -> str:
    until = f"valid until {token['expires_at'][:10]}" if token["valid"] else "ended"
    used = (token["last_used_at"] or "never")[:10]
    scopes = " ".join(token["scopes"])
    return f"{token['id']:>6}  {token['hint']}…  {until:<22}  last used {used:<10}  {scopes}  {token['name']}"
