"""What wagtail-localize knows of a page, brought up to date with it.

`TranslationSource.update_from_db` asks the database several times for each string. This leaves
the same rows (a test does it) with some statements for a whole page.
"""

from collections.abc import Callable
from typing import Any

from django.db import models, transaction
from wagtail_localize.models import OverridableSegment, StringSegment, TemplateSegment, TranslationSource
from wagtail_localize.segments import RelatedObjectSegmentValue

from cms.content.page import ContentPage
from editions.materialise.localize import Rebuilder, Translated

__all__ = ["resync"]

# By what `update_from_db` tells segments of a source apart.
_KEYS: dict[type[models.Model], Callable[[Any], tuple[Any, ...]]] = {
    StringSegment: lambda row: (row.context_id, row.order, row.string_id, row.attrs),
    TemplateSegment: lambda row: (row.context_id, row.order, row.template_id),
    OverridableSegment: lambda row: (row.context_id, row.order, row.data_json),
}


@transaction.atomic
def resync(source: TranslationSource, page: ContentPage) -> None:
    """Brings `source` up to date with `page`, which is fresh from the database."""
    Resyncer(source, page).run()


class Resyncer(Rebuilder):
    def __init__(self, source: TranslationSource, page: ContentPage) -> None:
        # Before anything reads the page's streams: what is read is written in another order.
        self.content = page.to_json()
        super().__init__([Translated(page, {})])
        self.source, self.page = source, page
        self.sources = {page.pk: source}

    def run(self) -> None:
        if any(isinstance(segment, RelatedObjectSegmentValue) for segment in self.segments[self.page.pk]):
            # No page type has a field of that kind so far.
            self.source.update_from_db()
            return
        self._content()
        self._contexts()
        self._strings()
        self._templates()
        self._segments()

    def _content(self) -> None:
        fresh = self._source(self.page, self.content)
        names = ("content_json", "schema_version", "object_repr", "last_updated_at")
        for name in names:
            setattr(self.source, name, getattr(fresh, name))
        self.source.save(update_fields=names)

    def _segments(self) -> None:
        for model, instances in self._rows().items():
            key = _KEYS[model]
            wanted = {key(instance): instance for instance in instances}
            standing = {row.pk: key(row) for row in model._base_manager.filter(source=self.source)}
            gone = [pk for pk, known in standing.items() if known not in wanted]
            if gone:
                model._base_manager.filter(pk__in=gone).delete()
            for known in standing.values():
                wanted.pop(known, None)
            model._base_manager.bulk_create(wanted.values(), batch_size=300)
