"""Whether an edition's releases are for everybody, or for holders of a token."""

from typing import Any

from django.db import transaction

from api.purging import purge_edition
from editions.audit import record
from editions.models import AuditAction, Edition
from editions.permissions import Action, require

__all__ = ["set_public"]


@transaction.atomic
def set_public(edition: Edition, *, public: bool, user: Any = None) -> None:
    """Raises `NotPermitted`. What shared caches hold of it, they are told to drop, or hold for half a minute more."""
    require(user, Action.OWN, edition)
    Edition.objects.filter(pk=edition.pk).update(public=public)
    edition.public = public
    record(edition, user, AuditAction.ACCESS_CHANGED, {"public": public})
    transaction.on_commit(lambda: purge_edition(edition))
