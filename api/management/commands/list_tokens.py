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
        lines = [
            f"{each['id']:>6}  {each['hint']}…  {'valid until ' + each['expires_at'][:10] if each['valid'] else 'ended':<22}"
            f"  last used {(each['last_used_at'] or 'never')[:10]:<10}  {' '.join(each['scopes'])}  {each['name']}"
            for each in result["tokens"]
        ]
        return "\n".join(lines) or "This edition has no tokens."
