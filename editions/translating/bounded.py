"""A tree of XML built within bounds: a file that would keep a worker busy is given up while it is read."""

from typing import Any
from xml.etree import ElementTree as Plain

from django.utils.translation import gettext as _

from editions.errors import Invalid
from editions.translating.markup import shown
from editions.translating.packet import MOST_UNITS

__all__ = ["Bounded"]

# Programs that have elements of their own keep tags of those names elsewhere too.
_XLIFF = "{urn:oasis:names:tc:xliff:document:1.2"
_INLINE = frozenset({"bpt", "bx", "ept", "ex", "g", "it", "mrk", "ph", "sub", "x"})
# Groups lie within each other, but not deeper; a text with its notes and its proposals is not longer.
_STRUCTURE = 12
_MOST_IN_UNIT = 1_000
_MOST_EACH = 20
_DEEPEST_ELEMENT = 100


class Bounded(Plain.TreeBuilder):
    """Raises `Invalid` at too many texts or elements, and at tags outside of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.units = self.elsewhere = self.inside = self.all = 0
        self.open: list[str] = []

    def start(self, tag: Any, attrs: Any) -> Plain.Element:
        space, _brace, local = tag.rpartition("}")
        self.all += 1
        if local == "trans-unit":
            self.units, self.inside = self.units + 1, 0
        elif "trans-unit" in self.open[:_STRUCTURE]:
            self.inside += 1
        elif local in _INLINE and space in ("", _XLIFF):
            raise Invalid(_("%(tag)s stands outside of a text.") % {"tag": shown(f"<{local}>")})
        else:
            self.elsewhere += 1
        if self.units > MOST_UNITS:
            raise Invalid(_("The file holds more than %(count)s texts.") % {"count": MOST_UNITS})
        many = self.inside > _MOST_IN_UNIT or self.elsewhere > MOST_UNITS or self.all > _MOST_EACH * MOST_UNITS
        if many or len(self.open) > _DEEPEST_ELEMENT:
            raise Invalid(_("The file holds more elements than a course has."))
        self.open.append(local)
        return super().start(tag, attrs)

    def end(self, tag: Any) -> Plain.Element:
        self.open.pop()
        return super().end(tag)
