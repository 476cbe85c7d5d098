"""Attempts are made by the queue's workers, each when it is due."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

__all__ = ["QUEUE", "attempt_delivery", "queue_attempt", "queued"]

QUEUE = "webhooks"
"""A queue of its own, so that whoever wants to can have workers for it that hold up nothing else."""


@task(queue_name=QUEUE)
def attempt_delivery(delivery_id: int) -> None:
    """Tries to deliver, if that is due; see `api.webhooks.delivering`."""
    from api.webhooks.delivering import attempt

    attempt(delivery_id)


def queue_attempt(delivery_id: int, due_at: datetime | None = None) -> None:
    """Queues an attempt for `due_at`, or for now; with the transaction at hand, if there is one.

    The database's queue keeps it as it keeps the delivery itself. A backend that cannot put work
    off, which is for tests, does what is due now and nothing else.
    """
    if attempt_delivery.get_backend().supports_defer:
        attempt_delivery.using(run_after=due_at).enqueue(delivery_id)
    elif due_at is None:
        transaction.on_commit(partial(attempt_delivery.enqueue, delivery_id))


def queued() -> set[int]:
    """The deliveries that the queue holds for its workers."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.READY, queue_name=QUEUE)
    return {row["args"][0] for row in rows.values_list("args_kwargs", flat=True)}
