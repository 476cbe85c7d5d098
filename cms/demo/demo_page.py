"""A page of the demo course before it is a page, and its documents."""

from dataclasses import dataclass, field
from typing import Any

from wagtail_localize.strings import StringValue

from cms.content.page import ContentPage
from cms.demo.source_files import LANGUAGES
from editions.documents.snapshot import SCHEMA_VERSION

TARGETS = tuple(code for code in LANGUAGES if code != "en")


@dataclass
class DemoPage:
    """One page: its English fields, and by language its translations and overrides by path."""

    lineage: str
    model: type[ContentPage]
    parent: str | None
    fields: dict[str, Any]
    texts: dict[str, dict[str, str]] = field(default_factory=lambda: {code: {} for code in TARGETS})
    overrides: dict[str, dict[str, Any]] = field(default_factory=lambda: {code: {} for code in TARGETS})

    def translate(self, path: str, texts: dict[str, str]) -> None:
        for code in TARGETS:
            self.texts[code][path] = texts[code]


def document_of(page: DemoPage, code: str) -> dict[str, Any]:
    """The document of `page` in one language; texts without a translation stay English."""
    fields, translation = page.fields, None
    if code != "en":
        strings = []
        for path, target in page.texts[code].items():
            source, fields = _replaced(fields, path.split("."), target)
            strings.append({"path": path, "source": _data(source), "target": _data(target)})
        for path, data in page.overrides[code].items():
            _source, fields = _replaced(fields, path.split("."), data)
        overrides = [{"path": path, "data": data} for path, data in page.overrides[code].items()]
        translation = {"enabled": True, "source_locale": "en", "strings": strings, "overrides": overrides}
    return {
        "schema_version": SCHEMA_VERSION,
        "type": page.model._meta.label,
        "lineage": page.lineage,
        "locale": code,
        "fields": fields,
        "untranslated": [],
        "translation": translation,
    }


def _data(text: str) -> str:
    return StringValue.from_plaintext(text).data


def _replaced(value: Any, path: list[str], new: Any) -> tuple[Any, Any]:
    """`(what stood at path, a copy of value with new there)`; list steps are item ids."""
    if not path:
        return value, new
    step, *rest = path
    if isinstance(value, list):
        position = next(n for n, item in enumerate(value) if item["id"] == step)
        old, inner = _replaced(value[position]["value"], rest, new)
        return old, [*value[:position], {**value[position], "value": inner}, *value[position + 1 :]]
    old, inner = _replaced(value[step], rest, new)
    return old, {**value, step: inner}
