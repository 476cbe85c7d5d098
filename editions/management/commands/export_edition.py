"""Export an edition: one file that another installation can take in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from editions.actions.export_edition import export_edition
from editions.management.command import EditionCommand, edition_named
from editions.transfer.signing import load_signing_key


class Command(EditionCommand):
    help = "Writes an edition, with its releases, media and base, to one file for another installation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        parser.add_argument("--release", metavar="V", help="This release alone; all of them when left out.")
        parser.add_argument("-o", "--output", metavar="FILE", required=True, help="Where the bundle is written.")
        parser.add_argument(
            "--sign",
            metavar="KEY",
            help="Sign with the Ed25519 key in this PEM file; BUNDLE_SIGNING_KEY names one too.",
        )

    def run(self, **options: Any) -> dict[str, Any]:
        edition = edition_named(options["code"])
        key_path = options["sign"] or settings.BUNDLE_SIGNING_KEY
        exported = export_edition(
            edition,
            options["output"],
            version=options["release"],
            key=load_signing_key(key_path) if key_path else None,
            progress=self.progress(**options),
        )
        return {
            "edition": edition.code,
            "releases": exported.releases,
            "digest": exported.digest,
            "documents": exported.documents,
            "media": exported.media,
            "bytes": exported.bytes,
            "sha256": exported.sha256,
            "signed": exported.signed,
        }

    def tell(self, result: dict[str, Any]) -> str:
        releases = ", ".join(result["releases"])
        return (
            f"{result['edition']} is exported, releases {releases}: {result['documents']} documents, "
            f"{result['media']} files, {result['bytes']} bytes{', signed' if result['signed'] else ''}. "
            f"SHA-256 {result['sha256']}"
        )
