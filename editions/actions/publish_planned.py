"""Make the releases that are due, each exactly once."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from editions.actions.publish_release import publish_release
from editions.actions.tell_of_failed_release import tell_of_failed_release
from editions.errors import Broken, EditionError, Invalid, Unchanged
from editions.models import Edition, PlannedRelease, Update
from editions.planned_work import queue_planned

__all__ = ["publish_due", "publish_planned"]

log = logging.getLogger(__name__)

# A database that is away for longer than all of these together is a fault that people are told of.
_TRIED_AGAIN_AFTER = [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 16)]

State, Kind = PlannedRelease.State, PlannedRelease.Kind


def publish_due() -> list[PlannedRelease]:
    """Makes all releases that are due; what they became. One that fails keeps none from the others."""
    due = list(PlannedRelease.due(timezone.now()).values_list("pk", flat=True))
    for pk in due:
        publish_planned(pk)
    return list(_seen(due))


def _seen(due: Iterable[int]) -> Iterable[PlannedRelease]:
    return PlannedRelease.objects.filter(pk__in=due).select_related("edition", "release").order_by("pk")


def publish_planned(pk: int) -> None:
    """Makes one release, if it waits and is due; otherwise it is looked at again when it will be.

    Noted exactly if it was made: both are one transaction, so that a worker that is killed leaves it
    waiting. One at which the database failed is tried again a while later, a few times. Only what nobody
    foresaw is raised, and noted too.
    """
    plan = PlannedRelease.objects.select_related("edition", "asked_by").filter(pk=pk, state=State.WAITING).first()
    if plan is None:
        return
    try:
        if plan.due_at <= timezone.now():
            _carry_out(plan)
    finally:
        # Put off meanwhile, or looked at too early: it still waits, and is looked at again.
        still = PlannedRelease.objects.filter(pk=pk, state=State.WAITING).first()
        if still is not None:
            queue_planned(still)


def _carry_out(plan: PlannedRelease) -> None:
    with override(plan.language):
        try:
            with transaction.atomic():
                _publish(plan)
        except Unchanged as unchanged:
            _end(plan, State.UNCHANGED, reason=str(unchanged))
        except EditionError as error:
            _fail(plan, str(error), error.problems if isinstance(error, Broken) else [])
        except (OperationalError, InterfaceError):
            if plan.tries >= len(_TRIED_AGAIN_AFTER):
                _fail(plan, _("The database could not be reached, again and again. Nothing was changed."))
                raise
            log.warning("Planned release %s is tried again: the database failed", plan.pk, exc_info=True)
            _put_off(plan)
        except Exception:
            _fail(plan, _("Something went wrong that nobody foresaw. Nothing was changed."))
            raise


def _fail(plan: PlannedRelease, reason: str, problems: Iterable[str] = ()) -> None:
    with transaction.atomic():
        if _end(plan, State.FAILED, reason=reason, problems=list(problems)):
            tell_of_failed_release(plan)


def _put_off(plan: PlannedRelease) -> None:
    later = timezone.now() + _TRIED_AGAIN_AFTER[plan.tries]
    PlannedRelease.objects.filter(pk=plan.pk, state=State.WAITING).update(due_at=later, tries=plan.tries + 1)


def _publish(plan: PlannedRelease) -> None:
    # The edition first, as everybody does who changes it: nobody waits for each other in a circle.
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=plan.edition_id)
    automatic = plan.kind == Kind.AUTOMATIC
    if automatic and edition.release_after and _is_amid_an_update(edition):
        later = timezone.now() + timedelta(minutes=edition.release_after)
        PlannedRelease.objects.filter(pk=plan.pk, state=State.WAITING).update(due_at=later)
        return
    if not _end(plan, State.DONE):
        return
    if plan.asked_name and plan.asked_by is None:
        raise Invalid(_("Who asked for it is no longer here."))
    done = publish_release(
        edition, version=plan.version or None, notes=plan.notes, user=plan.asked_by, only_news=automatic
    )
    PlannedRelease.objects.filter(pk=plan.pk).update(release=done.release)


def _is_amid_an_update(edition: Edition) -> bool:
    """Whether an update is applied and not yet published: one release comes after it, and none before."""
    return edition.updates.filter(state=Update.State.APPLIED).exists()


def _end(plan: PlannedRelease, state: PlannedRelease.State, **facts: Any) -> bool:
    """Whether it still waited and was due; a second worker, or one who cancels, comes too late."""
    now = timezone.now()
    waiting = PlannedRelease.objects.filter(pk=plan.pk, state=State.WAITING, due_at__lte=now)
    return bool(waiting.update(state=state, finished_at=now, **facts))
