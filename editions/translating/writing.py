"""Keeping translations as wagtail-localize does, many at once: a page shows them when somebody publishes it."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, TranslationContext

from editions.errors import Invalid
from editions.translating.markup import words_of
from editions.translating.units import Unit

__all__ = ["keep_translations"]


def keep_translations(locale: Locale, texts: Iterable[tuple[Unit, str]], *, user: Any, tool: str) -> int:
    """Writes each text as the translation of its unit, and says how many there were. Call it inside a transaction.

    Raises `Invalid` for a text that stands twice at one place and is translated in two ways: it is kept once.
    """
    wanted: dict[tuple[int, int], str] = {}
    count = 0
    for unit, text in texts:
        count += 1
        if wanted.setdefault((unit.context_id, unit.string_id), text) != text:
            said = _("“%(text)s” stands twice at its place and has but one translation, not two.")
            raise Invalid(said % {"text": unit.source_words[:100]})
    if not wanted:
        return 0
    rows = StringTranslation.objects.select_for_update(of=("self",)).filter(
        locale=locale, context__in={context for context, _string in wanted}
    )
    standing = {(row.context_id, row.translation_of_id): row for row in rows}
    now = timezone.now()
    fields = {
        "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
        "tool_name": tool,
        "last_translated_by": user,
        "updated_at": now,
        "has_error": False,
        "field_error": "",
    }
    changed, new = [], []
    for (context, string), text in wanted.items():
        row = standing.get((context, string))
        if row is None:
            new.append(
                StringTranslation(
                    translation_of_id=string, locale=locale, context_id=context, data=text, created_at=now, **fields
                )
            )
            continue
        row.data = text
        for name, value in fields.items():
            setattr(row, name, value)
        changed.append(row)
    StringTranslation.objects.bulk_create(new, batch_size=300)
    StringTranslation.objects.bulk_update(changed, ["data", *fields], batch_size=100)
    _show_titles(locale, wanted)
    return count


def _show_titles(locale: Locale, wanted: dict[tuple[int, int], str]) -> None:
    """The explorer lists a page under what its title will be."""
    titles = TranslationContext.objects.filter(pk__in={context for context, _string in wanted}, path="title")
    texts = {context: text for (context, _string), text in wanted.items()}
    for pk, key in titles.values_list("pk", "object_id"):
        Page.objects.filter(translation_key=key, locale=locale).update(draft_title=words_of(texts[pk]))
