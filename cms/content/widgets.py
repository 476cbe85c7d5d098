"""Form widgets of the content blocks."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

from cms.content.references import COURSE_PAGE, SLOT, ReferenceKind


class ReferenceInput(forms.TextInput):
    """A hidden reference with the title of what it names, and a button that opens the chooser.

    The chooser's views live with editions, which alone know what belongs together; they tell
    the page where they are. The field's label belongs to the button.
    """

    template_name = "content/widgets/reference.html"
    input_type = "hidden"
    # It looks like a field to everybody but the browser.
    is_hidden = False  # pyright: ignore[reportIncompatibleMethodOverride, reportAssignmentType]
    kind: ReferenceKind
    page_type = ""
    choose_label: str | Promise = _("Choose")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "kind": self.kind,
            "page_type": self.page_type,
            "choose_label": self.choose_label,
            "required": self.is_required,
        }
        return context

    @property
    def media(self) -> forms.Media:
        scripts = ("content/js/reference-chooser.js", "content/js/reference-field.js")
        return forms.Media(
            js=[versioned_static("wagtailadmin/js/telepath/widgets.js"), *map(versioned_static, scripts)],
            css={"all": [versioned_static("content/css/references.css")]},
        )


class PageReferenceInput(ReferenceInput):
    """Chooses a page of one type among those of the edition."""

    kind = COURSE_PAGE

    def __init__(self, page_type: str, attrs: dict[str, Any] | None = None) -> None:
        self.page_type = page_type
        super().__init__(attrs)


class SlotKeyInput(ReferenceInput):
    """Chooses a slot that the course declares."""

    kind = SLOT


class ReferenceInputAdapter(WidgetAdapter):
    js_constructor = "course.ReferenceInput"


register(ReferenceInputAdapter(), ReferenceInput)
