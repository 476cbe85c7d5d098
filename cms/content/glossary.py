"""The glossary: the course's terms, each with a key that text refers to."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.content.blocks.fields import KeyBlock
from cms.content.page import ContentPage, translatable


class TermBlock(blocks.StructBlock):
    key = KeyBlock(label=_("Key"))
    term = blocks.CharBlock(max_length=160, label=_("Term"))
    definition = blocks.TextBlock(rows=2, label=_("Definition"))

    class Meta:
        icon = "tag"
        label = _("Term")


class Glossary(ContentPage):
    """All terms of a course on one page, so that they are edited and translated side by side."""

    terms = StreamField([("term", TermBlock())], blank=True, verbose_name=_("terms"))

    document_fields = ("title", "slug", "terms")
    translatable_fields = translatable("title", "terms", shared=("slug",))
    content_panels = [*ContentPage.content_panels, FieldPanel("terms")]
    parent_page_types = ["content.Course"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("glossary")
        verbose_name_plural = _("glossaries")
