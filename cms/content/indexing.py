"""Search and reference index of course pages that are saved many at a time.

Wagtail queues two tasks whenever a page is saved, and one step of an update saves hundreds.
Within `indexed_together` each page is indexed once, all of them by one task.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from django_tasks import task
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.search.index import class_is_indexed
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.tasks import update_reference_index_task

from cms.content.page import ContentPage

__all__ = ["add_to_search_index", "index_pages", "indexed_together"]

_saved: ContextVar[set[int] | None] = ContextVar("saved", default=None)


@contextmanager
def indexed_together() -> Iterator[None]:
    """Within it, saved course pages wait to be indexed until it ends; not at all if it fails.

    Call it inside the transaction in which they are saved.
    """
    if _saved.get() is not None:
        yield
        return
    saved: set[int] = set()
    token = _saved.set(saved)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        _saved.reset(token)
    if saved:
        index_pages.enqueue(sorted(saved))


@task()
def index_pages(keys: list[int]) -> None:
    """Brings both indexes up to date with these pages; those that are gone by now are left out."""
    pages = list(Page.objects.filter(pk__in=keys).specific())
    with transaction.atomic():
        for page in pages:
            ReferenceIndex.create_or_update_for_object(page)
    add_to_search_index(pages)


def add_to_search_index(instances: Iterable[models.Model]) -> None:
    """Adds instances of any indexed models to every search backend, model by model."""
    from wagtail.search.backends import get_search_backends

    by_model: dict[type[models.Model], list[models.Model]] = {}
    for instance in instances:
        if class_is_indexed(type(instance)):
            by_model.setdefault(type(instance), []).append(instance)
    for backend in get_search_backends(with_auto_update=True):
        for model, found in by_model.items():
            index = backend.get_index_for_model(model)
            if index is not None:
                index.add_items(model, found)


def _on_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    saved = _saved.get()
    if raw:
        return
    if isinstance(instance, ContentPage):
        if saved is None:
            post_save_signal_handler(instance)
        else:
            saved.add(instance.pk)
    elif saved is not None and sender in ReferenceIndex.tracked_models:
        # Wagtail's own handler is off for now, for everything: nothing but course pages waits.
        update_reference_index_task.enqueue(instance._meta.app_label, instance._meta.model_name, str(instance.pk))


def _on_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ContentPage):
        post_delete_signal_handler(instance)
    if _saved.get() is not None and sender in ReferenceIndex.tracked_models:
        with transaction.atomic():
            ReferenceIndex.remove_for_object(instance)
            ReferenceIndex.remove_references_to(instance)


def connect() -> None:
    """Called once at start-up; see `ContentPage.search_auto_update`."""
    post_save.connect(_on_saved, dispatch_uid="cms.content.indexing.saved")
    post_delete.connect(_on_deleted, dispatch_uid="cms.content.indexing.deleted")
