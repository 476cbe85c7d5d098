"""What a page's fields and blocks say differently: a label and the two texts marked in one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import blocks

from cms.content.page import ContentPage
from editions.admin.review.fields import definition_of, label_of
from editions.admin.review.sequences import Pair, matched
from editions.admin.review.showing import Showing
from editions.admin.review.values import compare
from editions.admin.review.word_diff import Op

__all__ = ["FieldDifference", "field_differences"]


@dataclass(frozen=True)
class FieldDifference:
    """`op` says whether the whole of it was inserted or deleted; `html` is safe."""

    label: str
    op: Op
    html: SafeString


def field_differences(
    model: type[ContentPage], old: Mapping[str, Any], new: Mapping[str, Any], showing: Showing
) -> list[FieldDifference]:
    """In the order of the editor; a stream is told by those of its blocks alone that differ."""
    found: list[FieldDifference] = []
    for name in model.document_fields:
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        field = model._meta.get_field(name)
        definition = definition_of(field)
        if isinstance(definition, blocks.StreamBlock):
            found += _blocks(label_of(field), definition, before, after, showing)
        else:
            found.append(FieldDifference(label_of(field), "equal", compare(definition, before, after, showing)))
    return found


def _blocks(label: str, stream: blocks.StreamBlock, old: Any, new: Any, showing: Showing) -> Iterator[FieldDifference]:
    for pair in matched(old, new, "inline"):
        item = pair.new or pair.old or {}
        child = stream.child_blocks.get(item.get("type"))
        kind = label_of(child) if child is not None else str(item.get("type"))
        retyped = pair.old is not None and pair.new is not None and pair.old.get("type") != pair.new.get("type")
        values = (None, pair.values[1]) if retyped else pair.values
        whole = pair.old is None or pair.new is None
        if whole or retyped or values[0] != values[1]:
            yield FieldDifference(f"{label} · {kind}", _op(pair), compare(child, *values, showing))
    before, after = _ids(old), _ids(new)
    if [each for each in before if each in after] != [each for each in after if each in before]:
        yield FieldDifference(label, "equal", conditional_escape(_("The order of its parts is another.")))


def _op(pair: Pair) -> Op:
    if pair.old is None:
        return "insert"
    return "delete" if pair.new is None else "equal"


def _ids(value: Any) -> list[Any]:
    return [item.get("id") for item in value or [] if isinstance(item, dict)]
