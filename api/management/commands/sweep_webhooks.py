"""Keep the webhooks' log in bounds, and find what the queue has lost."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.utils import timezone

from api.models import WebhookDelivery, WebhookEvent
from api.webhooks.delivering import send_due
from editions.management.command import EditionCommand


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
        return {"queued": send_due(), "deleted": deleted}

    def tell(self, result: dict[str, Any]) -> str:
        return f"{result['queued']} overdue messages queued, {result['deleted']} old ones deleted from the log."
