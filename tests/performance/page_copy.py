"""The way without releases: Wagtail's `page.copy`, language by language, then repairing references.

It is given every advantage that a developer could give it: revisions are not copied along, only
pages that hold a reference to repair are saved again, and the product's own signal handlers are
out of the way. It does less than a fork, too: wagtail-localize's state is left behind.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID, uuid4
from weakref import ReferenceType

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from cms.content.models import Course
from cms.media.models import CourseDocument, CourseImage
from editions.actions.create_edition import create_edition
from editions.documents.media_references import media_model
from editions.documents.streams import map_leaves
from editions.models import Edition, PageIdentity
from editions.roles import sync_roles

_PRODUCT = ("api", "cms", "editions")
_MEDIA: tuple[type[models.Model], ...] = (CourseImage, CourseDocument)

Keys = Mapping[tuple[type[models.Model], int], int]


@dataclass(frozen=True)
class Pair:
    """A page of the upstream edition and its copy."""

    source: Page
    copy: Page


@transaction.atomic
def copy_trees(upstream: Edition, code: str, locales: Sequence[Locale]) -> tuple[Edition, list[Pair]]:
    """A new edition with a copy of each language's tree; it still shows upstream's pictures."""
    edition = create_edition(
        code, title=code, owner=code, source=upstream.source_locale, offered=locales, upstream=upstream
    )
    pairs: list[Pair] = []
    courses = Course.objects.filter(identity__edition=upstream, locale__in=locales).order_by("path")
    for course in courses.select_related("locale"):
        copied = course.copy(
            recursive=True,
            to=Page.get_first_root_node(),
            keep_live=True,
            copy_revisions=False,
            update_attrs={"slug": f"{code}-{course.locale.language_code}"},
        )
        pairs += [Pair(*pair) for pair in zip(_subtree(course), _subtree(copied), strict=True)]
    return edition, pairs


def _subtree(course: Page) -> list[Page]:
    return list(Page.objects.descendant_of(course, inclusive=True).order_by("path"))


@transaction.atomic
def repair(upstream: Edition, edition: Edition, pairs: Sequence[Pair]) -> None:
    """Makes the copies an edition: languages linked, identities given, its own media in the pages."""
    _link_languages(pairs)
    _identify(upstream, edition, pairs)
    keys = _copy_media(upstream, edition)
    copies = Page.objects.filter(pk__in=[pair.copy.pk for pair in pairs])
    for page in copies.specific():
        if _show_own_media(page, keys):
            page.save_revision().publish()
    sync_roles(edition)


def _link_languages(pairs: Sequence[Pair]) -> None:
    """`page.copy` gives each page a key of its own; translations have to share one."""
    shared: dict[UUID, UUID] = {}
    for pair in pairs:
        pair.copy.translation_key = shared.setdefault(pair.source.translation_key, pair.copy.translation_key)
    Page.objects.bulk_update([pair.copy for pair in pairs], ["translation_key"], batch_size=200)


def _identify(upstream: Edition, edition: Edition, pairs: Sequence[Pair]) -> None:
    lineages = dict(PageIdentity.objects.filter(edition=upstream).values_list("page_id", "lineage"))
    PageIdentity.objects.bulk_create(
        [
            PageIdentity(
                page=pair.copy, edition=edition, lineage=lineages[pair.source.pk], locale_id=pair.copy.locale_id
            )
            for pair in pairs
        ],
        batch_size=300,
    )


def _copy_media(upstream: Edition, edition: Edition) -> Keys:
    keys: dict[tuple[type[models.Model], int], int] = {}
    for model in _MEDIA:
        items: Any = model._default_manager.filter(collection=upstream.collection_id)
        for item in items:
            old = item.pk
            with item.file.open("rb") as opened:
                name = f"{uuid4().hex}{PurePosixPath(item.file.name).suffix}"
                item.file = ContentFile(opened.read(), name=name)
            item.pk = None
            item._state.adding = True
            item.collection_id = edition.collection_id
            item.save()
            keys[model, old] = item.id
    return keys


def _show_own_media(page: Page, keys: Keys) -> bool:
    """Replaces the keys of upstream's media; whether there were any."""
    found = False

    def replaced(model: type[models.Model] | None, value: Any) -> Any:
        nonlocal found
        if model is None or (model, value) not in keys:
            return value
        found = True
        return keys[model, value]

    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            stream = field.stream_block
            raw = stream.get_prep_value(getattr(page, field.name))
            own = map_leaves(stream, raw, lambda block, value: replaced(media_model(block), value))
            setattr(page, field.name, stream.to_python(own))
        elif isinstance(field, models.ForeignKey) and field.related_model in _MEDIA:
            setattr(page, field.attname, replaced(field.related_model, getattr(page, field.attname)))
    return found


def shows_foreign_media(upstream: Edition, edition: Edition) -> bool:
    """Whether a page of `edition` still refers to media of `upstream`: then it is not a whole copy."""
    pages = [str(key) for key in PageIdentity.objects.filter(edition=edition).values_list("page_id", flat=True)]
    page_type = ContentType.objects.get_for_model(Page)
    for model in _MEDIA:
        foreign = model._default_manager.filter(collection=upstream.collection_id).values_list("pk", flat=True)
        references = ReferenceIndex.objects.filter(
            base_content_type=page_type,
            to_content_type=ContentType.objects.get_for_model(model),
            to_object_id__in=[str(key) for key in foreign],
        )
        if not set(references.values_list("object_id", flat=True)).isdisjoint(pages):
            return True
    return False


@contextmanager
def without_product_handlers() -> Iterator[None]:
    """While it lasts, saving and publishing cost what they cost in a project that only has Wagtail."""
    signals: list[Signal] = [post_save, post_delete, page_published, page_unpublished]
    connected = [signal.receivers for signal in signals]
    try:
        for signal, receivers in zip(signals, connected, strict=True):
            _replace(signal, [receiver for receiver in receivers if not _is_of_product(receiver)])
        yield
    finally:
        for signal, receivers in zip(signals, connected, strict=True):
            _replace(signal, receivers)


def _replace(signal: Signal, receivers: list[Any]) -> None:
    signal.receivers = receivers
    signal.sender_receivers_cache.clear()


def _is_of_product(receiver: tuple[Any, ...]) -> bool:
    # Django keeps `(key, receiver or a weak reference to it, whether it is asynchronous)`.
    handler = receiver[1]() if isinstance(receiver[1], ReferenceType) else receiver[1]
    return getattr(handler, "__module__", "").split(".")[0] in _PRODUCT
