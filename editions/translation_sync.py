"""Translations follow their source when it is published.

wagtail-localize syncs nothing by itself. When a page of the source language is published, its
translations learn of it: what was only falling back to the source shows the new source text,
what people translated stays and is still served, and a string whose source changed counts as
out of date until somebody translates it again.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Locale, Page
from wagtail.signals import page_published
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments.ingest import ingest_segments

from cms.content.page import ContentPage
from editions.documents.translations import strings_by_path
from editions.live_pages import publish_in_memory
from editions.materialise.resync import resync
from editions.synced_source import SyncedSource, known_strings
from editions.translations_in_review import follow_in_review

# While an update is undone, each language is put back as it was, by itself.
_following: ContextVar[bool] = ContextVar("following", default=True)


@contextmanager
def not_following() -> Iterator[None]:
    """Within it, publishing a page of the source language leaves its translations alone."""
    token = _following.set(False)
    try:
        yield
    finally:
        _following.reset(token)


def follow_source(page: ContentPage, languages: Collection[str] | None = None) -> None:
    """Brings wagtail-localize's state and the live translations of `page` up to date.

    With `languages`, translations into others are left alone: what somebody has saved there and
    not published stays unpublished.
    """
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id).first()
    if source is None:
        return
    before = known_strings(source)
    resync(source, type(page).objects.get(pk=page.pk))
    synced = SyncedSource(source, before)
    translations = Translation.objects.filter(source=source, enabled=True).select_related("target_locale")
    for translation in translations:
        if languages is not None and translation.target_locale.language_code not in languages:
            continue
        # A fresh copy for each language: wagtail-localize writes into the streams of the page
        # that it reads, and one language's pictures would show in the next.
        fresh = type(page).objects.select_related("locale").get(pk=page.pk)
        _follow(fresh, synced, translation.target_locale)


@transaction.atomic(savepoint=False)
def _follow(page: ContentPage, synced: SyncedSource, locale: Locale) -> None:
    targets = type(page).objects.filter(translation_key=page.translation_key, locale=locale).select_related("locale")
    target = targets.first()
    if target is not None and target.has_unpublished_changes:
        # Whoever answers a step holds the row as well: what they approve is not older than the source.
        Page.objects.select_for_update().get(pk=target.pk)
        target = targets.get()
        if state := target.current_workflow_state:
            follow_in_review(page, target, synced, state)
    if target is None or not target.live or target.has_unpublished_changes:
        # Somebody is at work on it: what they publish will carry the new source.
        return
    before = get_serializable_data_for_fields(target)
    segments = synced.segments_for(locale, lambda: strings_by_path(target))
    copy_synchronised_fields(page, target)
    ingest_segments(page, target, page.locale, locale, segments)
    if get_serializable_data_for_fields(target) != before:
        publish_in_memory(target, slug_before=before["slug"])


def _on_published(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ContentPage) and _following.get():
        follow_source(instance)


def connect() -> None:
    """Called once at start-up."""
    page_published.connect(_on_published, dispatch_uid="editions.translation_sync")
