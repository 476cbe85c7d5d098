"""Work that the queue's workers do."""

from django.utils.translation import override
from django_tasks import task

from editions.actions.request_release import carry_out
from editions.models import ReleaseRequest

__all__ = ["publish_requested_release"]


@task()
def publish_requested_release(request_id: int) -> None:
    """Publishes the release that a `ReleaseRequest` asks for, and notes in it how that went."""
    request = ReleaseRequest.objects.select_related("edition", "asked_by").get(pk=request_id)
    with override(request.language):
        carry_out(request)
