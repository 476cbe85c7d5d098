"""Options of a question: their text, and whether they are right, as a learner would be marked."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import blocks

from cms.content.blocks.questions import ChoiceBlock, OptionBlock
from editions.admin.review.marks import joined, replaced
from editions.admin.review.showing import Showing

__all__ = ["is_option", "tick"]

Compare = Callable[[Any, Any, Any, Showing], SafeString]


def is_option(definition: Any) -> bool:
    """Whether this is something a learner can tick."""
    return isinstance(definition, OptionBlock | ChoiceBlock)


def tick(definition: blocks.StructBlock, old: Any, new: Any, showing: Showing, compare: Compare) -> SafeString:
    """An option with its tick in words and as a sign, and its consequence if it has one."""
    before, after = (each if isinstance(each, Mapping) else {} for each in (old, new))
    text = compare(definition.child_blocks["text"], before.get("text"), after.get("text"), showing)
    parts = [_mark(before, after, showing), text]
    child = definition.child_blocks.get("consequence")
    if child is not None and (before.get("consequence") or after.get("consequence")):
        said = compare(child, before.get("consequence"), after.get("consequence"), showing)
        parts.append(format_html('<span class="review-consequence">{}</span>', said))
    return format_html('<span class="review-option">{}</span>', joined(parts, " "))


def _mark(before: Mapping[str, Any], after: Mapping[str, Any], showing: Showing) -> SafeString:
    was, now = bool(before.get("correct")), bool(after.get("correct"))
    if not before or not after or was == now:
        return _sign(now if after else was)
    return replaced(_sign(was), _sign(now), showing.view)


def _sign(right: bool) -> SafeString:
    words = _("right") if right else _("not right")
    said = '<span class="review-tick{}"><span aria-hidden="true">{}</span><span class="w-sr-only">{}</span></span>'
    return format_html(said, " review-tick--right" if right else "", "✓" if right else "○", f"({words})")
