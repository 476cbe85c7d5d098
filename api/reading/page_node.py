"""What all pages of a course have in common when they are read."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from api.reading.languages import direction_of
from api.reading.rich_text import in_language, rich_text
from api.reading.skeleton import Page
from api.reading.values import Values, as_text

if TYPE_CHECKING:
    from api.reading.course import ReadCourse


class PageNode:
    """A page as the manifest and its document tell it; the language is the title's."""

    def __init__(self, course: "ReadCourse", page: Page) -> None:
        self.course = course
        self.page = page

    @property
    def id(self) -> str:
        return self.page.lineage

    @property
    def slug(self) -> str:
        return self.page.slug

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def locale(self) -> str:
        return self.page.title_locale

    @property
    def direction(self) -> str:
        return direction_of(self.locale)

    @cached_property
    def _document(self) -> dict[str, Any]:
        return self.course.edition.document(self.page.digest)

    @property
    def fields(self) -> dict[str, Any]:
        return self._document["fields"]

    def locale_of(self, unit: str) -> str:
        """The language that a unit (`summary`, `body.ID`) is really in."""
        return self.course.source_locale if unit in self._document["untranslated"] else self.page.locale

    def string(self, name: str) -> str:
        return as_text(self.fields.get(name))

    def html(self, name: str) -> str:
        """Rich text; marked when its language is not the title's."""
        html = rich_text(self.string(name), self.course.pages)
        locale = self.locale_of(name)
        return html if locale == self.locale else in_language(html, locale)

    def stream(self, name: str) -> Iterator[tuple[dict[str, Any], str]]:
        """The stored blocks of a stream, each with the language that it is really in."""
        value = self.fields.get(name)
        for item in value if isinstance(value, list) else []:
            if isinstance(item, dict):
                yield item, self.locale_of(f"{name}.{item.get('id')}")

    def structs(self, name: str) -> list[Values]:
        """The blocks of a stream whose blocks are all structs of one type."""
        return [Values(self.course, item.get("id"), item.get("value"), locale) for item, locale in self.stream(name)]
