"""Translations that come with an update, put where wagtail-localize looks for them, and back.

Its memory is keyed by the source string: a translation of a string that is not published yet
waits there and harms nobody.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import SegmentOverride, String, StringTranslation, TranslationContext

from cms.content.page import ContentPage
from editions.documents.media_references import MediaByHash, model_at
from editions.materialise.localize import field_path

Translation = Mapping[str, Any]


def remember(source: ContentPage, locale: Locale, translation: Translation, media: MediaByHash) -> None:
    """Upserts the strings and overrides of one page in one language."""
    for row in translation["strings"]:
        _set_string(source, locale, row["path"], row["source"], row["target"])
    for row in translation["overrides"]:
        _set_override(source, locale, row["path"], row["data"], media)


def remembered(source: ContentPage, locale: Locale, translation: Translation) -> list[dict[str, str]]:
    """What translators wrote for the same strings, whether or not the page has these strings now."""
    found = []
    for row in translation["strings"]:
        known = _string_rows(source, locale, row["path"], row["source"]).values_list("data", flat=True).first()
        if known is not None:
            found.append({"path": row["path"], "source": row["source"], "target": known})
    return found


def forget(source: ContentPage, locale: Locale, taken: Translation, before: Translation, media: MediaByHash) -> None:
    """Makes what `remember` did undone: as `before` had it, or gone."""
    strings = {(row["path"], row["source"]): row["target"] for row in before["strings"]}
    for row in taken["strings"]:
        old = strings.get((row["path"], row["source"]))
        if old is None:
            _string_rows(source, locale, row["path"], row["source"]).delete()
        else:
            _set_string(source, locale, row["path"], row["source"], old)
    overrides = {row["path"]: row["data"] for row in before["overrides"]}
    for row in taken["overrides"]:
        if row["path"] in overrides:
            _set_override(source, locale, row["path"], overrides[row["path"]], media)
        else:
            contexts = TranslationContext.objects.filter(object_id=source.translation_key, path=row["path"])
            SegmentOverride.objects.filter(locale=locale, context__in=contexts).delete()


def _string_rows(source: ContentPage, locale: Locale, path: str, text: str) -> Any:
    return StringTranslation.objects.filter(
        locale=locale,
        context__object_id=source.translation_key,
        context__path=path,
        translation_of__data_hash=String._get_data_hash(text),
        translation_of__locale_id=source.locale_id,
    )


def _set_string(source: ContentPage, locale: Locale, path: str, text: str, target: str) -> None:
    known = _string_rows(source, locale, path, text)
    values = {"data": target, "has_error": False, "field_error": "", "updated_at": timezone.now()}
    if known.update(**values):
        return
    string, _created = String.objects.get_or_create(
        locale_id=source.locale_id, data_hash=String._get_data_hash(text), defaults={"data": text}
    )
    StringTranslation.objects.create(
        translation_of=string,
        locale=locale,
        context=_context(source, path),
        data=target,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )


def _set_override(source: ContentPage, locale: Locale, path: str, data: Any, media: MediaByHash) -> None:
    model = model_at(type(source), _raw(source), path)
    if model is not None and data is not None and not isinstance(data, str):
        # Not by hash: what a release of upstream said of a block that it has no more.
        return
    value = media.key(model, data) if model else data
    SegmentOverride.objects.update_or_create(
        locale=locale,
        context=_context(source, path),
        defaults={"data_json": json.dumps(value), "has_error": False, "field_error": ""},
    )


def _raw(source: ContentPage) -> dict[str, Any]:
    return {name: getattr(getattr(source, name), "raw_data", None) for name in source.document_fields}


def _context(source: ContentPage, path: str) -> TranslationContext:
    context, _created = TranslationContext.objects.get_or_create(
        object_id=source.translation_key, path=path, defaults={"field_path": field_path(source, path)}
    )
    return context
