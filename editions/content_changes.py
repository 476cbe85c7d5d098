"""What makes the last look at an edition's content stale, besides a publication.

A page that is taken off, deleted or moved leaves no page with a time to tell of it; nor do other words for a
picture, a decision about a case study, an update, a language.
"""

from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_unpublished, post_page_move

from cms.media.models import CourseDocument, CourseImage
from editions.models import CaseStudyDecision, ContentCheck, EditionLocale, PageIdentity, Update
from editions.permissions import edition_of_collection

__all__ = ["connect"]


def _note(which: Q) -> None:
    """Once it is committed: who looked before that saw nothing of it."""
    transaction.on_commit(lambda: ContentCheck.objects.filter(which).update(changed_at=timezone.now()), robust=True)


def _on_page(sender: type, instance: Page, **kwargs: Any) -> None:
    _note(Q(edition__identities__page=instance.pk))


def _on_part(sender: type, instance: Model, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        _note(Q(edition=instance.edition_id))  # type: ignore[attr-defined]


def _on_media(sender: type, instance: CourseImage | CourseDocument, created: bool = False, **kwargs: Any) -> None:
    """One that is new is nowhere yet."""
    if created or kwargs.get("raw"):
        return
    edition = edition_of_collection(instance.collection)
    if edition is not None:
        _note(Q(edition=edition.pk))


def connect() -> None:
    """Called once at start-up."""
    for changed in (page_unpublished, post_page_move):
        changed.connect(_on_page, dispatch_uid="editions.content_changes")
    for signal in (post_save, post_delete):
        for model in (CaseStudyDecision, EditionLocale, Update):
            signal.connect(_on_part, sender=model, dispatch_uid=f"editions.content_changes.{model.__name__}")
        for model in (CourseImage, CourseDocument):
            signal.connect(_on_media, sender=model, dispatch_uid=f"editions.content_changes.{model.__name__}")
    # A page takes its identity along.
    post_delete.connect(_on_part, sender=PageIdentity, dispatch_uid="editions.content_changes.PageIdentity")
