"""Tools as readers get them."""

from api.reading.media import File
from api.reading.page_node import PageNode


class ToolNode(PageNode):
    words = ("text",)

    @property
    def kind(self) -> str:
        return self.fields.get("kind") or ""

    @property
    def text(self) -> str:
        return self.html("text")

    @property
    def file(self) -> File | None:
        return self.course.media.file(self.fields.get("file"))
