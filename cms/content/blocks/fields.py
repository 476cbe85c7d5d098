"""Leaf blocks that the families are made of."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.content.rich_text import BODY_FEATURES, LINE_FEATURES, PARAGRAPH_FEATURES


class UntranslatedBlock(blocks.FieldBlock):
    """A text that is the same in every language: a key or a reference.

    Not a `CharBlock`, because wagtail-localize would offer it for translation.
    """

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = self.make_field(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def make_field(self, **options: Any) -> forms.Field:
        return forms.CharField(max_length=255, **options)

    def get_translatable_segments(self, value: str) -> list[object]:
        return []

    def get_default(self) -> str:
        return ""

    class Meta:
        icon = "tag"


class KeyBlock(UntranslatedBlock):
    """A short key in lower case: `24-hour-number`."""

    def make_field(self, **options: Any) -> forms.Field:
        validator = RegexValidator(
            r"^[a-z0-9][a-z0-9_-]*$", _("Use lower-case letters, digits, hyphens and underscores.")
        )
        return forms.CharField(max_length=80, validators=[validator], **options)


class SlotKeyBlock(KeyBlock):
    """The key of a slot that the course declares."""

    def make_field(self, **options: Any) -> forms.Field:
        from cms.content.widgets import SlotKeyInput

        return super().make_field(widget=SlotKeyInput(), **options)


class PageReferenceBlock(UntranslatedBlock):
    """The lineage of a page of the same edition; `page_type` names what may be chosen."""

    def __init__(self, page_type: str, **kwargs: Any) -> None:
        self.page_type = page_type
        super().__init__(**kwargs)

    def make_field(self, **options: Any) -> forms.Field:
        from cms.content.widgets import PageReferenceInput

        return forms.UUIDField(widget=PageReferenceInput(self.page_type), **options)

    def clean(self, value: Any) -> str:
        cleaned = super().clean(value)
        return str(cleaned) if cleaned else ""

    def value_from_form(self, value: Any) -> str:
        return str(value) if value else ""


class ProseBlock(blocks.RichTextBlock):
    """Rich text with headings and lists."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", BODY_FEATURES)
        super().__init__(**kwargs)


class ParagraphsBlock(blocks.RichTextBlock):
    """Rich text with lists but without headings."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", PARAGRAPH_FEATURES)
        super().__init__(**kwargs)


class LineBlock(blocks.RichTextBlock):
    """Rich text with inline formatting alone."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", LINE_FEATURES)
        super().__init__(**kwargs)
