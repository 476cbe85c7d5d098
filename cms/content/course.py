"""The course: the root of an edition's tree in one language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.content.blocks.fields import KeyBlock, UntranslatedBlock
from cms.content.page import ContentPage, translatable


class PartBlock(blocks.StructBlock):
    """A group of modules: "A. Understanding"."""

    key = UntranslatedBlock(label=_("Key"), help_text=_("The letter that modules name: A"))
    title = blocks.CharBlock(max_length=120, label=_("Title"))

    class Meta:
        icon = "folder"
        label = _("Part")


class SlotDeclarationBlock(blocks.StructBlock):
    """A place that every edition is expected to fill, and what stands there until then."""

    key = KeyBlock(label=_("Key"))
    kind = blocks.ChoiceBlock(
        choices=[
            ("institution", _("Institution")),
            ("phone", _("Phone number")),
            ("text", _("Text")),
            ("link", _("Link")),
        ],
        default="text",
        label=_("Kind"),
    )
    meaning = blocks.CharBlock(max_length=300, label=_("What belongs here"))
    neutral_text = blocks.CharBlock(max_length=300, label=_("Shown while it is unfilled"))

    class Meta:
        icon = "key"
        label = _("Slot")


class Course(ContentPage):
    """One edition's course in one language."""

    summary = models.TextField(_("summary"), blank=True)
    parts = StreamField([("part", PartBlock())], blank=True, verbose_name=_("parts"))
    slots = StreamField(
        [("slot", SlotDeclarationBlock())],
        blank=True,
        verbose_name=_("slots"),
        help_text=_("The places that every edition of this course is expected to fill."),
    )

    document_fields = ("title", "summary", "parts", "slots")
    translatable_fields = translatable("title", "summary", "parts", "slots")
    content_panels = [*ContentPage.content_panels, FieldPanel("summary"), FieldPanel("parts"), FieldPanel("slots")]
    promote_panels = []
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["content.Module", "content.FinalAssessment", "content.Glossary", "content.Directory"]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
