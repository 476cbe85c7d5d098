"""Whether people of other editions may make one of their own from an edition."""

from typing import Any

from django.db import transaction

from editions.audit import record
from editions.models import AuditAction, Edition
from editions.permissions import Action, require

__all__ = ["set_adaptable"]


@transaction.atomic
def set_adaptable(edition: Edition, *, adaptable: bool, user: Any = None) -> None:
    """Agrees to it, or no longer; editions made before stay. Raises `NotPermitted`."""
    require(user, Action.OWN, edition)
    Edition.objects.filter(pk=edition.pk).update(adaptable=adaptable)
    if edition.adaptable != adaptable:
        record(edition, user, AuditAction.ACCESS_CHANGED, {"adaptable": adaptable})
    edition.adaptable = adaptable
