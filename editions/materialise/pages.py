"""Many pages at once, with everything that `Page.save` and publishing would have made.

Wagtail's own way saves page by page, each with its signals: an edition takes half a minute. In
bulk it takes seconds, but whoever does so must keep the tree's invariants themselves: paths,
child counts, URL paths, revisions, log, reference index, search index.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from cms.content.indexing import add_to_search_index
from cms.content.page import ContentPage
from editions.progress import Progress, counted, silent


def place_under_root(page: ContentPage, sibling_of: Page | None) -> None:
    """Sets tree fields for a new top-level page after `sibling_of` (the last one so far)."""
    root = Page.get_first_root_node()
    page.depth = root.depth + 1
    page.path = sibling_of._inc_path() if sibling_of else Page._get_path(root.path, page.depth, 1)
    page.url_path = f"{root.url_path}{page.slug}/"
    page.numchild = 0


def place_under(page: ContentPage, parent: Page) -> None:
    """Sets tree fields for a new last child of `parent`, and counts it there.

    A parent that is in the database already is asked once for its last child: its children's
    numbers may have gaps.
    """
    page.depth = parent.depth + 1
    last = getattr(parent, "_last_placed", None)
    if last is None and not parent._state.adding and parent.numchild:
        last = parent.get_last_child()
    page.path = last._inc_path() if last else Page._get_path(parent.path, page.depth, 1)
    parent._last_placed = page
    parent.numchild += 1
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.numchild = 0


def insert(pages: Sequence[ContentPage], user: Any = None, progress: Progress = silent) -> None:
    """Inserts placed pages as published ones. Call it inside a transaction; no signals fire."""
    now = timezone.now()
    for page in pages:
        page.live = True
        page.has_unpublished_changes = False
        page.draft_title = page.title
        page.first_published_at = page.last_published_at = page.latest_revision_created_at = now
        page.content_type = ContentType.objects.get_for_model(type(page))
        page.owner = user
    _insert_rows(pages)
    _insert_revisions(pages, user, now)
    _insert_log(pages, user, now)
    _insert_references(pages, progress)
    transaction.on_commit(lambda: add_to_search_index(pages))


def _insert_rows(pages: Sequence[ContentPage]) -> None:
    fields = Page._meta.local_concrete_fields
    bases = [
        Page(**{field.attname: getattr(page, field.attname) for field in fields if field.attname != "id"})
        for page in pages
    ]
    Page._base_manager.bulk_create(bases, batch_size=200)
    by_model: dict[type[ContentPage], list[ContentPage]] = {}
    for page, base in zip(pages, bases, strict=True):
        page.id = page.page_ptr_id = base.pk
        page._state.adding = False
        by_model.setdefault(type(page), []).append(page)
    for model, instances in by_model.items():
        own = model._meta.local_concrete_fields
        for start in range(0, len(instances), 50):
            # Django's bulk_create refuses models with a parent table; this is the call below it.
            model._base_manager._insert(instances[start : start + 50], fields=own, using=None)


def _insert_revisions(pages: Sequence[ContentPage], user: Any, now: Any) -> None:
    base_type = ContentType.objects.get_for_model(Page)
    revisions = []
    for page in pages:
        # Without this, modelcluster asks the database for the children of every new page.
        page._cluster_related_objects = {
            relation.get_accessor_name(): [] for relation in get_all_child_relations(type(page))
        }
        revisions.append(
            Revision(
                content_type=page.content_type,
                base_content_type=base_type,
                object_id=str(page.pk),
                created_at=now,
                user=user,
                object_str=str(page),
                content=page.serializable_data(),
            )
        )
    Revision.objects.bulk_create(revisions, batch_size=100)
    newest = (
        Revision.objects.filter(base_content_type=base_type, object_id=Cast(OuterRef("pk"), CharField()))
        .order_by("-pk")
        .values("pk")[:1]
    )
    inserted = Page._base_manager.filter(pk__in=[page.pk for page in pages])
    inserted.update(latest_revision=Subquery(newest), live_revision=Subquery(newest))
    latest = dict(inserted.values_list("pk", "latest_revision_id"))
    for page in pages:
        page.latest_revision_id = page.live_revision_id = latest[page.pk]


def _insert_log(pages: Sequence[ContentPage], user: Any, now: Any) -> None:
    PageLogEntry.objects.bulk_create(
        [
            PageLogEntry(
                page=page,
                content_type=page.content_type,
                label=page.title,
                action="wagtail.create",
                timestamp=now,
                user=user,
                data={},
                content_changed=True,
            )
            for page in pages
        ],
        batch_size=200,
    )


def _insert_references(pages: Sequence[ContentPage], progress: Progress) -> None:
    base_type = ContentType.objects.get_for_model(Page)
    rows = []
    for page in counted(pages, gettext("Noting what pages refer to"), progress):
        for to_type, to_id, model_path, content_path in set(ReferenceIndex._extract_references_from_object(page)):
            rows.append(
                ReferenceIndex(
                    content_type=page.content_type,
                    base_content_type=base_type,
                    object_id=str(page.pk),
                    to_content_type_id=to_type,
                    to_object_id=to_id,
                    model_path=model_path,
                    content_path=content_path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
                )
            )
    ReferenceIndex.objects.bulk_create(rows, batch_size=200)
