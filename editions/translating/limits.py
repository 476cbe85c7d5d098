"""How long a text may be at its place: a translation that is longer could never be published."""

from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from wagtail.fields import StreamField

from editions.documents.streams import leaf_block
from editions.translating.markup import BrokenMarkup, words_of
from editions.translating.units import PageUnits, Unit

__all__ = ["Limits"]

_SHORTER_THAN_ANY = 20


class Limits:
    """The limits of the texts of `pages`; a page is read when one of its texts is long."""

    def __init__(self, pages: list[PageUnits]) -> None:
        self._pages = {page.lineage: page for page in pages}
        self._source = cache(self._read)

    def check(self, unit: Unit, target: str) -> None:
        """Raises `BrokenMarkup` for what is too long. Rich text, which has tags and no limit, is not looked at."""
        length = len(words_of(target))
        if length <= max(len(unit.source_words), _SHORTER_THAN_ANY):
            return
        limit = self._limit(unit)
        if limit is not None and length > limit:
            said = _("It has %(length)s characters; at most %(limit)s fit there.")
            raise BrokenMarkup(said % {"length": length, "limit": limit})

    def allow(self, unit: Unit, target: str) -> bool:
        """Whether `check` has nothing to say against it."""
        try:
            self.check(unit, target)
        except BrokenMarkup:
            return False
        return True

    def _read(self, lineage: str) -> Any:
        page = self._pages[lineage]
        return page.kind._default_manager.get(pk=page.source)

    def _limit(self, unit: Unit) -> int | None:
        name, *rest = unit.path.split(".")
        page = self._source(unit.lineage)
        field = page._meta.get_field(name)
        if not isinstance(field, StreamField):
            return getattr(field, "max_length", None)
        block, _names = leaf_block(field.stream_block, getattr(page, name).raw_data, rest)
        return getattr(getattr(block, "field", None), "max_length", None)
