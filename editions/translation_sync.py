"""Translations follow their source when it is published.

wagtail-localize syncs nothing by itself. When a page of the source language is published, its
translations learn of it: what was only falling back to the source shows the new source text,
what people translated stays and is still served, and a string whose source changed counts as
out of date until somebody translates it again.
"""

import json
from collections import defaultdict
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

Strings = dict[str, list[str]]


def follow_source(page: ContentPage) -> None:
    """Brings wagtail-localize's state and the live translations of `page` up to date."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None:
        return
    before = strings_by_path(source.as_instance())
    source.update_from_db()
    translations = Translation.objects.filter(source=source, enabled=True).select_related("target_locale")
    for translation in translations:
        _follow(page, source, translation.target_locale, before)


def _follow(page: ContentPage, source: TranslationSource, locale: Locale, before: Strings) -> None:
    target = type(page).objects.filter(translation_key=page.translation_key, locale=locale, live=True).first()
    if target is None or target.has_unpublished_changes:
        # Somebody is at work on it: what they publish will carry the new source.
        return
    served = strings_by_path(target)
    unchanged = target.serializable_data()
    copy_synchronised_fields(page, target)
    segments = [*_strings(source, locale, before, served), *_templates(source), *_overrides(source, locale)]
    ingest_segments(page, target, page.locale, locale, segments)
    if target.serializable_data() != unchanged:
        target.save_revision(log_action=False).publish(log_action=False)


def _strings(source: TranslationSource, locale: Locale, before: Strings, served: Strings) -> list[StringSegmentValue]:
    """The new source's strings with what readers of `locale` are to see for each."""
    position: dict[str, int] = defaultdict(int)
    found = []
    rows = StringSegment.objects.filter(source=source).annotate_translation(locale)
    for row in rows.select_related("context", "string").order_by("order"):
        path = row.context.path
        text = row.translation or _kept(row.string.data, position[path], before.get(path, []), served.get(path, []))
        position[path] += 1
        value = StringSegmentValue(path, StringValue(text), attrs=json.loads(row.attrs))
        found.append(value.with_order(row.order))
    return found


def _kept(text: str, position: int, before: list[str], served: list[str]) -> str:
    """What was served for this string, or for the one that it replaces; else the source's text."""
    if len(before) != len(served):
        return text
    if text in before:
        return served[before.index(text)]
    if position < len(before) and served[position] != before[position]:
        return served[position]
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
    if isinstance(instance, ContentPage):
        follow_source(instance)


def connect() -> None:
    """Called once at start-up."""
    page_published.connect(_on_published, dispatch_uid="editions.translation_sync")
