"""Ask for an edition to be deleted outside of the request: it takes as long as the edition is large."""

from typing import Any

from django.utils.translation import gettext as _

from editions.actions.delete_edition import check_deletion, delete_edition
from editions.actions.deletion_at_work import refuse_while_deleted, said_while_deleted
from editions.actions.work_requests import call_back, carry_out, queue
from editions.errors import Invalid
from editions.models import DeletionRequest, Edition
from editions.permissions import Action, require
from editions.progress import Progress

__all__ = ["call_back_deletion", "deletion_requested", "request_deletion"]


def request_deletion(edition: Edition, *, confirm: str, user: Any) -> DeletionRequest:
    """Queues the deletion and returns at once; the `DeletionRequest` tells how it goes.

    Raises `NotPermitted` and `Invalid` at once for what can be known at once; `Invalid` too while
    a worker is deleting the edition.
    """
    from editions.tasks import delete_requested_edition

    require(user, Action.OWN, edition)
    # Also before the edition is held: a worker that deletes it holds it for long.
    refuse_while_deleted(edition)
    return queue(
        DeletionRequest,
        edition,
        task=delete_requested_edition,
        busy=said_while_deleted,
        facts=lambda: _facts(edition, confirm),
        user=user,
    )


def _facts(edition: Edition, confirm: str) -> dict[str, Any]:
    check_deletion(Edition.objects.get(pk=edition.pk), confirm)
    return {"code": confirm}


def call_back_deletion(asked: DeletionRequest, *, user: Any) -> None:
    """Has a deletion not happen that no worker has begun with.

    Raises `NotPermitted`, and `Invalid` where a worker is at it or has ended: one that is at it is not stopped.
    """
    require(user, Action.OWN, asked.edition)
    if not call_back(asked, _("It was called back in time.")):
        raise Invalid(_("It cannot be called back any more: a worker has begun with it."))


def deletion_requested(asked: DeletionRequest) -> None:
    """Deletes what was asked for and notes how it went; see `carry_out`."""
    carry_out(asked, lambda progress: _delete(asked, progress))


def _delete(asked: DeletionRequest, progress: Progress) -> dict[str, Any]:
    delete_edition(asked.edition, confirm=asked.code, user=asked.asked_by, progress=progress)
    return {}
