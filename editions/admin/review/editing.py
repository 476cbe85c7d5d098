"""Which items can be given a text of one's own, and the form for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.widgets import AdminAutoHeightTextInput

from editions.admin.review.fields import choices_of, is_media, is_page, is_rich_text
from editions.merging.rich_text import merge_rich_text
from editions.models import UpdateItem

__all__ = ["is_editable", "suggested", "text_form"]


def is_editable(item: UpdateItem, definition: Any) -> bool:
    """Whether it is a text, and not a choice, a picture, a key or several fields at once."""
    if item.change != "changed" or item.group or not isinstance(item.theirs, str):
        return False
    if definition is None or is_media(definition) or is_page(definition) or choices_of(definition):
        return bool(item.source)
    return (
        isinstance(definition, blocks.CharBlock | blocks.TextBlock) or is_rich_text(definition) or _is_words(definition)
    )


def _is_words(definition: Any) -> bool:
    return getattr(definition, "get_internal_type", lambda: "")() in ("CharField", "TextField")


def suggested(item: UpdateItem, definition: Any) -> str:
    """What the form starts with: what was written before, else both sides merged as far as they go."""
    if item.edited:
        return str(item.edited["value"])
    if is_rich_text(definition) and not item.source:
        texts = [value if isinstance(value, str) else "" for value in (item.base, item.mine, item.theirs)]
        return merge_rich_text(texts[0], texts[1], texts[2]).value
    return str(item.mine if item.conflict and item.mine else item.theirs)


def text_form(item: UpdateItem, definition: Any, data: Any = None) -> forms.Form:
    """A form with one field, `text`, for this item; rich text has the editor that its field has."""
    rich = is_rich_text(definition) and not item.source
    if rich:
        widget: Any = get_rich_text_editor_widget(definition.editor or "default", features=definition.features)
    else:
        widget = AdminAutoHeightTextInput(attrs={"rows": 4})
    widget.attrs.update({"dir": "auto"})

    class TextForm(forms.Form):
        text = forms.CharField(label=_("The text that is to stand here"), widget=widget, strip=False)

    return TextForm(data, initial={"text": suggested(item, definition)})
