"""Institutions that an edition's learners turn to."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.content.blocks.contacts import VALIDITY_REVERSED, ZONE_MISSING, PhoneNumberBlock
from cms.content.codes import CodeListField, language_choices
from cms.content.opening_hours import to_hours
from cms.content.page import ContentPage, translatable
from cms.content.time_zones import check_time_zone


class PhoneBlock(blocks.StructBlock):
    label = blocks.CharBlock(required=False, max_length=120, label=_("What it is for"))
    number = PhoneNumberBlock(label=_("Number"), help_text=_("With + and the country's code: +12025550123"))

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
    opening = models.CharField(
        _("opening hours"),
        max_length=300,
        blank=True,
        help_text=_("Days and times: Mo-Fr 09:00-17:00; Sa 10:00-13:00. Day and night: 24/7"),
    )
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True, help_text=_("Such as Asia/Beirut"))
    hours = models.CharField(_("note on the hours"), max_length=200, blank=True)
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
        "opening",
        "time_zone",
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
        shared=("slug", "kind", "opening", "time_zone", "languages", "web_address", "valid_from", "valid_until"),
    )
    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("kind"),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("phones"), FieldPanel("web_address")],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [FieldPanel("opening"), FieldPanel("time_zone"), FieldPanel("hours")], heading=_("When it is open")
        ),
        FieldPanel("languages"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")], heading=_("Validity")),
    ]
    parent_page_types = ["content.Directory"]
    subpage_types = []

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")

    def clean(self) -> None:
        """Puts the hours into the one form in which they are kept."""
        super().clean()
        errors: dict[str, object] = {}
        for name, kept in (("opening", to_hours), ("time_zone", check_time_zone)):
            try:
                setattr(self, name, kept(text) if (text := getattr(self, name)) else "")
            except ValidationError as error:
                errors[name] = error
        if self.opening and not self.time_zone:
            errors["time_zone"] = ValidationError(ZONE_MISSING)
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            errors["valid_until"] = ValidationError(VALIDITY_REVERSED)
        if errors:
            raise ValidationError(errors)
