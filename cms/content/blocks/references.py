"""Blocks that stand for something kept elsewhere in the edition."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.content.blocks.content_block import ContentBlock
from cms.content.blocks.fields import PageReferenceBlock, SlotKeyBlock


class CaseStudyBlock(ContentBlock):
    case_study = PageReferenceBlock("content.CaseStudy", label=_("Case study"))
    note = blocks.CharBlock(required=False, max_length=300, label=_("Why it stands here"))

    class Meta:
        icon = "folder-open-inverse"
        label = _("Case study")
        group = _("From this edition")
        graphql_type = "CaseStudyBlock"


class ToolBlock(ContentBlock):
    tool = PageReferenceBlock("content.Tool", label=_("Tool"))
    note = blocks.CharBlock(required=False, max_length=300, label=_("Why it stands here"))

    class Meta:
        icon = "cog"
        label = _("Tool")
        group = _("From this edition")
        graphql_type = "ToolBlock"


class SlotBlock(ContentBlock):
    """A place that each edition fills with its own institution, number, text or link."""

    slot = SlotKeyBlock(label=_("Slot"))
    note = blocks.CharBlock(required=False, max_length=300, label=_("Note"))

    class Meta:
        icon = "key"
        label = _("Slot")
        group = _("From this edition")
        graphql_type = "SlotBlock"
