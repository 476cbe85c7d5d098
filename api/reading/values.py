"""A struct of a document as its reader gets it: each value of the kind that is asked for, or its empty form.

Documents may be old, or come from another installation: a value that is missing or of another
kind than expected is empty, never an error.
"""

import datetime
from typing import TYPE_CHECKING, Any

from api.reading.languages import direction_of
from api.reading.media import Picture
from api.reading.rich_text import rich_text, safe_address
from api.reading.rich_text_tree import Node, rich_text_tree

if TYPE_CHECKING:
    from api.reading.case_study import CaseStudyNode
    from api.reading.course import ReadCourse
    from api.reading.directory import Slot
    from api.reading.tool import ToolNode


class Values:
    """The fields of a block or of an item in it, and the language that they are really in."""

    __slots__ = ("course", "fields", "id", "locale")

    def __init__(self, course: "ReadCourse", identifier: object, fields: object, locale: str) -> None:
        self.course = course
        self.id = identifier if isinstance(identifier, str) else ""
        self.fields: dict[str, Any] = fields if isinstance(fields, dict) else {}
        self.locale = locale

    @property
    def direction(self) -> str:
        return direction_of(self.locale)

    def text(self, name: str) -> str:
        return as_text(self.fields.get(name))

    def html(self, name: str) -> str:
        return rich_text(self.text(name), self.course.pages)

    def tree(self, name: str) -> list[Node]:
        """The same as `html`, as nodes."""
        return rich_text_tree(self.text(name), self.course.pages)

    def address(self, name: str) -> str:
        """A web address that is safe to follow."""
        return safe_address(self.fields.get(name))

    def number(self, name: str) -> int:
        return as_number(self.fields.get(name))

    def flag(self, name: str) -> bool:
        return self.fields.get(name) is True

    def raw_items(self, name: str) -> list[dict[str, Any]]:
        """The items of a list or stream as stored: `{"id", "type", "value"}`."""
        value = self.fields.get(name)
        return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []

    def items(self, name: str) -> list["Values"]:
        """The structs of a list."""
        return [Values(self.course, item.get("id"), item.get("value"), self.locale) for item in self.raw_items(name)]

    def struct(self, name: str) -> "Values":
        return Values(self.course, self.id, self.fields.get(name), self.locale)

    def picture(self, name: str) -> Picture | None:
        return self.course.media.picture(
            self.fields.get(name), alt=self.text("alt_text"), decorative=self.flag("decorative")
        )

    def slot(self, name: str) -> "Slot | None":
        return self.course.slot(self.text(name))

    def case_study(self, name: str) -> "CaseStudyNode | None":
        return self.course.case_study(self.text(name))

    def tool(self, name: str) -> "ToolNode | None":
        return self.course.tool(self.text(name))


def as_text(value: object) -> str:
    return value if isinstance(value, str) else ""


def as_number(value: object) -> int:
    """A whole number that GraphQL's `Int` can hold, else 0."""
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31 else 0


def as_date(value: object) -> datetime.date | None:
    """A date written as ISO 8601 does, else nothing."""
    try:
        return datetime.date.fromisoformat(as_text(value))
    except ValueError:
        return None


class BlockNode(Values):
    """A block of a stream; `type` is the stream's name for it (`rich_text`)."""

    __slots__ = ("type",)

    def __init__(self, course: "ReadCourse", item: dict[str, Any], locale: str) -> None:
        super().__init__(course, item.get("id"), item.get("value"), locale)
        self.type = as_text(item.get("type"))

    @property
    def mandatory(self) -> bool:
        return self.flag("mandatory")
