"""Lessons of a module."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.content.blocks import LESSON_BLOCKS
from cms.content.codes import CodeListField
from cms.content.guidelines import guideline_choices
from cms.content.page import ContentPage, translatable


class Lesson(ContentPage):
    """A lesson: one short sitting."""

    body = StreamField(list(LESSON_BLOCKS), blank=True, verbose_name=_("body"))
    guidelines = CodeListField(
        verbose_name=_("guidelines and principles"),
        choices_from=guideline_choices,
        help_text=_("The MICIC principles (P) and guidelines (G) that this lesson draws on."),
    )

    document_fields = ("title", "slug", "guidelines", "body")
    translatable_fields = translatable("title", "body", shared=("slug", "guidelines"))
    content_panels = [*ContentPage.content_panels, FieldPanel("body"), FieldPanel("guidelines")]
    parent_page_types = ["content.Module"]
    subpage_types = []

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
