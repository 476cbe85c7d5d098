"""Asking a worker for something, and doing what was asked for: the same for all kinds of work."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from editions.errors import Broken, EditionError, Invalid
from editions.models import Edition
from editions.models.work_request import WorkRequest
from editions.progress import Progress
from editions.work_progress import standing, telling

__all__ = ["call_back", "carry_out", "make_way", "queue"]

Asked = TypeVar("Asked", bound=WorkRequest)
State = WorkRequest.State


def queue(
    model: type[Asked],
    edition: Edition | None,
    *,
    task: Any,
    busy: Callable[[Asked], str],
    facts: Callable[[], dict[str, Any]],
    user: Any,
) -> Asked:
    """Notes what `user` asks for, and gives it to `task` by its primary key.

    `facts` are worked out while the edition is held. Raises `Invalid`, in the words of `busy`,
    while another request of that kind is open in the edition; without an edition, one of that person.
    """
    with transaction.atomic():
        _hold(edition or user)
        values = facts()
        make_way(model._default_manager.filter(**({"edition": edition} if edition else {"asked_by": user})), busy)
        asked = model._default_manager.create(
            **({"edition": edition} if edition else {}), asked_by=user, language=get_language() or "en", **values
        )
    task.enqueue(asked.pk)
    asked.refresh_from_db()
    return asked


def _hold(row: Any) -> None:
    """Nobody else asks for the same until the transaction ends."""
    row._meta.model._default_manager.select_for_update(of=("self",)).get(pk=row.pk)


def make_way(others: QuerySet[Asked], busy: Callable[[Asked], str]) -> None:
    """Closes a request that nobody answers any more; raises `Invalid`, in the words of `busy`, while one is open."""
    for open_one in others.filter(state__in=WorkRequest.OPEN):
        if standing(open_one).at_work:
            raise Invalid(busy(open_one))
        _finish(open_one, State.FAILED, reason=_("It was cut off before it was done. Nothing was changed."))


def carry_out(asked: WorkRequest, work: Callable[[Progress], dict[str, Any]]) -> None:
    """Does the work and notes what it returns; nothing for what was begun before.

    How far it is can be seen meanwhile: `editions.work_progress`. Who asked must still be
    permitted: the work looks. Only what nobody foresaw is raised.
    """
    waiting = type(asked)._default_manager.filter(pk=asked.pk, state=State.WAITING)
    if not waiting.update(state=State.RUNNING, started_at=timezone.now()):
        return
    # To the very end: work that ended and did not say so must not look cut off.
    with telling(asked) as progress:
        _do(asked, work, progress)


def call_back(asked: WorkRequest, reason: str) -> bool:
    """Ends a request, for `reason`, that no worker has begun with; says whether it was in time."""
    waiting = type(asked)._default_manager.filter(pk=asked.pk, state=State.WAITING)
    return bool(waiting.update(state=State.FAILED, finished_at=timezone.now(), reason=reason))


def _do(asked: WorkRequest, work: Callable[[Progress], dict[str, Any]], progress: Progress) -> None:
    try:
        if asked.asked_by is None:
            raise Invalid(_("Who asked for it is no longer here."))
        facts = work(progress)
    except EditionError as error:
        problems = error.problems if isinstance(error, Broken) else []
        _finish(asked, State.FAILED, reason=str(error), problems=problems)
    except Exception:
        _finish(asked, State.FAILED, reason=_("Something went wrong that nobody foresaw. Nothing was changed."))
        raise
    else:
        _finish(asked, State.DONE, **facts)


def _finish(asked: WorkRequest, state: WorkRequest.State, **facts: Any) -> None:
    type(asked)._default_manager.filter(pk=asked.pk).update(state=state, finished_at=timezone.now(), **facts)
