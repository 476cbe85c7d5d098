"""Notes of each page that is deleted which edition's it was, as the history of an edition needs it."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import pre_delete
from wagtail.models import Page

from editions.models import DeletedPage, PageIdentity

__all__ = ["connect"]


def _on_delete(sender: type, instance: PageIdentity, origin: Any = None, **kwargs: Any) -> None:
    """With its page, whichever way that goes; not with its edition, which leaves no history."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if not issubclass(model, Page):
        return
    note = DeletedPage(page_id=instance.page_id, edition_id=instance.edition_id, locale_id=instance.locale_id)
    DeletedPage.objects.bulk_create([note], ignore_conflicts=True)


def connect() -> None:
    """Called once at start-up."""
    pre_delete.connect(_on_delete, sender=PageIdentity, dispatch_uid="editions.deleted_pages")
