"""Institutions that an edition's learners turn to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.content.codes import CodeListField, language_choices
from cms.content.page import ContentPage, translatable


class PhoneBlock(blocks.StructBlock):
    label = blocks.CharBlock(required=False, max_length=120, label=_("What it is for"))
    number = blocks.RegexBlock(
        regex=r"^\+[1-9]\d{6,14}$",
        label=_("Number"),
        help_text=_("In international form, digits only: +12025550123"),
        error_messages={"invalid": _("Write the number in international form, digits only: +12025550123")},
    )

    class Meta:
        icon = "mobile-alt"
        label = _("Phone")


class Institution(ContentPage):
    """A ministry, a post, a service: whom to turn to, when, in which languages."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        EMBASSY = "embassy", _("Embassy")
        CONSULATE = "consulate", _("Consulate")
        CRISIS_UNIT = "crisis_unit", _("Crisis unit")
        LABOUR = "labour", _("Labour office")
        SERVICE = "service", _("Public service")
        PARTNER = "partner", _("Partner")
        OTHER = "other", _("Other")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    address = models.TextField(_("address"), blank=True)
    phones = StreamField([("phone", PhoneBlock())], blank=True, verbose_name=_("phones"))
    hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    languages = CodeListField(verbose_name=_("languages spoken"), choices_from=language_choices)
    web_address = models.URLField(_("web address"), blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    document_fields = (
        "title",
        "slug",
        "kind",
        "address",
        "phones",
        "hours",
        "languages",
        "web_address",
        "valid_from",
        "valid_until",
    )
    translatable_fields = translatable(
        "title",
        "address",
        "phones",
        "hours",
        shared=("slug", "kind", "languages", "web_address", "valid_from", "valid_until"),
    )
    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("kind"),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("phones"), FieldPanel("hours"), FieldPanel("web_address")],
            heading=_("How to reach it"),
        ),
        FieldPanel("languages"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")], heading=_("Validity")),
    ]
    parent_page_types = ["content.Directory"]
    subpage_types = []

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
