"""The index follows the releases: made when one is published or imported, dropped with the last that held a page.

What is missing all the same (a release from before there was an index, a database that was
restored without it) is made when somebody first searches there, or by `manage.py index_releases`.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete

from editions.models import Release, ReleaseDocument


def connect() -> None:
    post_save.connect(_index_new, sender=Release, dispatch_uid="api.search.index")
    pre_delete.connect(_note_documents, sender=Release, dispatch_uid="api.search.note")
    post_delete.connect(_forget_documents, sender=Release, dispatch_uid="api.search.forget")


def _index_new(instance: Release, created: bool, raw: bool, **_: Any) -> None:
    """A release counts, whether it can be searched yet or not: failing here is logged, and made good later."""
    if created and not raw:
        transaction.on_commit(partial(_index, instance), robust=True)


def _index(release: Release) -> None:
    from api.search.entries import index_release

    index_release(release)


def _note_documents(instance: Release, **_: Any) -> None:
    held = ReleaseDocument.objects.filter(release=instance)
    instance._documents_held = set(held.values_list("document_id", flat=True))  # type: ignore[attr-defined]


def _forget_documents(instance: Release, **_: Any) -> None:
    from api.search.entries import forget_documents

    forget_documents(getattr(instance, "_documents_held", ()))
