"""Ask an edition's publishers and owners for a second factor, or no longer."""

from typing import Any

from django.db import transaction

from editions.audit import record
from editions.models import AuditAction, Edition
from editions.permissions import Action, require

__all__ = ["require_second_factor"]


@transaction.atomic
def require_second_factor(edition: Edition, *, needed: bool, user: Any = None) -> None:
    """Counts from their next request on. Raises `NotPermitted`."""
    require(user, Action.MANAGE_PEOPLE, edition)
    if Edition.objects.filter(pk=edition.pk, second_factor=not needed).update(second_factor=needed):
        record(edition, user, AuditAction.SECOND_FACTOR, {"needed": needed})
    edition.second_factor = needed
