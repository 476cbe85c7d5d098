"""What wagtail-localize knows of an edition's translations, read in a few queries."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wagtail_localize.models import SegmentOverride, String, StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.content.page import ContentPage
from editions.documents.media_references import MediaByHash, leads_somewhere, model_at


@dataclass
class PageTranslation:
    """The state of one page in one language: pairs of strings, and overrides, by path."""

    enabled: bool
    source_locale: str
    # (path, source string, translation), in the order of the page
    strings: list[tuple[str, str, str]] = field(default_factory=list)
    overrides: list[tuple[str, Any]] = field(default_factory=list)
    # (path, translation): what translators wrote there, for earlier versions of the source too
    written: set[tuple[str, str]] = field(default_factory=set)

    def to_json(self, page: ContentPage, fields: dict[str, Any], media: MediaByHash) -> dict[str, Any]:
        """The document's `translation`."""
        return {
            "enabled": self.enabled,
            "source_locale": self.source_locale,
            "strings": [{"path": path, "source": source, "target": target} for path, source, target in self.strings],
            "overrides": [
                {"path": path, "data": _override_to_json(page, fields, path, data, media)}
                for path, data in self.overrides
                if leads_somewhere(type(page), fields, path)
            ],
        }


def _override_to_json(page: ContentPage, fields: dict[str, Any], path: str, data: Any, media: MediaByHash) -> Any:
    model = model_at(type(page), fields, path)
    return media.reference(model, data) if model else data


def read_translations(keys: Iterable[UUID]) -> dict[tuple[UUID, int], PageTranslation]:
    """By `(translation_key, target locale id)`, for the pages with these translation keys."""
    keys = list(keys)
    found: dict[tuple[UUID, int], PageTranslation] = {}
    rows = Translation.objects.filter(source__object_id__in=keys).values_list(
        "source__object_id", "target_locale_id", "enabled", "source__locale__language_code"
    )
    for key, locale_id, enabled, source_locale in rows:
        found[key, locale_id] = PageTranslation(enabled, source_locale)
    _read_strings(keys, found)
    _read_overrides(keys, found)
    return found


def _read_strings(keys: list[UUID], found: dict[tuple[UUID, int], PageTranslation]) -> None:
    order: dict[tuple[int, int], int] = {}
    segments = StringSegment.objects.filter(source__object_id__in=keys).values_list("context_id", "string_id", "order")
    for context_id, string_id, position in segments:
        first = order.get((context_id, string_id))
        order[context_id, string_id] = position if first is None else min(position, first)
    collected: dict[tuple[UUID, int], list[tuple[int, str, str, str]]] = defaultdict(list)
    rows = StringTranslation.objects.filter(context__object_id__in=keys, has_error=False).values_list(
        "context__object_id",
        "locale_id",
        "context_id",
        "translation_of_id",
        "context__path",
        "translation_of__data",
        "data",
    )
    for key, locale_id, context_id, string_id, path, source, target in rows:
        if (key, locale_id) in found:
            found[key, locale_id].written.add((path, target))
        # Strings of earlier versions of the source stay in the memory, not in the document.
        if (context_id, string_id) in order:
            collected[key, locale_id].append((order[context_id, string_id], path, source, target))
    for identifier, strings in collected.items():
        if identifier in found:
            found[identifier].strings = [(path, source, target) for _n, path, source, target in sorted(strings)]


def _read_overrides(keys: list[UUID], found: dict[tuple[UUID, int], PageTranslation]) -> None:
    rows = SegmentOverride.objects.filter(context__object_id__in=keys, has_error=False).values_list(
        "context__object_id", "locale_id", "context__path", "data_json"
    )
    for key, locale_id, path, data in rows.order_by("context__path"):
        if (key, locale_id) in found:
            found[key, locale_id].overrides.append((path, json.loads(data)))


def strings_by_path(page: ContentPage) -> dict[str, list[str]]:
    """The translatable strings of `page` as it stands, by path, in order."""
    strings: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            strings[segment.path].append(segment.string.data)
    return strings


def untranslated_units(
    source: dict[str, list[str]], target: dict[str, list[str]], translation: PageTranslation | None
) -> list[str]:
    """Which units of the target still stand in the source's language.

    A unit is a field (`title`) or a block of a stream (`body.ID`): the smallest part that has
    a language of its own. It counts as untranslated when any string with a letter in it equals
    the source's, as it is or as it once was, and nobody has said that this is its translation.
    """
    written = translation.written if translation else set()
    said = {
        (path, string): None
        for path, strings in target.items()
        for string in strings
        if (path, string) not in written and any(c.isalpha() for c in string)
    }
    own = {(path, string) for path, strings in source.items() for string in strings}
    others = {string for path, string in said if (path, string) not in own}
    # While a translator is at work, readers still have what the source said before.
    former = _source_strings(translation.source_locale, others) if translation and others else set()
    return list(dict.fromkeys(unit_of(path) for path, string in said if (path, string) in own or string in former))


def _source_strings(code: str, strings: set[str]) -> set[str]:
    """Which of `strings` some page has had in the source's language."""
    hashes = [String._get_data_hash(string) for string in strings]
    return set(String.objects.filter(locale__language_code=code, data_hash__in=hashes).values_list("data", flat=True))


def unit_of(path: str) -> str:
    """The unit that wagtail-localize's `path` lies in: `body.ID.text` is in `body.ID`."""
    return ".".join(path.split(".")[:2])
