"""Leaf blocks of contacts, each kept in one form: numbers, opening hours, time zones, days."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.content.blocks.fields import UntranslatedBlock
from cms.content.opening_hours import to_hours
from cms.content.phones import to_e164
from cms.content.time_zones import check_time_zone

__all__ = ["VALIDITY_REVERSED", "ZONE_MISSING", "DayBlock", "HoursBlock", "PhoneNumberBlock", "TimeZoneBlock"]

ZONE_MISSING = _("Say in which time zone these hours are, such as Asia/Beirut.")
VALIDITY_REVERSED = _("The last day lies before the first.")


def _left_to_right(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "ltr", **attrs})


class PhoneNumberBlock(UntranslatedBlock):
    """A number that can be called from abroad, kept in E.164."""

    def make_field(self, **options: Any) -> forms.Field:
        return forms.CharField(max_length=40, widget=_left_to_right(inputmode="tel"), **options)

    def clean(self, value: Any) -> str:
        value = super().clean(value)
        return to_e164(value) if value else ""


class HoursBlock(UntranslatedBlock):
    """Opening hours, kept as schema.org writes them."""

    def make_field(self, **options: Any) -> forms.Field:
        return forms.CharField(max_length=300, widget=_left_to_right(), **options)

    def clean(self, value: Any) -> str:
        value = super().clean(value)
        return to_hours(value) if value else ""


class TimeZoneBlock(UntranslatedBlock):
    """A time zone by its IANA name."""

    def make_field(self, **options: Any) -> forms.Field:
        return forms.CharField(max_length=60, widget=_left_to_right(), **options)

    def clean(self, value: Any) -> str:
        value = super().clean(value)
        return check_time_zone(value) if value else ""


class DayBlock(UntranslatedBlock):
    """A day in ISO 8601; empty for none."""

    def make_field(self, **options: Any) -> forms.Field:
        return forms.CharField(max_length=10, widget=forms.TextInput(attrs={"type": "date", "dir": "ltr"}), **options)

    def clean(self, value: Any) -> str:
        value = super().clean(value)
        try:
            return datetime.date.fromisoformat(value).isoformat() if value else ""
        except ValueError as error:
            raise ValidationError(_("Write the day as 2027-06-30."), code="invalid") from error


class ContactBlock(blocks.StructBlock):
    """Checks what its fields only say together."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {}
        if cleaned.get("hours") and not cleaned.get("time_zone"):
            errors["time_zone"] = ValidationError(ZONE_MISSING, code="required")
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if first and last and last < first:
            errors["valid_until"] = ValidationError(VALIDITY_REVERSED, code="invalid")
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned
