"""Ask for a release to be published outside of the request: making one takes seconds."""

from typing import Any

from django.utils.translation import gettext as _

from editions.actions.publish_release import free_version, publish_release
from editions.actions.work_requests import carry_out, queue
from editions.models import Edition, ReleaseRequest
from editions.permissions import Action, require
from editions.progress import Progress

__all__ = ["publish_requested", "request_release"]


def request_release(edition: Edition, *, version: str | None = None, notes: str = "", user: Any) -> ReleaseRequest:
    """Queues the release and returns at once; `ReleaseRequest` tells how it goes.

    Raises `NotPermitted`, `AlreadyExists` and `Invalid` at once for what can be known at once;
    `Invalid` too while another release of the edition is being published.
    """
    from editions.tasks import publish_requested_release

    require(user, Action.RELEASE, edition)
    return queue(
        ReleaseRequest,
        edition,
        task=publish_requested_release,
        busy=_busy,
        facts=lambda: {"version": free_version(edition, version), "notes": notes},
        user=user,
    )


def _busy(request: ReleaseRequest) -> str:
    said = _("Release %(version)s of %(edition)s is being published. Wait until that is done.")
    return said % {"version": request.version, "edition": request.edition.code}


def publish_requested(request: ReleaseRequest) -> None:
    """Publishes what was asked for and notes how it went; see `carry_out`."""
    carry_out(request, lambda progress: _publish(request, progress))


def _publish(request: ReleaseRequest, progress: Progress) -> dict[str, Any]:
    done = publish_release(
        request.edition, version=request.version, notes=request.notes, user=request.asked_by, progress=progress
    )
    return {"release": done.release, "new_documents": done.new_documents}
