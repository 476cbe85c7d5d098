"""Decide about what upstream offers."""

from argparse import ArgumentParser
from typing import Any

from editions.actions.decide_update import Which, decide_update
from editions.management.update_command import UpdateCommand, usage
from editions.models import Update

_DECISIONS = ("take", "keep", "defer")


class Command(UpdateCommand):
    help = "Records decisions about items of an update."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        # The ids follow the decision: argparse would not find them after an option otherwise.
        decision = parser.add_mutually_exclusive_group(required=True)
        for name, told in (("take", "Take theirs."), ("keep", "Keep mine."), ("defer", "Decide later.")):
            decision.add_argument(f"--{name}", nargs="*", metavar="ITEM", help=f"{told} Ids of items may follow.")
        parser.add_argument("--all", action="store_true", help="Every item.")
        parser.add_argument("--clean", action="store_true", help="Every item without conflict.")

    def run(self, **options: Any) -> dict[str, Any]:
        if [bool(_items(options)), options["all"], options["clean"]].count(True) != 1:
            raise usage("Name items, or say --all or --clean: one of the three.")
        return super().run(**options)

    def act(self, update: Update, **options: Any) -> Update:
        decision = next(name for name in _DECISIONS if options[name] is not None)
        which = Which(ids=_items(options), all=options["all"], clean=options["clean"])
        return decide_update(update, decision, which)


def _items(options: dict[str, Any]) -> list[str]:
    return [each for name in _DECISIONS for each in options[name] or []]
