"""Take in translations that came back in a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from editions.actions.import_translation import import_translation, taken_from
from editions.errors import Invalid
from editions.management.command import EditionCommand, edition_named
from editions.translating.incoming import Fate, check_packet, read_packet
from editions.translating.packet import LIMIT, language_locale


class Command(EditionCommand):
    help = "Takes in an XLIFF or PO file that export_translation or the admin wrote. Nothing is published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", help="The file; it names its edition and language.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would change, and change nothing.")
        parser.add_argument(
            "--overwrite", action="store_true", help="Take also what somebody translated otherwise since."
        )

    def run(self, **options: Any) -> dict[str, Any]:
        try:
            with Path(options["file"]).open("rb") as file:
                data = file.read(LIMIT + 1)
        except OSError as error:
            raise Invalid(f"The file cannot be read: {error}.") from error
        packet = read_packet(data)
        edition = edition_named(packet.edition)
        locale = language_locale(edition, packet.language)
        plan = check_packet(edition, locale, packet)
        rows = [*plan.wanted, *(plan.overtaken if options["overwrite"] else [])]
        tool = "XLIFF" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "PO"
        taken = 0 if options["dry_run"] else import_translation(edition, locale, taken_from(rows), tool=tool)
        return {
            "edition": edition.code,
            "language": locale.language_code,
            "taken": taken,
            "would_take": len(rows) if options["dry_run"] else 0,
            "counts": {fate.value: count for fate, count in plan.counts()},
            "refused": [
                {"place": row.place, "page": row.page, "source": row.source, "said": row.said or str(row.fate.words)}
                for row in [*plan.refused, *([] if options["overwrite"] else plan.overtaken)]
                if row.fate is not Fate.SAME
            ],
        }

    def tell(self, result: dict[str, Any]) -> str:
        said = f"would take {result['would_take']}" if result["would_take"] else f"{result['taken']} taken"
        lines = [f"{result['edition']}, {result['language']}: {said}."]
        lines += [f"- {each['place']}: {each['page']}: {each['source']}: {each['said']}" for each in result["refused"]]
        return "\n".join(lines)
