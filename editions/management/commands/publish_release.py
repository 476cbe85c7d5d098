"""Publish what is live in an edition as an immutable release."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.publish_release import publish_release
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Publishes what is live in an edition as an immutable release."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("--release", metavar="V", help="The version; the one that follows when left out.")
        parser.add_argument("--notes", default="", help="What is new, for those who read or fork it.")

    def run(self, **options: Any) -> dict[str, Any]:
        edition = edition_named(options["code"])
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
        return (
            f"{result['edition']} {result['version']} is released: {result['documents']} documents, "
            f"{result['new_documents']} of them new."
        )
