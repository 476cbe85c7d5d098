"""Somebody who works on an edition, at random."""

from collections import Counter
from random import Random
from typing import Any

from wagtail.models import Locale

from cms.content.page import ContentPage
from editions.documents.types import DOCUMENT_TYPES
from editions.models import Edition, PageIdentity
from tests.drill.fresh import Fresh
from tests.drill.known import Known
from tests.drill.voice import Voice

# How many pages of a type everybody works on.
BUSY = 5


class Author:
    """Finds pages to work on, and counts what was done to them."""

    def __init__(self, edition: Edition, name: str, seed: str) -> None:
        self.edition = edition
        self.name = name
        self.rng = Random(seed)
        self.fresh = Fresh(Voice(name, self.rng), Known.of(edition))
        self.done: Counter[str] = Counter()
        locales = [row.locale for row in edition.edition_locales.select_related("locale")]
        self.targets: list[Locale] = [locale for locale in locales if locale.pk != edition.source_locale_id]

    @property
    def voice(self) -> Voice:
        return self.fresh.voice

    @property
    def known(self) -> Known:
        return self.fresh.known

    def look_again(self) -> None:
        """Learns what there is to refer to by now."""
        self.fresh.known = Known.of(self.edition)

    def keys(self, *models: type[ContentPage], **where: Any) -> list[int]:
        """Primary keys of pages in the source language, in the order of the tree."""
        labels = [model._meta.model_name for model in models or DOCUMENT_TYPES]
        where.setdefault("locale", self.edition.source_locale)
        rows = PageIdentity.objects.filter(
            edition=self.edition, page__content_type__app_label="content", page__content_type__model__in=labels, **where
        )
        return list(rows.order_by("page__path").values_list("page_id", flat=True))

    def pick(self, *models: type[ContentPage], **where: Any) -> Any:
        """One such page as it is published; `None` where there is none."""
        keys = self.keys(*models, **where)
        busy = keys[:: max(1, len(keys) // BUSY)]
        # Half of all work is on the same few pages, on both sides: that is where it gets difficult.
        return self.page(self.rng.choice(busy if self.rng.random() < 0.5 else keys)) if keys else None

    def page(self, key: int) -> Any:
        from wagtail.models import Page

        return Page.objects.get(pk=key).specific

    def siblings_of(self, page: ContentPage) -> list[ContentPage]:
        """The page in all languages, its own first."""
        identity = PageIdentity.objects.get(page=page)
        rows = PageIdentity.objects.filter(edition=self.edition, lineage=identity.lineage).exclude(page=page)
        return [page, *(self.page(key) for key in rows.order_by("page_id").values_list("page_id", flat=True))]

    def free(self, page: ContentPage) -> bool:
        """Whether somebody may write on it: not locked, not waiting for review."""
        return not page.locked and not page.workflow_in_progress
