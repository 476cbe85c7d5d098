"""Whether people of other editions may make one of their own from an edition."""

from typing import Any

from editions.models import Edition
from editions.permissions import Action, require

__all__ = ["set_adaptable"]


def set_adaptable(edition: Edition, *, adaptable: bool, user: Any = None) -> None:
    """Agrees to it, or no longer; editions made before stay. Raises `NotPermitted`."""
    require(user, Action.OWN, edition)
    Edition.objects.filter(pk=edition.pk).update(adaptable=adaptable)
    edition.adaptable = adaptable
