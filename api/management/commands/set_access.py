"""Say who may read an edition: everybody or holders of a token, from which web sites, and where drafts are shown."""

from argparse import ArgumentParser
from typing import Any

from api.access.opening import set_public
from api.access.origins import origins_of, set_origins
from editions.actions.set_agreement import set_agreement
from editions.front_end import preview_address_of, set_preview_address
from editions.management.command import EditionCommand, edition_named


class Command(EditionCommand):
    help = "Opens an edition to everybody or to holders of a token, and names the web sites that may read it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", help="The edition's code.")
        open_to = parser.add_mutually_exclusive_group()
        open_to.add_argument("--public", action="store_true", help="Everybody may read its releases.")
        open_to.add_argument("--private", action="store_true", help="Only holders of a token may.")
        origins = "Web sites whose pages may read it, with commas: https://learn.example; * for all, '' for none."
        parser.add_argument("--origins", help=origins)
        adaptable = parser.add_mutually_exclusive_group()
        adaptable.add_argument("--adaptable", action="store_true", help="People of other editions may adapt it.")
        adaptable.add_argument("--not-adaptable", action="store_true", help="Only its owners may.")
        listed = parser.add_mutually_exclusive_group()
        listed.add_argument("--listed", action="store_true", help="Upstream's people see which release it is based on.")
        listed.add_argument("--not-listed", action="store_true", help="They do not learn that it exists.")
        preview = "Where a front end of its own shows drafts: https://learn.example/preview?token={token}; '' for none."
        parser.add_argument("--preview-address", help=preview)

    def run(self, **options: Any) -> dict[str, Any]:
        edition = edition_named(options["code"])
        if options["origins"] is not None:
            set_origins(edition, options["origins"].split(","))
        if options["public"] or options["private"]:
            set_public(edition, public=options["public"])
        if options["preview_address"] is not None:
            set_preview_address(edition, options["preview_address"])
        if options["adaptable"] or options["not_adaptable"]:
            set_agreement(edition, "adaptable", given=options["adaptable"])
        if options["listed"] or options["not_listed"]:
            set_agreement(edition, "tells_upstream", given=options["listed"])
        return {
            "edition": edition.code,
            "adaptable": edition.adaptable,
            "tells_upstream": edition.tells_upstream,
            "public": edition.public,
            "origins": origins_of(edition),
            "preview_address": preview_address_of(edition),
        }

    def tell(self, result: dict[str, Any]) -> str:
        who = "everybody" if result["public"] else "holders of a token"
        return f"{result['edition']} is open to {who}; web sites: {', '.join(result['origins']) or 'none'}."
