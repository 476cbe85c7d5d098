"""Translations follow their source when it is published.

wagtail-localize syncs nothing by itself. When a page of the source language is published, its
translations learn of it: what was only falling back to the source shows the new source text,
what people translated stays and is still served, and a string whose source changed counts as
out of date until somebody translates it again.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.models import Locale
from wagtail.signals import page_published
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import StringSegment, TemplateSegment, Translation, TranslationSource
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from cms.content.page import ContentPage
from editions.documents.translations import strings_by_path
from editions.live_pages import publish_in_memory
from editions.materialise.resync import resync

Strings = dict[str, list[str]]

# wagtail-localize keeps a link's target apart from the text, under an id: `<a id="a1">`.
_LINK = re.compile(r'<a id="(a\d+)"')


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
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None:
        return
    page = type(page).objects.select_related("locale").get(pk=page.pk)
    before = strings_by_path(page.with_content_json(json.loads(source.content_json)))
    resync(source, page)
    translations = Translation.objects.filter(source=source, enabled=True).select_related("target_locale")
    for translation in translations:
        if languages is not None and translation.target_locale.language_code not in languages:
            continue
        # A fresh copy for each language: wagtail-localize writes into the streams of the page
        # that it reads, and one language's pictures would show in the next.
        fresh = type(page).objects.select_related("locale").get(pk=page.pk)
        _follow(fresh, source, translation.target_locale, before)


def _follow(page: ContentPage, source: TranslationSource, locale: Locale, before: Strings) -> None:
    targets = type(page).objects.filter(translation_key=page.translation_key, locale=locale, live=True)
    target = targets.select_related("locale").first()
    if target is None or target.has_unpublished_changes:
        # Somebody is at work on it: what they publish will carry the new source.
        return
    served = strings_by_path(target)
    unchanged = target.serializable_data()
    copy_synchronised_fields(page, target)
    segments = [*_strings(source, locale, before, served), *_templates(source), *_overrides(source, locale)]
    ingest_segments(page, target, page.locale, locale, segments)
    if target.serializable_data() != unchanged:
        publish_in_memory(target)


def _strings(source: TranslationSource, locale: Locale, before: Strings, served: Strings) -> list[StringSegmentValue]:
    """The new source's strings with what readers of `locale` are to see for each."""
    rows = StringSegment.objects.filter(source=source).annotate_translation(locale)
    by_path: dict[str, list[StringSegment]] = defaultdict(list)
    for row in rows.select_related("context", "string").order_by("order"):
        by_path[row.context.path].append(row)
    found = []
    for path, here in by_path.items():
        old = _Served(before.get(path, []), served.get(path, []), len(here))
        for position, row in enumerate(here):
            attrs = json.loads(row.attrs)
            text = row.translation or old.text_for(row.string.data, position, attrs or {})
            found.append(StringSegmentValue(path, StringValue(text), attrs=attrs).with_order(row.order))
    return found


class _Served:
    """What readers of a translation saw at one path, and how it belongs to the source's old strings."""

    def __init__(self, before: list[str], served: list[str], now: int) -> None:
        self.translation_of = dict(zip(before, served, strict=True)) if len(before) == len(served) else {}
        # Only where no string came or went does the same place mean the same string, reworded.
        self.by_place = list(self.translation_of.items()) if len(self.translation_of) == len(before) == now else []

    def text_for(self, text: str, position: int, attrs: dict[str, Any]) -> str:
        """What was served for this string, or for the one that it replaces; else the source's text."""
        if text in self.translation_of:
            return self.translation_of[text]
        if self.by_place:
            old, kept = self.by_place[position]
            # A link that the source has no more would lead nowhere: then the translation cannot stay.
            if kept != old and all(any(link in key for key in attrs) for link in _LINK.findall(kept)):
                return kept
        return text


def _templates(source: TranslationSource) -> list[TemplateSegmentValue]:
    rows = TemplateSegment.objects.filter(source=source).select_related("template", "context")
    return [
        TemplateSegmentValue(
            row.context.path,
            row.template.template_format,
            row.template.template,
            row.template.string_count,
            order=row.order,
        )
        for row in rows
    ]


def _overrides(source: TranslationSource, locale: Locale) -> list[OverridableSegmentValue]:
    rows = source.overridablesegment_set.annotate_override_json(locale).filter(override_json__isnull=False)
    return [
        OverridableSegmentValue(row.context.path, json.loads(row.override_json), order=row.order)
        for row in rows.select_related("context")
    ]


def _on_published(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, ContentPage) and _following.get():
        follow_source(instance)


def connect() -> None:
    """Called once at start-up."""
    page_published.connect(_on_published, dispatch_uid="editions.translation_sync")
