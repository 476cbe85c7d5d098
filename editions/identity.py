"""Every page of a course gets its identity when it is made."""

from typing import Any
from uuid import UUID, uuid4

from django.db.models.signals import post_save
from wagtail.models import Page

from cms.content.page import ContentPage
from editions.models import Edition, PageIdentity


def edition_of(page: Page) -> Edition | None:
    """The edition that `page` belongs to, by its own identity or the nearest one above it."""
    identity = PageIdentity.objects.filter(page_id=page.pk).select_related("edition").first()
    if identity is None and (parent := page.get_parent()):
        identity = PageIdentity.objects.filter(page_id=parent.pk).select_related("edition").first()
    return identity.edition if identity else None


def give_identity(page: ContentPage, edition: Edition, lineage: UUID | None = None) -> PageIdentity:
    """Gives `page` its identity: the lineage of its translations where there are any, else a new one.

    A copy made in the admin has a new translation key and so a lineage of its own; a
    translation shares the key and so the lineage.
    """
    if lineage is None:
        related = PageIdentity.objects.filter(edition=edition, page__translation_key=page.translation_key)
        lineage = related.values_list("lineage", flat=True).first() or uuid4()
        if PageIdentity.objects.filter(edition=edition, lineage=lineage, locale_id=page.locale_id).exists():
            lineage = uuid4()
    return PageIdentity.objects.create(page=page, edition=edition, lineage=lineage, locale_id=page.locale_id)


def _on_page_saved(sender: type, instance: Any, created: bool, **kwargs: Any) -> None:
    if not created or not isinstance(instance, ContentPage) or kwargs.get("raw"):
        return
    edition = edition_of(instance) or _edition_of_translation(instance)
    if edition is not None and not PageIdentity.objects.filter(page=instance).exists():
        give_identity(instance, edition)


def _edition_of_translation(page: ContentPage) -> Edition | None:
    """A course's root in a new language has no course above it, only its translations beside it."""
    identity = PageIdentity.objects.filter(page__translation_key=page.translation_key).select_related("edition").first()
    return identity.edition if identity else None


def connect() -> None:
    """Called once at start-up."""
    post_save.connect(_on_page_saved, dispatch_uid="editions.identity")
