"""What an edition's owners agree to let people of other editions see or do."""

from typing import Any, Literal

from django.db import transaction

from editions.audit import record
from editions.models import AuditAction, Edition
from editions.permissions import Action, require

__all__ = ["Agreement", "set_agreement"]

Agreement = Literal["adaptable", "tells_upstream"]
"""That others may adapt it; that readers and its upstream's people see what it is based on."""


@transaction.atomic
def set_agreement(edition: Edition, to: Agreement, *, given: bool, user: Any = None) -> None:
    """Agrees to it, or no longer: editions made before stay. Raises `NotPermitted`."""
    require(user, Action.OWN, edition)
    Edition.objects.filter(pk=edition.pk).update(**{to: given})
    if getattr(edition, to) != given:
        record(edition, user, AuditAction.ACCESS_CHANGED, {to: given})
    setattr(edition, to, given)
