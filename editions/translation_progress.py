"""How much of an edition is translated as its people work on it now, released or not."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

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
    """What is left to translate into `locale`, as the translation's own screen counts it. Two queries."""
    begun = _pages(edition, locale).values("translation_key")
    sources = _pages(edition, edition.source_locale)
    # A page whose translation was stopped is written by itself: it has nothing left to translate.
    followed = Translation.objects.filter(source__locale=edition.source_locale, target_locale=locale, enabled=True)
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=locale, has_error=False
    ).exclude(data="")
    segments = StringSegment.objects.filter(
        source__locale=edition.source_locale,
        source__object_id__in=sources.filter(
            Q(translation_key__in=begun) & Q(translation_key__in=followed.values("source__object_id"))
        ).values("translation_key"),
    )
    return Untranslated(
        pages=sources.exclude(translation_key__in=begun).count(),
        texts=segments.exclude(Exists(translated)).count(),
    )


def _pages(edition: Edition, locale: Locale) -> QuerySet[Page]:
    return Page.objects.filter(identity__edition=edition, locale=locale).type(*DOCUMENT_TYPES)
