"""Ask for a release to be published outside of the request: making one takes seconds."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from editions.actions.publish_release import free_version, publish_release
from editions.errors import Broken, EditionError, Invalid
from editions.models import Edition, ReleaseRequest
from editions.permissions import Action, require

__all__ = ["carry_out", "request_release"]

State = ReleaseRequest.State
# A release takes seconds. What has not ended by then was cut off, or no worker is awake.
_GIVEN_UP = timedelta(minutes=15)


def request_release(edition: Edition, *, version: str | None = None, notes: str = "", user: Any) -> ReleaseRequest:
    """Queues the release and returns at once; `ReleaseRequest` tells how it goes.

    Raises `NotPermitted`, `AlreadyExists` and `Invalid` at once for what can be known at once;
    `Invalid` too while another release of the edition is being published.
    """
    require(user, Action.RELEASE, edition)
    with transaction.atomic():
        Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        version = free_version(edition, version)
        _make_way(edition)
        request = ReleaseRequest.objects.create(
            edition=edition, version=version, notes=notes, asked_by=user, language=get_language() or "en"
        )
    from editions.tasks import publish_requested_release

    publish_requested_release.enqueue(request.pk)
    request.refresh_from_db()
    return request


def _make_way(edition: Edition) -> None:
    """Closes a request that nobody answers any more; refuses while another one is open."""
    for open_one in edition.release_requests.filter(state__in=[State.WAITING, State.RUNNING]):
        if timezone.now() - (open_one.started_at or open_one.asked_at) < _GIVEN_UP:
            said = _("Release %(version)s of %(edition)s is being published. Wait until that is done.")
            raise Invalid(said % {"version": open_one.version, "edition": edition.code})
        _finish(open_one, State.FAILED, reason=_("It was cut off before it was done. Nothing was changed."))


def carry_out(request: ReleaseRequest) -> None:
    """Publishes what was asked for and notes how it went; does nothing for what was begun before.

    Who asked must still be permitted. Only what nobody foresaw is raised.
    """
    waiting = ReleaseRequest.objects.filter(pk=request.pk, state=State.WAITING)
    if not waiting.update(state=State.RUNNING, started_at=timezone.now()):
        return
    try:
        if request.asked_by is None:
            raise Invalid(_("Who asked for it is no longer here."))
        done = publish_release(request.edition, version=request.version, notes=request.notes, user=request.asked_by)
    except EditionError as error:
        problems = error.problems if isinstance(error, Broken) else []
        _finish(request, State.FAILED, reason=str(error), problems=problems)
    except Exception:
        _finish(request, State.FAILED, reason=_("Something went wrong that nobody foresaw. Nothing was changed."))
        raise
    else:
        _finish(request, State.DONE, release=done.release, new_documents=done.new_documents)


def _finish(request: ReleaseRequest, state: ReleaseRequest.State, **facts: Any) -> None:
    ReleaseRequest.objects.filter(pk=request.pk).update(state=state, finished_at=timezone.now(), **facts)
