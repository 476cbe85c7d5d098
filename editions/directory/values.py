"""What a slot takes, by its kind, and whether what somebody wrote is that."""

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.content.blocks.contacts import VALIDITY_REVERSED, ZONE_MISSING
from cms.content.models import Directory

__all__ = ["FIELDS", "Errors", "Values", "checked", "fields_for", "main_field", "tidy"]

Values = dict[str, str]
"""By field, as text: lineages, E.164, addresses, days in ISO 8601; empty for nothing."""
Errors = dict[str, str]
"""By field, what is wrong and what would be right."""

_HOURS = ("hours", "time_zone", "hours_note")
_VALIDITY = ("valid_from", "valid_until")
FIELDS = ("institution", "text", "phone", "url", *_HOURS, *_VALIDITY)

# The first is the one without which the slot is not filled.
_OF_KIND = {
    "institution": ("institution", *_VALIDITY),
    "phone": ("phone", *_HOURS, *_VALIDITY),
    "link": ("url", "text", *_HOURS, *_VALIDITY),
    "text": ("text", "url", *_HOURS, *_VALIDITY),
}

_BLOCKS = Directory._meta.get_field("slot_values").stream_block.child_blocks["value"].child_blocks  # type: ignore[union-attr]


def fields_for(kind: str) -> tuple[str, ...]:
    """The fields that count in a slot of this kind."""
    return _OF_KIND.get(kind, _OF_KIND["text"])


def main_field(kind: str) -> str:
    return fields_for(kind)[0]


def tidy(text: object) -> str:
    return " ".join(str(text or "").split())


def checked(kind: str, values: Mapping[str, str], institutions: Collection[str]) -> tuple[Values, Errors]:
    """Each field that counts, in the form in which it is kept, and what is wrong with some of them.

    `institutions` are the lineages of those that the edition has.
    """
    cleaned: Values = {}
    errors: Errors = {}
    for name in fields_for(kind):
        text = tidy(values.get(name))
        try:
            cleaned[name] = str(_BLOCKS[name].clean(text) or "")
        except ValidationError as error:
            cleaned[name] = text
            errors[name] = error.messages[0]
    if cleaned.get("institution") and "institution" not in errors and cleaned["institution"] not in institutions:
        errors["institution"] = _("This edition has no such institution that is published. Choose another.")
    return cleaned, _together(kind, cleaned) | errors


def _together(kind: str, values: Values) -> Errors:
    """What fields only say with each other."""
    errors: Errors = {}
    main = main_field(kind)
    if any(values.values()) and not values[main]:
        errors[main] = _("Fill this in, or empty the rest of the row.")
    if values.get("hours") and not values["time_zone"]:
        errors["time_zone"] = str(ZONE_MISSING)
    # Days in ISO 8601 sort as they follow each other.
    if values["valid_from"] and values["valid_until"] and values["valid_until"] < values["valid_from"]:
        errors["valid_until"] = str(VALIDITY_REVERSED)
    return errors
