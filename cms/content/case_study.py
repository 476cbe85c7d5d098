"""Case studies of a module."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from cms.content.blocks.fields import UntranslatedBlock
from cms.content.codes import CodeListField, country_choices
from cms.content.page import ContentPage, translatable
from cms.content.rich_text import PARAGRAPH_FEATURES


class SourceBlock(blocks.StructBlock):
    """Where a fact was read."""

    key = UntranslatedBlock(required=False, label=_("Key"))
    title = blocks.CharBlock(max_length=300, label=_("Title"))
    url = blocks.URLBlock(required=False, label=_("Address"))

    class Meta:
        icon = "link-external"
        label = _("Source")


_YEAR = [MinValueValidator(1900), MaxValueValidator(2100)]


class CaseStudy(ContentPage):
    """What happened somewhere, and what it teaches; how sure we are travels with it."""

    class CrisisType(models.TextChoices):
        CONFLICT = "conflict", _("Conflict")
        NATURAL_HAZARD = "natural_hazard", _("Natural hazard")
        HEALTH = "health", _("Health emergency")
        TECHNOLOGICAL = "technological", _("Technological accident")
        UNREST = "unrest", _("Civil unrest")
        OTHER = "other", _("Other")

    class Certainty(models.TextChoices):
        SEEN = "seen", _("Facts seen in a source")
        MIXED = "mixed", _("Core facts seen, framing from general knowledge")
        GENERAL = "general", _("General knowledge, not re-checked")
        WEAK = "weak", _("Seen in weak sources only: verify before use")

    countries = CodeListField(verbose_name=_("countries"), choices_from=country_choices)
    place = models.CharField(_("place"), max_length=200, blank=True, help_text=_("When it is not a country."))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, validators=_YEAR)
    year_to = models.PositiveSmallIntegerField(_("until"), null=True, blank=True, validators=_YEAR)
    crisis_type = models.CharField(
        _("type of crisis"), max_length=20, choices=CrisisType.choices, default=CrisisType.OTHER
    )
    facts = RichTextField(_("facts"), features=PARAGRAPH_FEATURES)
    teaching_point = RichTextField(_("teaching point"), features=PARAGRAPH_FEATURES)
    sources = StreamField([("source", SourceBlock())], blank=True, verbose_name=_("sources"))
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty.choices, default=Certainty.GENERAL)
    review_date = models.DateField(_("review due on"), null=True, blank=True)
    sample = models.BooleanField(_("sample"), default=False, help_text=_("Labelled as a sample wherever it is shown."))

    _shared = ("slug", "countries", "year", "year_to", "crisis_type", "certainty", "review_date", "sample")
    document_fields = (
        "title",
        "slug",
        "countries",
        "place",
        "year",
        "year_to",
        "crisis_type",
        "facts",
        "teaching_point",
        "sources",
        "certainty",
        "review_date",
        "sample",
    )
    translatable_fields = translatable("title", "place", "facts", "teaching_point", "sources", shared=_shared)
    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("year"), FieldPanel("year_to"), FieldPanel("crisis_type")]),
                FieldPanel("countries"),
                FieldPanel("place"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("facts"),
        FieldPanel("teaching_point"),
        MultiFieldPanel(
            [FieldPanel("sources"), FieldPanel("certainty"), FieldPanel("review_date"), FieldPanel("sample")],
            heading=_("How sure we are"),
        ),
    ]
    parent_page_types = ["content.Module"]
    subpage_types = []

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
