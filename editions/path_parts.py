"""What may stand in an address: never U+0000, which no text in a database can hold."""

from django.urls import register_converter
from django.urls.converters import StringConverter

__all__ = ["register"]


class _Words(StringConverter):
    """Any text but a slash and U+0000."""

    regex = r"[^/\x00]+"


def register() -> None:
    """As `<words:name>` in the addresses of this product; before the first of them is read."""
    register_converter(_Words, "words")
