"""Modules of a course."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.content.blocks import QUESTION_BLOCKS
from cms.content.page import ContentPage, translatable


class Module(ContentPage):
    """A module: objectives and a knowledge check, with lessons, case studies and tools below it."""

    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=20, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    part = models.CharField(_("part"), max_length=8, blank=True, help_text=_("The key of a part of the course: A"))
    objectives = StreamField(
        [("objective", blocks.CharBlock(max_length=400, label=_("Objective"), icon="check"))],
        blank=True,
        verbose_name=_("learning objectives"),
    )
    knowledge_check = StreamField(
        list(QUESTION_BLOCKS),
        blank=True,
        verbose_name=_("knowledge check"),
        help_text=_("Answers are never given away: options, pairs and orders are shuffled for learners."),
    )

    document_fields = ("title", "slug", "minutes", "part", "objectives", "knowledge_check")
    translatable_fields = translatable("title", "objectives", "knowledge_check", shared=("slug", "minutes", "part"))
    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel([FieldPanel("minutes"), FieldPanel("part")], heading=_("Place in the course")),
        FieldPanel("objectives"),
        FieldPanel("knowledge_check"),
    ]
    parent_page_types = ["content.Course"]
    subpage_types = ["content.Lesson", "content.CaseStudy", "content.Tool"]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
