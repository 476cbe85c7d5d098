"""Keep the webhooks' log in bounds, find what the queue has lost, and seal secrets under the newest key."""

from argparse import ArgumentParser
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.utils import timezone

from api.models import WebhookDelivery, WebhookEndpoint, WebhookEvent
from api.webhooks.delivering import send_due
from editions.management.command import EditionCommand
from editions.sealing import SealBroken, sealed_anew


class Command(EditionCommand):
    help = "Queues webhook messages that are overdue and not queued, and deletes the log of what ended long ago."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--keep-days", type=int, default=90, help="How long the log is kept; 90 when left out.")

    def run(self, **options: Any) -> dict[str, Any]:
        before = timezone.now() - timedelta(days=options["keep_days"])
        ended = WebhookDelivery.objects.exclude(state__in=WebhookDelivery.OPEN).filter(finished_at__lt=before)
        deleted = ended.count()
        ended.delete()
        WebhookEvent.objects.filter(deliveries=None, created_at__lt=before).delete()
        return {"queued": send_due(), "deleted": deleted, "sealed": _seal_anew()}

    def tell(self, result: dict[str, Any]) -> str:
        said = (
            "{queued} overdue messages queued, {deleted} old ones deleted from the log, {sealed} secrets sealed anew."
        )
        return said.format(**result)


def _seal_anew() -> int:
    """Secrets that are sealed under a former key get the newest; those that cannot be opened stay as they are."""
    changed = 0
    for endpoint in WebhookEndpoint.objects.all():
        before = (endpoint.sealed_secret, endpoint.sealed_previous)
        with suppress(SealBroken):
            endpoint.sealed_secret = sealed_anew(endpoint.sealed_secret)
            endpoint.sealed_previous = sealed_anew(endpoint.sealed_previous) if endpoint.sealed_previous else ""
        if (endpoint.sealed_secret, endpoint.sealed_previous) != before:
            # Not over a secret that was made this moment.
            held = WebhookEndpoint.objects.filter(pk=endpoint.pk, sealed_secret=before[0])
            changed += held.update(sealed_secret=endpoint.sealed_secret, sealed_previous=endpoint.sealed_previous)
    return changed
