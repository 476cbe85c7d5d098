"""What an edition has that its content can refer to: slots, terms, pages, media."""

from dataclasses import dataclass, field
from typing import Any

from cms.content.models import Course, Glossary
from cms.media.models import CourseDocument, CourseImage
from editions.models import Edition, PageIdentity


@dataclass
class Known:
    slots: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    # Lineages by the label of their page type.
    pages: dict[str, list[str]] = field(default_factory=dict)
    images: list[int] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, edition: Edition) -> "Known":
        """What is published in the source language; a reference to it holds in every language."""
        known = cls()
        source = edition.source_locale
        of_edition = {"identity__edition": edition, "locale": source, "live": True}
        for course in Course.objects.filter(**of_edition):
            known.slots = _keys(course.slots.raw_data)
        for glossary in Glossary.objects.filter(**of_edition):
            known.terms = _keys(glossary.terms.raw_data)
        rows = PageIdentity.objects.filter(edition=edition, locale=source, page__live=True)
        for identity in rows.select_related("page__content_type").order_by("page__path"):
            model: Any = identity.page.content_type.model_class()
            known.pages.setdefault(model._meta.label, []).append(str(identity.lineage))
        collections = edition.collection.get_descendants(inclusive=True)
        pictures = CourseImage.objects.filter(collection__in=collections).exclude(description="")
        known.images = list(pictures.order_by("pk").values_list("pk", flat=True))
        files = CourseDocument.objects.filter(collection__in=collections)
        known.documents = list(files.order_by("pk").values_list("pk", flat=True))
        return known


def _keys(raw: Any) -> list[str]:
    return [item["value"]["key"] for item in raw]
