"""What all pages of a course have in common when they are read.

Language is told node by node, and a node is in the language that it says, whole: where anything
of it is untranslated, all of it is read from the source's document.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from api.reading.borrowed_words import borrows
from api.reading.languages import direction_of
from api.reading.rich_text import rich_text
from api.reading.rich_text_tree import Node, rich_text_tree
from api.reading.skeleton import MODULE, Page
from api.reading.values import Values, as_text

if TYPE_CHECKING:
    from api.reading.course import ReadCourse

Item = dict[str, Any]


class PageNode:
    """A page as the manifest and its documents tell it: the translation's, or the source's."""

    words: ClassVar[tuple[str, ...]] = ()
    """The fields whose words stand in the node itself beside its title, and so under its language."""

    def __init__(self, course: "ReadCourse", page: Page) -> None:
        self.course = course
        self.page = page
        self.moved_from: str | None = None

    @property
    def id(self) -> str:
        return self.page.lineage

    @property
    def slug(self) -> str:
        return self.page.slug

    @property
    def title(self) -> str:
        return self.page.title if self._translated else self.page.source_title or self.page.title

    @property
    def locale(self) -> str:
        return self.page.locale if self._translated else self.course.source_locale

    @property
    def direction(self) -> str:
        return direction_of(self.locale)

    @property
    def fields(self) -> dict[str, Any]:
        """What stands in the node itself, in its language."""
        return (self._document if self._translated else self._source)["fields"]

    @property
    def kind(self) -> str:
        return self.page.kind

    @property
    def breadcrumbs(self) -> "list[PageNode]":
        """The pages that it stands below, the course first."""
        above: list[PageNode] = []
        parent = self.page.parent
        while parent is not None:
            page = self.course.pages[parent]
            above.insert(0, self.course.node(page))
            parent = page.parent
        return above

    @property
    def module(self) -> "PageNode | None":
        """The module that it stands in."""
        return next((page for page in self.breadcrumbs if page.page.type == MODULE), None)

    @property
    def previous(self) -> "PageNode | None":
        """The page of the same kind before it in the course's order."""
        return self._neighbour(-1)

    @property
    def next(self) -> "PageNode | None":
        return self._neighbour(1)

    def _neighbour(self, step: int) -> "PageNode | None":
        page = self.course.skeleton.neighbour(self.page, step)
        return self.course.node(page) if page else None

    def as_read(self) -> tuple[Any, ...]:
        """Everything that readers get of it, to be compared with another release's."""
        own = {name: value for name, value in self.fields.items() if not isinstance(value, list)}
        lists = [name for name, value in self._document["fields"].items() if isinstance(value, list)]
        plain = [value for value in self.fields.values() if value and isinstance(value, list) and not _is_stream(value)]
        return self.title, self.locale, own, plain, [list(self.stream(name)) for name in lists]

    def string(self, name: str) -> str:
        return as_text(self.fields.get(name))

    def html(self, name: str) -> str:
        return rich_text(self.string(name), self.course.pages)

    def tree(self, name: str) -> list[Node]:
        """The same as `html`, as nodes."""
        return rich_text_tree(self.string(name), self.course.pages)

    def apart(self, name: str) -> tuple[str, str]:
        """A field that says its own language: its words, and that language."""
        untranslated = name in self._document["untranslated"]
        fields = (self._source if untranslated else self._document)["fields"]
        return as_text(fields.get(name)), self.course.source_locale if untranslated else self.page.locale

    def stream(self, name: str) -> Iterator[tuple[Item, str]]:
        """The stored blocks of a stream, each whole, with the language that it is in."""
        originals = {item.get("id"): item for item in _items(self._source, name)} if self.page.source_digest else {}
        for item in _items(self._document, name):
            original = originals.get(item.get("id"), item)
            untranslated = f"{name}.{item.get('id')}" in self._document["untranslated"]
            if untranslated or borrows(item, original, self.page.locale, self.course):
                yield original, self.course.source_locale
            else:
                yield item, self.page.locale

    def structs(self, name: str) -> list[Values]:
        """The blocks of a stream whose blocks are all structs of one type."""
        return [Values(self.course, item.get("id"), item.get("value"), locale) for item, locale in self.stream(name)]

    @cached_property
    def _translated(self) -> bool:
        """Whether the node itself is in the page's language; what the manifest tells needs no document."""
        if self.page.title_locale != self.page.locale:
            return False
        return not self.words or not any(
            unit.partition(".")[0] in self.words for unit in self._document["untranslated"]
        )

    @cached_property
    def _document(self) -> dict[str, Any]:
        return self.course.edition.document(self.page.digest)

    @cached_property
    def _source(self) -> dict[str, Any]:
        digest = self.page.source_digest
        return self.course.edition.document(digest) if digest else self._document


def _items(document: dict[str, Any], name: str) -> list[Item]:
    value = document["fields"].get(name)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _is_stream(value: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in value)
