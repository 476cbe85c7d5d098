"""Edits of a stream's raw value: blocks, list items, leaves, questions, tables, pictures."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.content.blocks.fields import KeyBlock, UntranslatedBlock
from tests.drill.fresh import Fresh
from tests.drill.sentence_edits import REWRITINGS

Raw = list[dict[str, Any]]


@dataclass
class Items:
    """A list of items somewhere in a stream."""

    block: Any
    items: Raw


@dataclass
class Leaf:
    """A single value, in the dict or item that holds it."""

    block: Any
    holder: dict[str, Any]
    key: str

    @property
    def value(self) -> Any:
        return self.holder[self.key]

    @value.setter
    def value(self, value: Any) -> None:
        self.holder[self.key] = value


def edit_stream(stream: Any, raw: Raw, fresh: Fresh) -> tuple[str, Raw] | None:
    """The name of an edit, and the value after it; `None` where it came to nothing that holds."""
    edited = deepcopy(raw)
    edit = fresh.rng.choice(EDITS)
    edit(stream, edited, fresh)
    if edited == raw:
        return None
    try:
        stream.clean(stream.to_python(edited))
    except ValidationError:
        # What the editor's screen would refuse, nobody saves.
        return None
    return edit.__name__, edited


# Walking -----------------------------------------------------------------------------------------


def lists_in(block: Any, value: Any) -> Iterator[Items]:
    """Every list of items, the stream itself first."""
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        yield Items(block, value)
        for item in value:
            yield from lists_in(_child(block, item), item["value"])
    elif isinstance(block, blocks.StructBlock):
        for name, inner in value.items():
            yield from lists_in(block.child_blocks.get(name), inner)


def leaves_in(block: Any, value: Any) -> Iterator[Leaf]:
    """Every value without parts."""
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for item in value:
            yield from _leaves_at(_child(block, item), item, "value")
    elif isinstance(block, blocks.StructBlock):
        for name in value:
            if name in block.child_blocks:
                yield from _leaves_at(block.child_blocks[name], value, name)


def _leaves_at(block: Any, holder: dict[str, Any], key: str) -> Iterator[Leaf]:
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock | blocks.StructBlock):
        yield from leaves_in(block, holder[key])
    elif block is not None:
        yield Leaf(block, holder, key)


def _child(block: Any, item: dict[str, Any]) -> Any:
    return block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks.get(item["type"])


# Edits -------------------------------------------------------------------------------------------


def change_text(stream: Any, raw: Raw, fresh: Fresh) -> None:
    for leaf in _one_leaf(stream, raw, fresh, _is_text):
        leaf.value = fresh.leaf(leaf.block)


def change_rich_text(stream: Any, raw: Raw, fresh: Fresh) -> None:
    for leaf in _one_leaf(stream, raw, fresh, lambda block: isinstance(block, blocks.RichTextBlock)):
        leaf.value = fresh.rng.choice(REWRITINGS)(leaf.value or "", fresh)


def change_choice(stream: Any, raw: Raw, fresh: Fresh) -> None:
    wanted = blocks.ChoiceBlock | blocks.IntegerBlock
    for leaf in _one_leaf(stream, raw, fresh, lambda block: isinstance(block, wanted)):
        leaf.value = fresh.leaf(leaf.block)


def swap_picture(stream: Any, raw: Raw, fresh: Fresh) -> None:
    for leaf in _one_leaf(stream, raw, fresh, lambda block: isinstance(block, ImageChooserBlock)):
        leaf.value = fresh.rng.choice(fresh.known.images)


def add_block(stream: Any, raw: Raw, fresh: Fresh) -> None:
    item = fresh.item(stream)
    if item:
        raw.insert(fresh.rng.randint(0, len(raw)), item)


def delete_block(stream: Any, raw: Raw, fresh: Fresh) -> None:
    if len(raw) > 1:
        raw.pop(fresh.rng.randrange(len(raw)))


def move_block(stream: Any, raw: Raw, fresh: Fresh) -> None:
    if len(raw) > 1:
        raw.insert(fresh.rng.randint(0, len(raw) - 1), raw.pop(fresh.rng.randrange(len(raw))))


def make_mandatory(stream: Any, raw: Raw, fresh: Fresh) -> None:
    marked = [item for item in raw if isinstance(item["value"], dict) and "mandatory" in item["value"]]
    if marked and fresh.rng.random() < 0.3:
        item = fresh.rng.choice(marked)["value"]
        item["mandatory"] = not item["mandatory"]


def add_item(stream: Any, raw: Raw, fresh: Fresh) -> None:
    for here in _one_list(stream, raw, fresh):
        item = fresh.item(here.block)
        if item:
            here.items.insert(fresh.rng.randint(0, len(here.items)), item)


def delete_item(stream: Any, raw: Raw, fresh: Fresh) -> None:
    for here in _one_list(stream, raw, fresh):
        if here.items:
            here.items.pop(fresh.rng.randrange(len(here.items)))


def move_item(stream: Any, raw: Raw, fresh: Fresh) -> None:
    for here in _one_list(stream, raw, fresh):
        if here.items:
            item = here.items.pop(fresh.rng.randrange(len(here.items)))
            here.items.insert(fresh.rng.randint(0, len(here.items)), item)


def move_item_away(stream: Any, raw: Raw, fresh: Fresh) -> None:
    """To another list of the same kind."""
    for here in _one_list(stream, raw, fresh):
        others = [each for each in lists_in(stream, raw) if each.block is here.block and each.items is not here.items]
        if others and here.items:
            target = fresh.rng.choice(others).items
            target.insert(fresh.rng.randint(0, len(target)), here.items.pop(fresh.rng.randrange(len(here.items))))


def change_answer(stream: Any, raw: Raw, fresh: Fresh) -> None:
    """Another option of a question is the right one, and it says something else."""
    questions = [item["value"] for item in raw if isinstance(item["value"], dict) and "stem" in item["value"]]
    if not questions:
        return
    question = fresh.rng.choice(questions)
    if "options" in question:
        right = fresh.rng.randrange(len(question["options"]))
        for index, option in enumerate(question["options"]):
            option["value"]["correct"] = index == right
    elif "correct" in question:
        question["correct"] = not question["correct"]
    if fresh.rng.random() < 0.5:
        question["stem"] = fresh.voice.plain()


def widen_table(stream: Any, raw: Raw, fresh: Fresh) -> None:
    """A table gets another column."""
    tables = [item["value"] for item in raw if isinstance(item["value"], dict) and "columns" in item["value"]]
    if tables:
        table = fresh.rng.choice(tables)
        for items in (table["columns"], *(row["value"]["cells"] for row in table["rows"])):
            items.append({"type": "item", "value": fresh.voice.word(), "id": fresh.id()})


Edit = Callable[[Any, Raw, Fresh], None]
EDITS: tuple[Edit, ...] = (
    *(change_text,) * 4,
    *(change_rich_text,) * 6,
    change_choice,
    *(swap_picture,) * 2,
    *(add_block,) * 3,
    *(delete_block,) * 2,
    *(move_block,) * 2,
    make_mandatory,
    *(add_item,) * 2,
    delete_item,
    move_item,
    move_item_away,
    *(change_answer,) * 2,
    widen_table,
)


def _is_text(block: Any) -> bool:
    excluded = blocks.RichTextBlock | blocks.BooleanBlock | blocks.ChoiceBlock | blocks.IntegerBlock
    return not isinstance(block, excluded | ImageChooserBlock | KeyBlock | UntranslatedBlock)


def _one_leaf(stream: Any, raw: Raw, fresh: Fresh, wanted: Callable[[Any], bool]) -> Iterator[Leaf]:
    found = [leaf for leaf in leaves_in(stream, raw) if wanted(leaf.block)]
    if found:
        yield fresh.rng.choice(found)


def _one_list(stream: Any, raw: Raw, fresh: Fresh) -> Iterator[Items]:
    """A list inside a block."""
    found = [here for here in lists_in(stream, raw) if here.items is not raw]
    if found:
        yield fresh.rng.choice(found)
