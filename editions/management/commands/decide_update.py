"""Decide about what upstream offers."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.decide_update import Which, decide_update
from editions.management.update_command import UpdateCommand, usage
from editions.models import Update


class Command(UpdateCommand):
    help = "Records decisions about items of an update."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        decision = parser.add_mutually_exclusive_group(required=True)
        decision.add_argument("--take", action="store_const", dest="decision", const="take", help="Take theirs.")
        decision.add_argument("--keep", action="store_const", dest="decision", const="keep", help="Keep mine.")
        decision.add_argument("--defer", action="store_const", dest="decision", const="defer", help="Decide later.")
        parser.add_argument("items", nargs="*", metavar="ITEM", help="Ids of items.")
        parser.add_argument("--all", action="store_true", help="Every item.")
        parser.add_argument("--clean", action="store_true", help="Every item without conflict.")

    def run(self, **options: Any) -> dict[str, Any]:
        if [bool(options["items"]), options["all"], options["clean"]].count(True) != 1:
            raise usage("Name items, or say --all or --clean: one of the three.")
        return super().run(**options)

    def act(self, update: Update, **options: Any) -> Update:
        which = Which(ids=options["items"], all=options["all"], clean=options["clean"])
        return decide_update(update, options["decision"], which)
