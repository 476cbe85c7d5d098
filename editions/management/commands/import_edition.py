"""Import an edition: take in a bundle that another installation wrote."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.import_edition import import_edition
from editions.management.command import EditionCommand


class Command(EditionCommand):
    help = "Takes in a bundle: an edition that moves here, or new releases of one that editions here are made from."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", help="The bundle.")
        parser.add_argument("--code", metavar="C", help="The edition's code here; its own when left out.")

    def run(self, **options: Any) -> dict[str, Any]:
        imported = import_edition(options["file"], code=options["code"], progress=self.progress(**options))
        return {
            "edition": imported.edition.code,
            "releases": imported.releases,
            "withdrawn": imported.withdrawn,
            "digest": imported.digest,
            "documents": imported.documents,
            "media": imported.media,
            "bytes": imported.bytes,
            "pages": imported.pages,
            "signed_by": str(imported.signer) if imported.signer else None,
            "unknown_blocks": imported.unknown_blocks,
        }

    def tell(self, result: dict[str, Any]) -> str:
        lines = [
            f"{result['edition']} is imported: releases {', '.join(result['releases']) or 'none'}, "
            f"{result['documents']} documents, {result['media']} files, {result['pages']} pages.",
            f"Signed by {result['signed_by']}." if result["signed_by"] else "The bundle is not signed.",
        ]
        if result["withdrawn"]:
            lines.append(f"Withdrawn by its owner: {', '.join(result['withdrawn'])}.")
        if result["unknown_blocks"]:
            kinds = ", ".join(f"{kind} ({count})" for kind, count in result["unknown_blocks"].items())
            lines.append(f"Kept, but not understood here: blocks of the types {kinds}.")
        if result["pages"]:
            lines.append("No reader sees it until somebody makes it public.")
        return "\n".join(lines)
