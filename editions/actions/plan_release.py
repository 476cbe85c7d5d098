"""Have a release made at a later time, and think better of it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from editions.actions.publish_release import free_version
from editions.audit import record
from editions.errors import AlreadyExists, Invalid, NotFound
from editions.models import AuditAction, Edition, PlannedRelease
from editions.permissions import Action, require
from editions.planned_work import queue_planned

__all__ = ["cancel_planned_release", "plan_release"]

_FARTHEST = timedelta(days=5 * 366)


@transaction.atomic
def plan_release(
    edition: Edition, at: datetime, *, version: str | None = None, notes: str = "", user: Any = None
) -> PlannedRelease:
    """A worker releases at `at` what is live then; `version` defaults to the one that follows then.

    Whether `user` may release is looked at now and then again. Raises `NotPermitted`, `Invalid` for
    a time that has passed or is too far away, and `AlreadyExists` while another one is planned.
    """
    require(user, Action.RELEASE, edition)
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    now = timezone.now()
    if at <= now:
        raise Invalid(_("That time has passed. Choose a later one, or publish at once."))
    if at > now + _FARTHEST:
        raise Invalid(_("A release can be planned for the next five years."))
    if version:
        free_version(edition, version)
    if _waiting(edition).exists():
        raise AlreadyExists(_("Another release is planned already. Cancel it first."))
    plan = PlannedRelease.objects.create(
        edition=edition,
        kind=PlannedRelease.Kind.SCHEDULED,
        due_at=at,
        version=version or "",
        notes=notes,
        asked_by=user,
        asked_name=user.get_username() if user else "",
        language=get_language() or "en",
    )
    record(edition, user, AuditAction.RELEASE_PLANNED, _details(plan))
    queue_planned(plan)
    return plan


@transaction.atomic
def cancel_planned_release(edition: Edition, *, user: Any = None) -> PlannedRelease:
    """Nothing is released at the time that was set. Raises `NotPermitted` and `NotFound`."""
    require(user, Action.RELEASE, edition)
    plan = _waiting(edition).first()
    done = {"state": PlannedRelease.State.CANCELLED, "finished_at": timezone.now()}
    if plan is None or not _waiting(edition).filter(pk=plan.pk).update(**done):
        raise NotFound(_("No release is planned any more."))
    record(edition, user, AuditAction.PLAN_CANCELLED, _details(plan))
    return plan


def _waiting(edition: Edition) -> Any:
    return PlannedRelease.objects.filter(
        edition=edition, kind=PlannedRelease.Kind.SCHEDULED, state=PlannedRelease.State.WAITING
    )


def _details(plan: PlannedRelease) -> dict[str, str]:
    return {"at": plan.due_at.isoformat(timespec="minutes"), **({"version": plan.version} if plan.version else {})}
