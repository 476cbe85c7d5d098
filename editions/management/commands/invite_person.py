"""Invite somebody to an edition: above all its first owner, before there is anybody to do it on the screen."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.invite_person import DAYS, invite_person
from editions.management.command import EditionCommand, edition_named
from editions.models import Role


class Command(EditionCommand):
    help = "Sends an invitation to an edition by e-mail; its reader signs in or makes an account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("email", help="Whom to write to.")
        parser.add_argument("--role", choices=Role.values, default=Role.OWNER.value, help="Owner when left out.")

    def run(self, **options: Any) -> dict[str, Any]:
        edition = edition_named(options["code"])
        invitation = invite_person(edition, email=options["email"], role=options["role"])
        return {
            "edition": edition.code,
            "email": invitation.email,
            "role": invitation.role,
            "expires": invitation.expires_at.isoformat(timespec="seconds"),
        }

    def tell(self, result: dict[str, Any]) -> str:
        return (
            f"{result['email']} is invited to {result['edition']} as {result['role']}; the link works for {DAYS} days."
        )
