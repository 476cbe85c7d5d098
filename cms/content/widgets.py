"""Form widgets of the content blocks."""

from typing import Any

from django import forms


class PageReferenceInput(forms.TextInput):
    """Shows the chosen page by name and opens a chooser that lists pages of the same edition.

    The chooser's view lives with editions, which alone know what belongs together; this
    widget only names it (`course_reference_chooser`) in its data attributes.
    """

    template_name = "content/widgets/page_reference.html"

    def __init__(self, page_type: str, attrs: dict[str, Any] | None = None) -> None:
        self.page_type = page_type
        super().__init__(attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["page_type"] = self.page_type
        return context
