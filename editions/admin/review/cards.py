"""One change as the review screen shows it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from editions.admin.review.editing import is_editable
from editions.admin.review.kinds import kinds_of
from editions.admin.review.marks import View, nothing
from editions.admin.review.material import Material
from editions.admin.review.places import Spot, leaf_at, spot_of_field, spot_of_node, spot_of_string
from editions.admin.review.sentences import conflict_sentence, sentence
from editions.admin.review.showing import direction_of
from editions.admin.review.values import compare, field_rows
from editions.admin.review.wholes import compare_wholes, is_whole
from editions.models import PageIdentity, UpdateItem
from editions.updates.items import is_structural, stamp_of

__all__ = ["Card"]


@dataclass(frozen=True)
class Comparison:
    """Two values: each by itself, marked where it is new, and what taking would make of mine."""

    mine: SafeString
    theirs: SafeString
    inline: SafeString


class Card:
    """An item with everything that a person wants to know before deciding."""

    def __init__(self, item: UpdateItem, material: Material) -> None:
        self.item = item
        self._material = material

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def stamp(self) -> str:
        return stamp_of(self.item)

    @cached_property
    def _lineage(self) -> str:
        return str(self.item.lineage)

    @cached_property
    def spot(self) -> Spot:
        """Where in the page it is."""
        item, model = self.item, self._material.model_of(self._lineage)
        if model is None or is_structural(item) or (not item.node and not item.path):
            return Spot(None)
        documents = self._material.documents(self._lineage, item.locale)
        if self._is_string:
            return spot_of_string(model, documents[0]["fields"] if documents else {}, item.path)
        if item.node in ("", self._lineage):
            return spot_of_field(model, item.path) if item.path else Spot(None)
        found = spot_of_node(model, documents, item.node)
        return leaf_at(found or Spot(None), item.path)

    @property
    def _is_string(self) -> bool:
        """Whether it is a translator's string, whose path is wagtail-localize's."""
        item = self.item
        path = item.path
        return bool(path) and (bool(item.source) or (len(path) > 1 and path[1] == item.node))

    @cached_property
    def where(self) -> str:
        return " · ".join(self.spot.trail)

    @cached_property
    def kinds(self) -> frozenset[str]:
        return kinds_of(self.item, self.spot.definition, question=self.spot.question, source=self._material.source)

    @cached_property
    def sentence(self) -> str:
        return sentence(self.item, self._material)

    @property
    def conflict(self) -> str:
        return conflict_sentence(self.item)

    @cached_property
    def language(self) -> str:
        """The name of its language, where that is not the edition's own."""
        code = self.item.locale
        return "" if code == self._material.source else self._material.language_name(code)

    @property
    def source(self) -> str:
        """Of a translation: what it translates."""
        return self.item.source

    @property
    def source_language(self) -> str:
        return self._material.source

    @property
    def source_direction(self) -> str:
        return direction_of(self._material.source)

    @cached_property
    def page(self) -> PageIdentity | None:
        """The edition's own page that it is about."""
        return self._material.identities.get((self._lineage, self.item.locale))

    @property
    def editable(self) -> bool:
        return is_editable(self.item, self.spot.definition)

    # Values --------------------------------------------------------------------------------------

    @cached_property
    def comparison(self) -> Comparison | None:
        """Mine beside theirs; `None` where a sentence says it all."""
        if self.item.change in ("moved", "reordered") or is_structural(self.item):
            return None
        base, mine, theirs = self.item.base, self.item.mine, self.item.theirs
        inline = self._show(mine, theirs, "inline")
        if self._both_changed:
            return Comparison(self._show(base, mine, "new"), self._show(base, theirs, "new"), inline)
        return Comparison(self._show(mine, theirs, "old"), self._show(mine, theirs, "new"), inline)

    @property
    def _both_changed(self) -> bool:
        return self.item.conflict in ("value", "group") and None not in (self.item.base, self.item.mine)

    @cached_property
    def own(self) -> SafeString | None:
        """The text that somebody wrote instead, marked against mine."""
        if not self.item.edited:
            return None
        return self._show(self.item.mine, self.item.edited["value"], "inline")

    @cached_property
    def before(self) -> list[SafeString]:
        """Where both changed: what mine, and what theirs, made of what stood there before."""
        if not self._both_changed:
            return []
        return [self._show(self.item.base, each, "inline") for each in (self.item.mine, self.item.theirs)]

    @cached_property
    def whole_page(self) -> SafeString | None:
        """A page that upstream added, field by field."""
        item, model = self.item, self._material.model_of(self._lineage)
        if model is None or item.change != "added" or not is_structural(item):
            return None
        documents = self._material.documents(self._lineage, item.locale)
        showing = self._material.showing("new", item.locale)
        return field_rows(model, documents[0]["fields"], showing) if documents else None

    def _show(self, old: Any, new: Any, view: View) -> SafeString:
        showing = self._material.showing(view, self.item.locale)
        if self.item.node == "" and not self.item.path:
            model = self._material.model_of(self._lineage)
            sides = [each for each in (old, new) if isinstance(each, dict)]
            return field_rows(model, sides[0], showing) if model and sides else nothing()
        if is_whole(old) or is_whole(new):
            return compare_wholes(self.spot.definition, old, new, showing)
        return compare(self.spot.definition, old, new, showing)
