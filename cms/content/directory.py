"""The directory: what an edition fills the course's slots with. It never enters a release."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.content.blocks.fields import PageReferenceBlock, SlotKeyBlock
from cms.content.page import ContentPage, translatable


class SlotValueBlock(blocks.StructBlock):
    """What stands in one slot; which of the fields counts follows from the slot's kind."""

    slot = SlotKeyBlock(label=_("Slot"))
    institution = PageReferenceBlock("content.Institution", required=False, label=_("Institution"))
    text = blocks.CharBlock(required=False, max_length=300, label=_("Text"))
    phone = blocks.RegexBlock(
        regex=r"^(\+[1-9]\d{6,14})?$",
        required=False,
        label=_("Phone number"),
        help_text=_("In international form, digits only: +12025550123"),
        error_messages={"invalid": _("Write the number in international form, digits only: +12025550123")},
    )
    url = blocks.URLBlock(required=False, label=_("Link"))

    class Meta:
        icon = "key"
        label = _("Slot")


class Directory(ContentPage):
    """Slot values and institutions: published changes reach readers without a new release."""

    slot_values = StreamField([("value", SlotValueBlock())], blank=True, verbose_name=_("slots"))

    document_fields = ("title", "slug", "slot_values")
    translatable_fields = translatable("title", "slot_values", shared=("slug",))
    content_panels = [*ContentPage.content_panels, FieldPanel("slot_values")]
    parent_page_types = ["content.Course"]
    subpage_types = ["content.Institution"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("institutions and contacts")
        verbose_name_plural = _("institutions and contacts")
