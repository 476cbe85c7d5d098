"""Fetch what is new of editions of other installations."""

from argparse import ArgumentParser
from typing import Any

from api.models import Subscription
from api.subscriptions.actions import check_subscription
from editions.errors import EditionError, NotFound
from editions.management.command import EditionCommand


class Command(EditionCommand):
    help = "Looks for new releases of the editions that this installation subscribes to. Safe to repeat; for cron."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("code", nargs="?", help="One edition's code here; all when left out.")

    def run(self, **options: Any) -> dict[str, Any]:
        found = Subscription.objects.select_related("edition")
        if options["code"]:
            found = found.filter(edition__code=options["code"])
            if not found:
                raise NotFound(f"No releases are fetched for {options['code']}.")
        told = [self._look(subscription) for subscription in found]
        if failed := [each for each in told if each["failure"]]:
            raise EditionError("\n".join(f"{each['edition']}: {each['failure']}" for each in failed))
        return {"subscriptions": told}

    def _look(self, subscription: Subscription) -> dict[str, Any]:
        told: dict[str, Any] = {"edition": subscription.edition.code, "url": subscription.url, "failure": None}
        try:
            checked = check_subscription(subscription)
        except EditionError as error:
            # The others are looked at all the same.
            return told | {"releases": [], "withdrawn": [], "failure": str(error)}
        return told | {"releases": checked.releases, "withdrawn": checked.withdrawn}

    def tell(self, result: dict[str, Any]) -> str:
        lines = [
            f"{each['edition']}: {', '.join(each['releases']) or 'nothing'} new"
            + (f"; withdrawn: {', '.join(each['withdrawn'])}" if each["withdrawn"] else "")
            for each in result["subscriptions"]
        ]
        return "\n".join(lines) or "This installation subscribes to nothing."
