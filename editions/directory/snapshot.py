"""Slot values and institutions as published, kept ready to be joined to releases.

A hotline must change in minutes without clearing a course again: publishing, unpublishing or
deleting a page of the directory rebuilds the edition's snapshot in the same transaction. What that
changed in slots is noted there too, whichever way it came.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import orjson
from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from cms.content.models import Directory, Institution
from editions.directory.history import record
from editions.directory.values import FIELDS
from editions.documents.canonical import canonical_json, digest_of
from editions.models import DirectorySnapshot, Edition, PageIdentity, SlotChange
from editions.signals import directory_changed, tell

__all__ = ["connect", "directory_json", "rebuild_directory", "rebuilt_once"]

# These have always stood in a snapshot, empty or not.
_ALWAYS = ("institution", "text", "phone", "url")
# Editions of which pages are published one by one and told of as one change.
_together: ContextVar[frozenset[int]] = ContextVar("together", default=frozenset())


@transaction.atomic
def rebuild_directory(
    edition: Edition, *, by: Any = None, how: str = SlotChange.How.PAGE, undoes: SlotChange | None = None
) -> DirectorySnapshot:
    """Reads what is live now and stores it; idempotent. A change is told of and noted, and nothing else is.

    `by`, `how` and `undoes` say whose change it is and where it was made.
    """
    # One after the other: who comes second sees what the first has published.
    before = DirectorySnapshot.objects.select_for_update().filter(edition=edition).first()
    content = directory_json(edition)
    body = canonical_json(content)
    digest = digest_of(body)
    if before is not None and before.digest == digest:
        return before
    snapshot, _created = DirectorySnapshot.objects.update_or_create(
        edition=edition, defaults={"body": body, "digest": digest}
    )
    old = orjson.loads(before.body).get("slots", {}) if before is not None else {}
    record(edition, old, content["slots"], by=by, how=how, undoes=undoes)
    tell(directory_changed, edition, digest=digest)
    return snapshot


@contextmanager
def rebuilt_once(edition: Edition) -> Iterator[None]:
    """Within it, publishing pages rebuilds nothing: who opens it calls `rebuild_directory` in the end."""
    token = _together.set(_together.get() | {edition.pk})
    try:
        yield
    finally:
        _together.reset(token)


def directory_json(edition: Edition, draft: Directory | Institution | None = None, lineage: str = "") -> dict[str, Any]:
    """`{"slots": …, "institutions": …}` of what is live; with `draft`, as if that were live too."""

    def pages(model: type[Page]) -> list[Any]:
        live = model._default_manager.filter(identity__edition=edition, live=True).select_related("locale")
        found = [page for page in live if draft is None or page.pk != draft.pk]
        return [*found, draft] if isinstance(draft, model) else found

    identities = PageIdentity.objects.filter(edition=edition).values_list("page_id", "lineage")
    lineages = {page_id: str(known) for page_id, known in identities}
    if draft is not None:
        lineages[draft.pk] = lineage
    institutions = sorted(pages(Institution), key=lambda page: (page.locale_id != edition.source_locale_id, page.path))
    return {"slots": _slots(pages(Directory)), "institutions": _institutions(institutions, lineages)}


def _slots(pages: list[Directory]) -> dict[str, dict[str, dict[str, str]]]:
    """`{language: {slot key: values}}`, filled slots only; fields that came later stand there if they say something."""
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for page in pages:
        for item in page.slot_values.raw_data:
            said = {name: item["value"].get(name) or "" for name in FIELDS}
            if any(said[name] for name in _ALWAYS):
                value = {name: text for name, text in said.items() if text or name in _ALWAYS}
                found[page.locale.language_code][item["value"]["slot"]] = value
    return found


def _institutions(pages: list[Institution], lineages: dict[int, str]) -> list[dict[str, Any]]:
    """One entry an institution, with its texts by language; shared facts come from the first page."""
    found: dict[str, dict[str, Any]] = {}
    for page in pages:
        lineage = lineages[page.pk]
        entry = found.setdefault(
            lineage,
            {
                "lineage": lineage,
                "kind": page.kind,
                "languages": page.languages,
                "url": page.web_address,
                "valid_from": page.valid_from.isoformat() if page.valid_from else None,
                "valid_until": page.valid_until.isoformat() if page.valid_until else None,
                **({"opening": page.opening, "time_zone": page.time_zone} if page.opening else {}),
                "locales": {},
            },
        )
        entry["locales"][page.locale.language_code] = {
            "name": page.title,
            "address": page.address,
            "hours": page.hours,
            "phones": [dict(item["value"]) for item in page.phones.raw_data],
        }
    return list(found.values())


def _on_change(sender: type, instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, Directory | Institution):
        return
    edition = Edition.objects.filter(identities__page_id=instance.pk).first()
    if edition is not None and edition.pk not in _together.get():
        revision = kwargs.get("revision")
        rebuild_directory(edition, by=revision.user if revision is not None else None)


def _on_delete(sender: type, instance: Any, **kwargs: Any) -> None:
    # The identity goes with the page; what is left tells which edition it was taken from.
    for edition in Edition.objects.filter(
        directory__isnull=False, identities__page__path__startswith=instance.path[:8]
    ):
        rebuild_directory(edition)
        return


def connect() -> None:
    """Called once at start-up."""
    page_published.connect(_on_change, dispatch_uid="editions.directory.published")
    page_unpublished.connect(_on_change, dispatch_uid="editions.directory.unpublished")
    for model in (Directory, Institution):
        post_delete.connect(_on_delete, sender=model, dispatch_uid=f"editions.directory.deleted.{model.__name__}")
