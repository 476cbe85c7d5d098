"""Prose: text, callouts, quotations."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.content.blocks.content_block import ContentBlock
from cms.content.blocks.fields import ParagraphsBlock, ProseBlock


class RichTextBlock(ContentBlock):
    text = ProseBlock(label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        graphql_type = "RichTextBlock"


class CalloutBlock(ContentBlock):
    """A short text set apart; the tone is told in words as well as in colour."""

    tone = blocks.ChoiceBlock(
        choices=[
            ("info", _("Information")),
            ("tip", _("Good practice")),
            ("remember", _("Remember")),
            ("warning", _("Warning")),
            ("danger", _("Danger")),
        ],
        default="info",
        label=_("Tone"),
    )
    title = blocks.CharBlock(required=False, max_length=120, label=_("Title"))
    text = ParagraphsBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        group = _("Text")
        graphql_type = "CalloutBlock"


class QuoteBlock(ContentBlock):
    quote = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(required=False, max_length=200, label=_("Who said or wrote it"))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = _("Text")
        graphql_type = "QuoteBlock"
