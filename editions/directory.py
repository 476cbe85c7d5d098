"""The directory: slot values and institutions as published, kept ready to be joined to releases.

A hotline must change in minutes without clearing a course again: publishing, unpublishing or
deleting a page of the directory rebuilds the edition's snapshot in the same transaction.
"""

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from cms.content.models import Directory, Institution
from editions.documents.canonical import canonical_json, digest_of
from editions.models import DirectorySnapshot, Edition, PageIdentity
from editions.signals import directory_changed, tell

_SLOT_FIELDS = ("institution", "text", "phone", "url")


@transaction.atomic
def rebuild_directory(edition: Edition) -> DirectorySnapshot:
    """Reads what is live now and stores it; idempotent. A change is told of, and nothing else is."""
    body = canonical_json(directory_json(edition))
    digest = digest_of(body)
    before = DirectorySnapshot.objects.filter(edition=edition).values_list("digest", flat=True).first()
    snapshot, _created = DirectorySnapshot.objects.update_or_create(
        edition=edition, defaults={"body": body, "digest": digest}
    )
    if digest != before:
        tell(directory_changed, edition, digest=digest)
    return snapshot


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
    """`{language: {slot key: {institution, text, phone, url}}}`, filled slots only."""
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for page in pages:
        for item in page.slot_values.raw_data:
            value = {name: item["value"].get(name) or "" for name in _SLOT_FIELDS}
            if any(value.values()):
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
    if edition is not None:
        rebuild_directory(edition)


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
