"""Work that the queue's workers do."""

from django.utils.translation import override
from django_tasks import task

from editions.actions.check_content import check_content
from editions.actions.offer_to_forks import offer_to_forks
from editions.actions.publish_planned import publish_due, publish_planned
from editions.actions.request_deletion import deletion_requested
from editions.actions.request_fork import fork_requested
from editions.actions.request_release import publish_requested
from editions.actions.request_update import take_requested
from editions.models import DeletionRequest, Edition, ForkRequest, ReleaseRequest, UpdateRequest

__all__ = [
    "check_edition",
    "delete_requested_edition",
    "make_requested_fork",
    "offer_updates",
    "publish_planned_release",
    "publish_requested_release",
    "take_requested_step",
]


@task()
def publish_requested_release(request_id: int) -> None:
    """Publishes the release that a `ReleaseRequest` asks for, and notes in it how that went."""
    request = ReleaseRequest.objects.select_related("edition", "asked_by").get(pk=request_id)
    with override(request.language):
        publish_requested(request)


@task()
def publish_planned_release(plan_id: int) -> None:
    """Makes the release that a `PlannedRelease` stands for, if it still waits and is due."""
    publish_planned(plan_id)
    # What a worker left that was killed at it, too.
    publish_due()


@task()
def make_requested_fork(request_id: int) -> None:
    """Makes the edition that a `ForkRequest` asks for, and notes in it how that went."""
    asked = ForkRequest.objects.select_related("upstream", "asked_by").get(pk=request_id)
    with override(asked.language):
        fork_requested(asked)


@task()
def delete_requested_edition(request_id: int) -> None:
    """Deletes the edition that a `DeletionRequest` asks for, and notes in it how that went."""
    asked = DeletionRequest.objects.select_related("edition", "asked_by").get(pk=request_id)
    with override(asked.language):
        deletion_requested(asked)


@task()
def take_requested_step(request_id: int) -> None:
    """Takes the step of an update that an `UpdateRequest` asks for, and notes in it how that went."""
    asked = UpdateRequest.objects.select_related("edition", "update__edition", "asked_by").get(pk=request_id)
    with override(asked.language):
        take_requested(asked)


@task()
def offer_updates(edition_id: int) -> None:
    """Offers an edition's newest release to all its forks, and takes back offers of what was withdrawn."""
    offer_to_forks(Edition.objects.get(pk=edition_id))


@task()
def check_edition(edition_id: int) -> None:
    """Looks through an edition's live content; its home shows what was found."""
    edition = Edition.objects.select_related("source_locale", "collection").filter(pk=edition_id).first()
    if edition is not None and not edition.archived:
        check_content(edition)
