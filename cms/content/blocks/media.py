"""Pictures and films."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from cms.content.blocks.content_block import ContentBlock
from cms.content.blocks.fields import ParagraphsBlock


class ImageBlock(ContentBlock):
    """A picture with a text alternative of its own, or the picture's (WCAG 2.2 SC 1.1.1)."""

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        required=False,
        max_length=500,
        label=_("Text alternative"),
        help_text=_("What the picture tells, for those who cannot see it. Empty: the picture's own text is used."),
    )
    decorative = blocks.BooleanBlock(
        required=False,
        label=_("Decorative"),
        help_text=_("The picture tells nothing that the text does not."),
    )
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        image = cleaned["image"]
        described = cleaned["decorative"] or cleaned["alt_text"].strip() or (image and image.description.strip())
        if not described:
            message = _("Describe this picture for people who cannot see it, or mark it as decorative.")
            raise StructBlockValidationError({"alt_text": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        graphql_type = "ImageBlock"


class VideoBlock(ContentBlock):
    """A film by address, with a transcript for those who cannot see, hear or load it (SC 1.2.1)."""

    title = blocks.CharBlock(max_length=200, label=_("Title"))
    url = blocks.URLBlock(label=_("Address"))
    minutes = blocks.IntegerBlock(min_value=1, max_value=120, default=1, label=_("Minutes"))
    transcript = ParagraphsBlock(label=_("Transcript"))

    class Meta:
        icon = "media"
        label = _("Film")
        group = _("Media")
        graphql_type = "VideoBlock"
