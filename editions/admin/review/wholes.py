"""Whole blocks compared, as items of an update hold them: `{"id", "type", "value"}`."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from editions.admin.review.marks import joined, nothing
from editions.admin.review.showing import Showing
from editions.admin.review.values import compare

__all__ = ["compare_wholes", "is_whole"]


def is_whole(value: Any) -> bool:
    """Whether `value` is a block with its id and type, and not what is in one."""
    return isinstance(value, dict) and {"id", "type", "value"} <= value.keys()


def compare_wholes(definition: Any, old: Any, new: Any, showing: Showing) -> SafeString:
    """Two of one type by what is in them; others, or one alone, one after the other."""
    if is_whole(old) and is_whole(new) and old["type"] == new["type"]:
        return compare(definition, old["value"], new["value"], showing)
    sides = {"old": [old], "new": [new], "inline": [old, new]}[showing.view]
    shown = [compare(definition, each["value"], each["value"], showing) for each in sides if is_whole(each)]
    return joined(format_html("<div>{}</div>", each) for each in shown) if shown else nothing()
