"""What is published becomes a release by itself, where an edition's owners want that.

Each publication, and each change of what else a release holds, puts the release off, so that many make
one. It is noted once what was changed is committed: nothing waits for anything that a publication holds.
"""

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.media.models import CourseDocument, CourseImage
from editions.models import Edition, PlannedRelease
from editions.permissions import edition_of_collection
from editions.planned_work import queue_planned

__all__ = ["connect", "expect_release", "expect_release_after_commit"]

_AUTOMATIC = PlannedRelease.Kind.AUTOMATIC


def expect_release(edition_id: int) -> None:
    """Puts off the release that is to come, or has one come; nothing where the edition wants none by itself."""
    edition = Edition.objects.filter(pk=edition_id, archived_at=None, release_after__isnull=False).first()
    if edition is None or edition.release_after is None:
        return
    due_at = timezone.now() + timedelta(minutes=edition.release_after)
    waiting = PlannedRelease.objects.filter(edition=edition, kind=_AUTOMATIC, state=PlannedRelease.State.WAITING)
    if waiting.update(due_at=due_at):
        return
    try:
        with transaction.atomic():
            plan = PlannedRelease.objects.create(
                edition=edition, kind=_AUTOMATIC, due_at=due_at, language=get_language() or "en"
            )
            queue_planned(plan)
    except IntegrityError:
        # Somebody else has published at the same moment, and theirs waits.
        waiting.update(due_at=due_at)


def expect_release_after_commit(edition: Edition) -> None:
    """For actions that change what a release holds and publish no page; call it in their transaction."""
    transaction.on_commit(partial(expect_release, edition.pk), robust=True)


def _on_changed(sender: type, instance: Page, **kwargs: Any) -> None:
    wanting = Edition.objects.filter(identities__page=instance.pk, release_after__isnull=False)
    for edition in wanting.values_list("pk", flat=True):
        transaction.on_commit(partial(expect_release, edition), robust=True)


def _on_media_saved(sender: type, instance: Any, created: bool, **kwargs: Any) -> None:
    """Other words for a picture or a file, or another one in its place; what is new is on no page yet."""
    if created or not Edition.objects.filter(release_after__isnull=False).exists():
        return
    if edition := edition_of_collection(instance.collection):
        expect_release_after_commit(edition)


def connect() -> None:
    """Called once at start-up."""
    for model in (CourseImage, CourseDocument):
        post_save.connect(_on_media_saved, sender=model, dispatch_uid="editions.automatic_releases")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_on_changed, dispatch_uid="editions.automatic_releases")
