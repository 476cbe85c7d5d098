"""A source page as wagtail-localize has it, with what is known of it in every language.

Read once for all languages: each question to the database costs more than its answer.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

__all__ = ["Strings", "SyncedSource", "known_strings"]

Strings = dict[str, list[str]]

# wagtail-localize keeps a link's target apart from the text, under an id: `<a id="a1">`.
_LINK = re.compile(r'<a id="(a\d+)"')
# Read from a page, links are numbered as they come; a translation may have them in another order.
_NUMBER = re.compile(r'(?<=<a id=")a\d+(?=")')


def known_strings(source: TranslationSource) -> Strings:
    """The source's strings by path, in order, as it was synced last."""
    rows = StringSegment.objects.filter(source=source).order_by("order")
    known: Strings = defaultdict(list)
    for path, text in rows.values_list("context__path", "string__data"):
        known[path].append(text)
    return known


class SyncedSource:
    """`source`, just synced; `before` is what it said until then."""

    def __init__(self, source: TranslationSource, before: Strings) -> None:
        self.before = before
        self.strings: dict[str, list[StringSegment]] = defaultdict(list)
        rows = StringSegment.objects.filter(source=source).select_related("context", "string")
        for row in rows.order_by("order"):
            self.strings[row.context.path].append(row)
        self.templates = [
            TemplateSegmentValue(
                row.context.path,
                row.template.template_format,
                row.template.template,
                row.template.string_count,
                order=row.order,
            )
            for row in TemplateSegment.objects.filter(source=source).select_related("template", "context")
        ]
        self.overridable = list(OverridableSegment.objects.filter(source=source).select_related("context"))
        self.translations = _translations(source)
        self.overrides = _overrides(self.overridable)

    def segments_for(self, locale: Locale, served: Callable[[], Strings]) -> list[Any]:
        """What wagtail-localize is to put into a translation; `served` tells what it says now."""
        return [*self._strings_for(locale, cache(served)), *self.templates, *self._overrides_for(locale)]

    def segments_as_in(self, locale: Locale, page: Any) -> list[Any]:
        """The same, with nothing that the translation `page` does not say by now: what was written since waits."""
        strings: Strings = defaultdict(list)
        shown: dict[str, Any] = {}
        for segment in extract_segments(page):
            if isinstance(segment, StringSegmentValue):
                strings[segment.path].append(segment.string.data)
            elif isinstance(segment, OverridableSegmentValue):
                shown[segment.path] = segment.data
        said = {(path, _NUMBER.sub("", text)) for path, texts in strings.items() for text in texts}
        overrides = [
            OverridableSegmentValue(each.path, shown.get(each.path, each.data), order=each.order)
            for each in self._overrides_for(locale)
        ]
        return [*self._strings_for(locale, lambda: strings, said), *self.templates, *overrides]

    def _strings_for(
        self, locale: Locale, served: Callable[[], Strings], said: set[tuple[str, str]] | None = None
    ) -> list[StringSegmentValue]:
        """With `said`, of what translators wrote that alone."""
        found = []
        for path, here in self.strings.items():
            for position, row in enumerate(here):
                attrs = json.loads(row.attrs)
                text = self.translations.get((locale.pk, row.context_id, row.string_id))
                if not text or (said is not None and (path, _NUMBER.sub("", text)) not in said):
                    old = _Served(self.before.get(path, []), served().get(path, []), len(here))
                    text = old.text_for(row.string.data, position, attrs or {})
                found.append(StringSegmentValue(path, StringValue(text), attrs=attrs).with_order(row.order))
        return found

    def _overrides_for(self, locale: Locale) -> list[OverridableSegmentValue]:
        return [
            OverridableSegmentValue(
                row.context.path, json.loads(self.overrides[locale.pk, row.context_id]), order=row.order
            )
            for row in self.overridable
            if (locale.pk, row.context_id) in self.overrides
        ]


def _translations(source: TranslationSource) -> dict[tuple[int, int, int], str]:
    """What translators wrote for the source's page, by language, place and string."""
    rows = StringTranslation.objects.filter(context__object_id=source.object_id, has_error=False)
    return {
        (locale, context, string): data
        for locale, context, string, data in rows.values_list("locale_id", "context_id", "translation_of_id", "data")
    }


def _overrides(overridable: list[OverridableSegment]) -> dict[tuple[int, int], str]:
    """What translators put in the place of these, by language and place."""
    if not overridable:
        return {}
    rows = SegmentOverride.objects.filter(context__in=[row.context_id for row in overridable], has_error=False)
    return {
        (locale, context): data for locale, context, data in rows.values_list("locale_id", "context_id", "data_json")
    }


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
