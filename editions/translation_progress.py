"""How much of an edition is translated as its people work on it now, released or not."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation

from editions.documents.types import DOCUMENT_TYPES
from editions.models import Edition

__all__ = ["Untranslated", "untranslated_in"]


@dataclass(frozen=True)
class Untranslated:
    """`pages` were not begun; of those that were, `texts` are not translated."""

    pages: int
    texts: int

    @property
    def any(self) -> bool:
        return bool(self.pages or self.texts)


def untranslated_in(edition: Edition, locale: Locale) -> Untranslated:
    """What is left to translate into `locale`. Two queries."""
    begun = _pages(edition, locale).values("translation_key")
    sources = _pages(edition, edition.source_locale)
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=locale
    )
    segments = StringSegment.objects.filter(
        source__locale=edition.source_locale,
        source__object_id__in=sources.filter(translation_key__in=begun).values("translation_key"),
    )
    return Untranslated(
        pages=sources.exclude(translation_key__in=begun).count(),
        texts=segments.exclude(Exists(translated)).count(),
    )


def _pages(edition: Edition, locale: Locale) -> QuerySet[Page]:
    return Page.objects.filter(identity__edition=edition, locale=locale).type(*DOCUMENT_TYPES)
