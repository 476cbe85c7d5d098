"""Ask for a fork to be made outside of the request: it takes seconds to a minute."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from editions.actions.create_edition import locale_for
from editions.actions.fork_edition import fork_edition, release_to_fork
from editions.actions.work_requests import carry_out, queue
from editions.errors import AlreadyExists, Invalid
from editions.models import Edition, ForkRequest
from editions.models.edition import code_validator
from editions.permissions import require_fork
from editions.progress import Progress

__all__ = ["fork_requested", "request_fork"]


def request_fork(
    upstream: Edition,
    code: str,
    *,
    title: str,
    owner: str,
    locales: Sequence[str],
    version: str | None = None,
    branding: bool = True,
    left_out: Sequence[str] = (),
    user: Any,
) -> ForkRequest:
    """Queues the fork and returns at once; the `ForkRequest` tells how it goes.

    Raises `NotPermitted`, `NotFound`, `AlreadyExists` and `Invalid` at once for what can be known
    at once; `Invalid` too while another fork that `user` asked for is being made.
    """
    from editions.tasks import make_requested_fork

    require_fork(user, upstream)
    release = release_to_fork(upstream, version)
    _check_code(code)
    for each in locales:
        locale_for(each)
    facts = {
        "upstream": upstream,
        "version": release.version,
        "code": code,
        "title": title,
        "owner": owner,
        "locales": list(locales),
        "branding": branding,
        "left_out": list(left_out),
    }
    return queue(ForkRequest, None, task=make_requested_fork, busy=_busy, facts=lambda: facts, user=user)


def _check_code(code: str) -> None:
    try:
        code_validator(code)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages)) from error
    if Edition.objects.filter(code=code).exists():
        raise AlreadyExists(_("The code “%(code)s” cannot be used here. Choose another.") % {"code": code})


def _busy(asked: ForkRequest) -> str:
    return _("Your edition “%(title)s” is being made. Wait until that is done.") % {"title": asked.title}


def fork_requested(asked: ForkRequest) -> None:
    """Makes the edition and notes how it went; see `carry_out`."""
    carry_out(asked, lambda progress: {"edition": _fork(asked, progress)})


def _fork(asked: ForkRequest, progress: Progress) -> Edition:
    return fork_edition(
        asked.upstream,
        asked.code,
        title=asked.title,
        owner=asked.owner,
        locales=asked.locales,
        version=asked.version,
        branding=asked.branding,
        left_out=asked.left_out,
        user=asked.asked_by,
        progress=progress,
    ).edition
