"""Words that a block shows and does not hold: they may lack a translation when its own strings have one."""

from typing import TYPE_CHECKING, Any

from api.reading.statements import can_say_true_and_false
from api.reading.values import as_text

if TYPE_CHECKING:
    from api.reading.course import ReadCourse


def borrows(item: dict[str, Any], original: dict[str, Any], locale: str, course: "ReadCourse") -> bool:
    """Whether the block `item` of a translation into `locale` would show words of the source's language.

    `original` is the same block in the source. True only if that would be in one language.
    """
    if locale == course.source_locale or original is item:
        return False
    match item.get("type"):
        case "question_true_false":
            return not can_say_true_and_false(locale) and can_say_true_and_false(course.source_locale)
        case "image":
            return _shows_the_sources_description(item.get("value"), original.get("value"), course)
        case _:
            return False


def _shows_the_sources_description(value: object, original: object, course: "ReadCourse") -> bool:
    """A picture is described once, in one language; one that the translation has for itself, in its own."""
    if not isinstance(value, dict) or not isinstance(original, dict):
        return False
    describes_itself = value.get("decorative") is True or bool(as_text(value.get("alt_text")).strip())
    shared = value.get("image") == original.get("image")
    return shared and not describes_itself and bool(course.media.description(value.get("image")))
