"""Tools of a module: templates, checklists, worksheets."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField

from cms.content.page import ContentPage, translatable
from cms.content.rich_text import BODY_FEATURES


class Tool(ContentPage):
    """Something that a post can use as it stands, as text, as a file, or both."""

    class Kind(models.TextChoices):
        TEMPLATE = "template", _("Template")
        CHECKLIST = "checklist", _("Checklist")
        WORKSHEET = "worksheet", _("Worksheet")
        FORM = "form", _("Form")
        INFOGRAPHIC = "infographic", _("Infographic")
        GUIDE = "guide", _("Guide")
        KIT = "kit", _("Kit")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.TEMPLATE)
    text = RichTextField(_("text"), features=BODY_FEATURES, blank=True)
    file = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    document_fields = ("title", "slug", "kind", "text", "file")
    translatable_fields = translatable("title", "text", shared=("slug", "kind", "file"))
    content_panels = [*ContentPage.content_panels, FieldPanel("kind"), FieldPanel("text"), FieldPanel("file")]
    parent_page_types = ["content.Module"]
    subpage_types = []

    class Meta:
        verbose_name = _("tool")
        verbose_name_plural = _("tools")
