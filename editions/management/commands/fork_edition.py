"""Fork an edition: a new one, whole and independent, made from a release."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.fork_edition import fork_edition
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Makes a new edition from a release of another one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("upstream", help="The code of the edition to fork.")
        parser.add_argument("code", help="The new edition's code.")
        parser.add_argument("--title", required=True)
        parser.add_argument("--owner", required=True, help="Whose edition it is.")
        parser.add_argument("--locales", help="Languages offered to readers: en,fr. All of upstream's when left out.")
        parser.add_argument("--release", metavar="V", help="The release to fork; the latest when left out.")

    def run(self, **options: Any) -> dict[str, Any]:
        locales = options["locales"].split(",") if options["locales"] else None
        self.say(f"Forking {options['upstream']} …", **options)
        forked = fork_edition(
            edition_named(options["upstream"]),
            options["code"],
            title=options["title"],
            owner=options["owner"],
            locales=locales,
            version=options["release"],
            progress=self.progress(**options),
        )
        offered = forked.edition.edition_locales.filter(offered=True)
        return {
            "code": forked.edition.code,
            "base": forked.base.version,
            "pages": forked.pages,
            "locales": list(offered.values_list("locale__language_code", flat=True)),
            "seconds": forked.seconds,
        }

    def tell(self, result: dict[str, Any]) -> str:
        return (
            f"{result['code']} is forked from release {result['base']}: {result['pages']} pages, "
            f"offered in {', '.join(result['locales'])}, in {result['seconds']} s."
        )
