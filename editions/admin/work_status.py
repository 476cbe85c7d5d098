"""What screens say of work that a worker does: when they are shown, and when their script asks again."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from editions.models.work_request import WorkRequest
from editions.work_progress import Phase, standing

__all__ = ["asked_by", "work_status"]

Asked = TypeVar("Asked", bound=WorkRequest)


def asked_by(request: HttpRequest, among: QuerySet[Asked], request_id: int) -> Asked:
    """What the person asked for; raises `Http404` for anybody else's, as if it were not there."""
    found = among.filter(pk=request_id, asked_by_id=request.user.pk).first()
    if found is None:
        raise Http404
    return found


def work_status(asked: WorkRequest | None) -> dict[str, Any]:
    """As JSON: the `phase`, whether it is still `open`, and how far it is, in words and numbers.

    `stage` is in `language`: whoever asked may read another one than who looks. `total` is 0
    where nobody can count.
    """
    found = standing(asked)
    stage, language = found.stage, found.language
    if not stage and found.at_work:
        waits = found.phase == Phase.WAITING
        stage, language = _("Waiting for a worker") if waits else _("Getting ready"), get_language() or "en"
    counted = {"done": found.done, "total": found.total}
    return {
        "phase": found.phase.value,
        "open": found.at_work,
        "stage": stage,
        "language": language,
        **counted,
        "text": _("%(done)s of %(total)s") % counted if found.total else "",
    }
