"""The final assessment: its blueprint, its settings and its question bank."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.content.blocks import QUESTION_BLOCKS
from cms.content.blocks.fields import PageReferenceBlock, UntranslatedBlock
from cms.content.page import ContentPage, translatable


class BlueprintItemBlock(blocks.StructBlock):
    """What one question of every drawn assessment must test."""

    module = PageReferenceBlock("content.Module", label=_("Module"))
    tests = blocks.CharBlock(max_length=300, label=_("What it tests"))
    question_type = blocks.ChoiceBlock(
        choices=[
            ("single", _("Single choice")),
            ("multiple", _("Multiple choice")),
            ("true_false", _("True or false")),
            ("matching", _("Matching")),
            ("ordering", _("Ordering")),
            ("scenario", _("Scenario")),
        ],
        label=_("Kind of question"),
    )
    level = blocks.ChoiceBlock(
        choices=[("R", _("Remember")), ("U", _("Understand")), ("A", _("Apply")), ("D", _("Decide"))],
        label=_("Level"),
    )
    guidelines = blocks.ListBlock(UntranslatedBlock(label=_("Code")), label=_("Guidelines and principles"))
    safety_critical = blocks.BooleanBlock(
        required=False,
        label=_("Safety-critical"),
        help_text=_("A wrong answer does not fail the learner but always shows the explanation."),
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Item")


class BankSectionBlock(blocks.StructBlock):
    """Questions on one module that an assessment may draw."""

    module = PageReferenceBlock("content.Module", label=_("Module"))
    sample = blocks.BooleanBlock(required=False, label=_("Samples, not for real assessments"))
    questions = blocks.StreamBlock(list(QUESTION_BLOCKS), label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions of a module")


class FinalAssessment(ContentPage):
    """Settings, blueprint and bank; neither questions nor keys are ever served to readers."""

    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark (per cent)"), default=80, validators=[MinValueValidator(60), MaxValueValidator(100)]
    )
    question_count = models.PositiveSmallIntegerField(
        _("questions drawn"), default=20, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    attempts = models.PositiveSmallIntegerField(
        _("attempts"),
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_("Then a pause; the best score is kept."),
    )
    pause_hours = models.PositiveSmallIntegerField(_("pause (hours)"), default=24)
    minutes = models.PositiveSmallIntegerField(
        _("time guide (minutes)"), default=20, help_text=_("A guide, not a limit.")
    )
    blueprint = StreamField([("item", BlueprintItemBlock())], blank=True, verbose_name=_("blueprint"))
    bank = StreamField([("section", BankSectionBlock())], blank=True, verbose_name=_("question bank"))

    _settings = ("pass_mark", "question_count", "attempts", "pause_hours", "minutes")
    document_fields = ("title", "slug", *_settings, "blueprint", "bank")
    translatable_fields = translatable("title", "blueprint", "bank", shared=("slug", *_settings))
    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel([FieldPanel(name) for name in _settings], heading=_("Settings")),
        FieldPanel("blueprint"),
        FieldPanel("bank"),
    ]
    parent_page_types = ["content.Course"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("final assessment")
        verbose_name_plural = _("final assessments")
