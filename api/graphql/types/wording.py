"""The schema's descriptions from the definitions' own labels, always in English."""

from typing import Any

from django.utils.translation import override


def english(text: object) -> str:
    """A lazily translated text as it was written."""
    with override("en"):
        return str(text)


def sentence(*texts: object) -> str:
    """Labels and notes as sentences: `Text. HTML, sanitised.`"""
    parts = [english(text).strip() for text in texts if text]
    return " ".join(part if part[-1] in ".?!:" else f"{part}." for part in parts if part)


def purpose_of(definition: Any) -> str:
    """What a block or model class is for: its own docstring's first paragraph, else nothing."""
    own = type(definition).__dict__.get("__doc__") or ""
    return " ".join(own.split("\n\n")[0].split())
