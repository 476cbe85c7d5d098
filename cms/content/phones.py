"""Phone numbers: checked against the world's numbering plans, kept in E.164, shown as people write them."""

from functools import lru_cache
from typing import NamedTuple

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.bidi import isolated

__all__ = ["PhoneForms", "phone_forms", "to_e164"]

_EXAMPLE = "+12025550123"
_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class PhoneForms(NamedTuple):
    """A number as it is written within its country, and from abroad; `region` is ISO 3166, may be empty."""

    national: str
    international: str
    region: str


def to_e164(text: str) -> str:
    """`+1 (202) 555-0123` → `+12025550123`; raises `ValidationError` that says what would be right."""
    try:
        number = phonenumbers.parse(_latin(text), None)
    except phonenumbers.NumberParseException as error:
        raise ValidationError(
            _("Begin with + and the country's code, such as %(example)s. Short numbers cannot be called from abroad.")
            % {"example": isolated(_EXAMPLE)},
            code="invalid",
        ) from error
    if number.extension:
        raise ValidationError(_("Leave the extension out: it cannot be dialled with the number."), code="invalid")
    if not phonenumbers.is_valid_number(number):
        raise ValidationError(_invalid(number), code="invalid")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=2048)
def phone_forms(e164: str) -> PhoneForms:
    """How to show `e164`; what no numbering plan knows is shown as it is."""
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return PhoneForms(e164, e164, "")
    written = phonenumbers.PhoneNumberFormat
    return PhoneForms(
        phonenumbers.format_number(number, written.NATIONAL),
        phonenumbers.format_number(number, written.INTERNATIONAL),
        phonenumbers.region_code_for_number(number) or "",
    )


def _invalid(number: phonenumbers.PhoneNumber) -> str:
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.INVALID_COUNTRY_CODE:
        return _("No country has the code +%(code)s.") % {"code": number.country_code}
    wanted = isolated(_example(number.country_code or 0))
    if reason == phonenumbers.ValidationResult.TOO_LONG:
        return _("This number is too long for its country. One there looks like %(example)s.") % {"example": wanted}
    if reason == phonenumbers.ValidationResult.TOO_SHORT:
        return _("This number is too short for its country. One there looks like %(example)s.") % {"example": wanted}
    return _("There is no such number in its country. One there looks like %(example)s.") % {"example": wanted}


def _example(country_code: int) -> str:
    region = phonenumbers.region_code_for_country_code(country_code)
    # The numbering plan of North America has numbers that are kept free for examples.
    found = None if country_code == 1 else phonenumbers.example_number(region)
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164) if found else _EXAMPLE


def _latin(text: str) -> str:
    """Without the marks of direction that come along when a number is copied out of Arabic text."""
    return "".join(
        sign for sign in text.strip() if sign not in "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
    )
