"""Whether an edition's publications become a release by themselves, and how long after the last one."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editions.audit import record
from editions.errors import Invalid
from editions.models import AuditAction, Edition, PlannedRelease
from editions.permissions import Action, require

__all__ = ["LEAST_MINUTES", "MOST_MINUTES", "set_automatic_release"]

LEAST_MINUTES, MOST_MINUTES = 5, 24 * 60


@transaction.atomic
def set_automatic_release(edition: Edition, minutes: int | None, *, user: Any = None) -> None:
    """`minutes` after the last publication a release is made; `None`: never, and what waits is dropped.

    Raises `NotPermitted`, and `Invalid` for a time that is too short or too long.
    """
    require(user, Action.MANAGE_EDITION, edition)
    if minutes is not None and not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        said = _("Choose from %(least)s to %(most)s minutes.")
        raise Invalid(said % {"least": LEAST_MINUTES, "most": MOST_MINUTES})
    held = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    edition.release_after = minutes
    if held.release_after == minutes:
        return
    Edition.objects.filter(pk=edition.pk).update(release_after=minutes)
    if minutes is None:
        PlannedRelease.objects.filter(
            edition=edition, kind=PlannedRelease.Kind.AUTOMATIC, state=PlannedRelease.State.WAITING
        ).update(state=PlannedRelease.State.CANCELLED, finished_at=timezone.now())
    record(edition, user, AuditAction.APPROVALS_CHANGED, {"release after minutes": minutes or "never"})
