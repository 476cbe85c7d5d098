"""Write the texts of an edition and their translations to a file for translators."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from editions.errors import Invalid, NotFound
from editions.management.command import EditionCommand, edition_named
from editions.translating.packet import FORMATS, language_locale, make_packet
from editions.translating.po import write_po
from editions.translating.xliff import write_xliff


class Command(EditionCommand):
    help = "Writes the texts of an edition with their translations into one language to an XLIFF or PO file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("language", help="The language to translate into.")
        parser.add_argument("--format", choices=FORMATS, default="xliff", help="XLIFF 1.2 when left out.")
        parser.add_argument("--only", metavar="LINEAGE", action="append", help="This module or page; may be repeated.")
        parser.add_argument("--unfinished", action="store_true", help="Only what is not translated or out of date.")
        parser.add_argument("-o", "--output", metavar="FILE", required=True, help="Where the file is written.")

    def run(self, **options: Any) -> dict[str, Any]:
        edition = edition_named(options["code"])
        locale = language_locale(edition, options["language"])
        packet = make_packet(edition, locale, options["only"], unfinished=options["unfinished"])
        if options["only"] and not packet.pages and not options["unfinished"]:
            raise NotFound("No page that is translated has this lineage.")
        data = write_xliff(packet) if options["format"] == "xliff" else write_po(packet)
        try:
            Path(options["output"]).write_bytes(data)
        except OSError as error:
            raise Invalid(f"The file cannot be written: {error}.") from error
        return {
            "edition": edition.code,
            "language": locale.language_code,
            "pages": len(packet.pages),
            "texts": len(packet.units),
            "bytes": len(data),
        }

    def tell(self, result: dict[str, Any]) -> str:
        return f"{result['texts']} texts of {result['pages']} pages into {result['language']}: {result['bytes']} bytes."
