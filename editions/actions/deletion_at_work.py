"""An edition that a worker is deleting: nothing else is done with it meanwhile."""

from django.utils.translation import gettext as _

from editions.actions.work_requests import make_way
from editions.models import DeletionRequest, Edition

__all__ = ["refuse_while_deleted", "said_while_deleted"]


def refuse_while_deleted(edition: Edition) -> None:
    """Raises `Invalid` while somebody's request to delete `edition` is open; closes one that was cut off."""
    make_way(edition.deletion_requests.all(), said_while_deleted)


def said_while_deleted(asked: DeletionRequest) -> str:
    said = _(
        "%(edition)s is being deleted: until that is over, it can neither be taken out of the archive "
        "nor deleted again."
    )
    return said % {"edition": asked.code}
