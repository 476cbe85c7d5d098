"""What the commands about updates have in common."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from editions.errors import NotFound
from editions.management.command import EditionCommand
from editions.models import Update
from editions.updates.items import as_json


class UpdateCommand(EditionCommand):
    """Takes an update's number, and tells what has become of it."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("id", type=int, metavar="ID", help="The update's number, as offer_update tells it.")

    def run(self, **options: Any) -> dict[str, Any]:
        return as_json(self.act(update_numbered(options["id"]), **options))

    def act(self, update: Update, **options: Any) -> Update:
        raise NotImplementedError

    def tell(self, result: dict[str, Any]) -> str:
        return told(result)


def update_numbered(number: int) -> Update:
    """Raises `NotFound`."""
    update = Update.objects.select_related("edition").filter(pk=number).first()
    if update is None:
        raise NotFound(f"There is no update {number}.")
    return update


def told(result: dict[str, Any]) -> str:
    """An update in a few lines for a person."""
    counts = result["counts"]
    decided = sum(1 for item in result["items"] if item["decision"])
    lines = [
        f"Update {result['id']} of {result['edition']}, {result['from']} → {result['to']}: {result['state']}.",
        f"{counts['clean']} clean, {counts['conflict']} in conflict, {counts['notice']} notices; {decided} decided.",
    ]
    for each in result["violations"]:
        lines.append(f"- “{each['page_title']}” ({each['locale']}): {each['message']}")
    for each in result["skipped"]:
        lines.append(f"- “{each['page_title']}” ({each['locale']}) was left alone: {each['reason']}.")
    return "\n".join(lines)


def usage(message: str) -> CommandError:
    return CommandError(message, returncode=2)
