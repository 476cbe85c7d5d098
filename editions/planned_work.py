"""When a worker looks at a planned release."""

from functools import partial

from django.db import transaction

from editions.models import PlannedRelease

__all__ = ["queue_planned"]


def queue_planned(plan: PlannedRelease) -> None:
    """Has `plan` looked at when it is due; what is written now is there for the worker by then.

    The queue lies in the database and outlives workers and servers; should it be emptied, the command
    `publish_due_releases` does the same. A backend that cannot put work off, which is for tests, does nothing.
    """
    from editions.tasks import publish_planned_release

    if publish_planned_release.get_backend().supports_defer:
        transaction.on_commit(partial(publish_planned_release.using(run_after=plan.due_at).enqueue, plan.pk))
