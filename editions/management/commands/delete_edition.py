"""Delete an edition for good."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.delete_edition import delete_edition
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Deletes an archived edition: pages, media, releases, people. It cannot be undone: export it first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("--confirm", required=True, help="The edition's code once more.")

    def run(self, **options: Any) -> dict[str, Any]:
        edition, progress = edition_named(options["code"]), self.progress(**options)
        done = delete_edition(edition, confirm=options["confirm"], progress=progress)
        return {
            "edition": done.code,
            "pages": done.pages,
            "media": done.media,
            "releases": done.releases,
            "kept_releases": done.kept_releases,
        }

    def tell(self, result: dict[str, Any]) -> str:
        return f"{result['edition']} is deleted: {result['pages']} pages, {result['media']} pictures and files."
