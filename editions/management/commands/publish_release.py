"""Publish what is live in an edition as an immutable release."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any

from django.utils import timezone

from editions.actions.plan_release import plan_release
from editions.actions.publish_release import publish_release
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Publishes what is live in an edition as an immutable release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("--release", metavar="V", help="The version; the one that follows when left out.")
        parser.add_argument("--notes", default="", help="What is new, for those who read or fork it.")
        parser.add_argument(
            "--at",
            type=_moment,
            metavar="TIME",
            help="Not now: a worker publishes it then. 2026-12-01T09:00, in the installation's zone or with +03:00.",
        )

    def run(self, **options: Any) -> dict[str, Any]:
        edition = edition_named(options["code"])
        if options["at"]:
            plan = plan_release(edition, options["at"], version=options["release"], notes=options["notes"])
            return {"edition": edition.code, "version": plan.version or None, "at": plan.due_at.isoformat()}
        published = publish_release(
            edition, version=options["release"], notes=options["notes"], progress=self.progress(**options)
        )
        return {
            "edition": edition.code,
            "version": published.release.version,
            "digest": published.release.digest,
            "documents": published.documents,
            "new_documents": published.new_documents,
        }

    def tell(self, result: dict[str, Any]) -> str:
        if "at" in result:
            return f"{result['edition']} will be released at {result['at']}."
        return (
            f"{result['edition']} {result['version']} is released: {result['documents']} documents, "
            f"{result['new_documents']} of them new."
        )


def _moment(text: str) -> datetime:
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is no time such as 2026-12-01T09:00") from error
    return given if timezone.is_aware(given) else timezone.make_aware(given)
