"""Send webhook messages again: one, or all of an edition that failed."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from api.models import WebhookDelivery
from api.webhooks.actions import replay, replay_failed
from editions.errors import NotFound
from editions.management.command import EditionCommand, edition_named
from editions.management.update_command import usage


class Command(EditionCommand):
    help = "Sends a webhook's message again, or all messages of an edition that were not delivered."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("id", type=int, nargs="?", metavar="ID", help="The delivery's number, as its log tells it.")
        parser.add_argument("--edition", metavar="CODE", help="All that failed in this edition.")
        parser.add_argument(
            "--since", type=_moment, metavar="TIME", help="Only what happened since: 2027-01-31T08:00Z."
        )

    def run(self, **options: Any) -> dict[str, Any]:
        number, code, since = options["id"], options["edition"], options["since"]
        if (number is None) == (code is None) or (since is not None and code is None):
            raise usage("Name either one delivery by its number, or an edition with --edition, and --since with that.")
        if code is not None:
            return {"replayed": replay_failed(edition_named(code), since=since)}
        delivery = WebhookDelivery.objects.select_related("endpoint__edition", "event").filter(pk=number).first()
        if delivery is None:
            raise NotFound(f"There is no delivery {number}.")
        replay(delivery)
        return {"replayed": 1}

    def tell(self, result: dict[str, Any]) -> str:
        return f"{result['replayed']} to be sent again. A worker does that."


def _moment(text: str) -> datetime:
    """A time, or the beginning of a day; in UTC where it does not say."""
    day = parse_date(text) if len(text) == 10 else None
    found = datetime(day.year, day.month, day.day) if day else parse_datetime(text)
    if found is None:
        raise ValueError
    return timezone.make_aware(found, timezone.get_default_timezone()) if timezone.is_naive(found) else found
