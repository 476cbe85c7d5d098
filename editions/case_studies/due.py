"""Case studies that somebody has to look at again, because their review date has come or will soon."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from cms.content.models import CaseStudy, Module
from editions.models import CaseStudyDecision, Edition

__all__ = ["SOON", "Due", "due_in"]

SOON = timedelta(days=60)
"""How long before its review date a case study is told of."""


@dataclass(frozen=True)
class Due:
    """A case study in the source language of its edition, and the module that it is part of."""

    edition: Edition
    page: CaseStudy
    lineage: str
    module: str
    past: bool

    @property
    def day(self) -> date:
        assert self.page.review_date is not None
        return self.page.review_date


def due_in(editions: Iterable[Edition], today: date | None = None) -> list[Due]:
    """Of `editions`, the most urgent first. What is hidden or replaced is left out: no reader gets it."""
    today = today or timezone.localdate()
    by_key = {edition.pk: edition for edition in editions}
    gone = CaseStudyDecision.objects.filter(
        edition=OuterRef("identity__edition"), lineage=OuterRef("identity__lineage")
    ).exclude(kind=CaseStudyDecision.Kind.KEEP)
    found = (
        CaseStudy.objects.filter(
            Q(review_date__lte=today + SOON),
            identity__edition__in=by_key,
            locale=F("identity__edition__source_locale"),
        )
        .exclude(Exists(gone))
        .select_related("identity")
        .order_by("review_date", "title", "pk")
    )
    return list(_told(found, by_key, today))


def _told(pages: Iterable[CaseStudy], editions: dict[int, Edition], today: date) -> Iterator[Due]:
    pages = list(pages)
    paths = {page.path[: -page.steplen] for page in pages}
    modules = dict(Module.objects.filter(path__in=paths).values_list("path", "title"))
    for page in pages:
        identity = page.identity
        day = page.review_date
        yield Due(
            editions[identity.edition_id],
            page,
            str(identity.lineage),
            modules.get(page.path[: -page.steplen], ""),
            bool(day and day <= today),
        )
