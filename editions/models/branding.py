"""How an edition looks and what it calls itself."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from editions.models.edition import Edition

colour_validator = RegexValidator(r"^#[0-9A-Fa-f]{6}$", _("Write a colour as # and six hexadecimal digits: #12355B"))


class Typeface(models.TextChoices):
    """Letters that the product brings along, or those of the reader's own device."""

    SYSTEM = "system", _("The device's own")
    SANS = "sans", _("Noto Sans: plain strokes")
    SERIF = "serif", _("Noto Serif: as in books")


class Branding(models.Model):
    """Part of a release. Texts are by language: `{"en": "…", "ar": "…"}`; legal ones are plain, in paragraphs."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, primary_key=True, related_name="branding")
    names = models.JSONField(default=dict, blank=True)
    footers = models.JSONField(default=dict, blank=True)
    disclaimers = models.JSONField(default=dict, blank=True)
    color_primary = models.CharField(max_length=7, default="#12355B", validators=[colour_validator])
    color_accent = models.CharField(max_length=7, default="#0F766E", validators=[colour_validator])
    color_surface = models.CharField(max_length=7, default="#FAFAF7", validators=[colour_validator])
    color_text = models.CharField(max_length=7, default="#1B1F24", validators=[colour_validator])
    logo = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    # The same as a drawing: cleaned (`editions.svg`) before it comes here.
    logo_svg = models.TextField(default="", blank=True)
    typeface = models.CharField(max_length=10, default=Typeface.SYSTEM, choices=Typeface.choices)
    # Who signs certificates, and with which seal.
    signatory_names = models.JSONField(default=dict, blank=True)
    signatory_functions = models.JSONField(default=dict, blank=True)
    seal = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    imprints = models.JSONField(default=dict, blank=True)
    privacy_notices = models.JSONField(default=dict, blank=True)
    terms = models.JSONField(default=dict, blank=True)

    logo_id: int | None
    seal_id: int | None

    def __str__(self) -> str:
        return f"{self.edition.code}"
