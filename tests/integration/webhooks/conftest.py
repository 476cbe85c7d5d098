"""An edition with an endpoint, a receiver behind it, and the queue of a real installation."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from api.models import EventType, WebhookDelivery, WebhookEndpoint
from api.webhooks.actions import add_endpoint
from editions.models import Edition
from tests.factories import make_edition
from tests.integration.webhooks.receiver import Receiver, receiving

ALL = [value for value, _label in EventType.subscribable()]


@pytest.fixture(autouse=True)
def queue(settings: Any) -> None:
    """Work waits until a worker does it, and messages may be sent to this machine."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": settings.QUEUES}}
    settings.WEBHOOK_PRIVATE_HOSTS = ["127.0.0.1", "localhost"]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


@pytest.fixture
def edition(db: None) -> Edition:
    return make_edition("lagoon", title="The lagoon")


@pytest.fixture
def added(edition: Edition, receiver: Receiver) -> tuple[WebhookEndpoint, str]:
    """The endpoint, which is told everything, and its secret."""
    return add_endpoint(edition, url=receiver.url(), event_types=ALL)


@pytest.fixture
def endpoint(added: tuple[WebhookEndpoint, str]) -> WebhookEndpoint:
    return added[0]


@pytest.fixture
def secret(added: tuple[WebhookEndpoint, str]) -> str:
    return added[1]


@pytest.fixture
def work() -> Callable[[], int]:
    """Does all that is due in the queue, as its worker does; returns how many tasks that were."""

    def do() -> int:
        done = 0
        rows: Any = DBTaskResult.objects
        while (row := rows.ready().first()) is not None:
            row.claim("worker of a test")
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
            row.set_successful(None)
            done += 1
        return done

    return do


def time_passes(delivery: WebhookDelivery) -> WebhookDelivery:
    """Until the next attempt is due, and what is queued for it."""
    now = timezone.now()
    WebhookDelivery.objects.filter(pk=delivery.pk).update(due_at=now)
    held = WebhookDelivery.objects.filter(pk=delivery.pk, claimed_until__isnull=False)
    held.update(claimed_until=now)
    waiting = [row for row in DBTaskResult.objects.filter(status="READY") if row.args_kwargs["args"] == [delivery.pk]]
    DBTaskResult.objects.filter(pk__in=[row.pk for row in waiting]).update(run_after=now)
    delivery.refresh_from_db()
    return delivery
