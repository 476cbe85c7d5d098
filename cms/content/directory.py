"""The directory: what an edition fills the course's slots with. It never enters a release."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.content.blocks.contacts import ContactBlock, DayBlock, HoursBlock, PhoneNumberBlock, TimeZoneBlock
from cms.content.blocks.fields import PageReferenceBlock, SlotKeyBlock
from cms.content.page import ContentPage, translatable


class SlotValueBlock(ContactBlock):
    """What stands in one slot; which of the fields counts follows from the slot's kind."""

    slot = SlotKeyBlock(label=_("Slot"))
    institution = PageReferenceBlock("content.Institution", required=False, label=_("Institution"))
    text = blocks.CharBlock(required=False, max_length=300, label=_("Text"))
    phone = PhoneNumberBlock(
        required=False,
        label=_("Phone number"),
        help_text=_("With + and the country's code: +12025550123"),
    )
    url = blocks.URLBlock(required=False, label=_("Link"))
    hours = HoursBlock(
        required=False,
        label=_("Opening hours"),
        help_text=_("Days and times: Mo-Fr 09:00-17:00; Sa 10:00-13:00. Day and night: 24/7"),
    )
    time_zone = TimeZoneBlock(required=False, label=_("Time zone"), help_text=_("Such as Asia/Beirut"))
    hours_note = blocks.CharBlock(required=False, max_length=200, label=_("Note on the hours"))
    valid_from = DayBlock(required=False, label=_("Valid from"))
    valid_until = DayBlock(required=False, label=_("Valid until"), help_text=_("Not shown after this day."))

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
