"""Tools as readers get them."""

from api.reading.media import File
from api.reading.page_node import PageNode
from api.reading.rich_text_tree import Node


class ToolNode(PageNode):
    words = ("text",)

    @property
    def kind(self) -> str:
        return self.fields.get("kind") or ""

    @property
    def text(self) -> str:
        return self.html("text")

    @property
    def text_tree(self) -> list[Node]:
        return self.tree("text")

    @property
    def file(self) -> File | None:
        return self.course.media.file(self.fields.get("file"))
