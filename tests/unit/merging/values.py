"""Fresh values for blocks of any shape. Each text is unlike every other, so that nothing lost goes unseen."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from tests.unit.merging.outline import Path

Draw = Callable[[st.SearchStrategy[Any]], Any]

# A place of values that can take each other's items: the top of nested streams, or a list's field.
Kind = Path
STREAM: Kind = ()

# How many items a stream may have, by the depth that is left; oftener what stands there twice.
LENGTHS = {2: (1, 2, 2, 3, 3, 4, 5, 6), 1: (0, 1, 1, 2, 3), 0: (0, 1, 1, 2)}

CONTAINERS = ("box", "stack", "columns")

SENTENCES = (
    "Call {} first.",
    "Is {} safe?",
    "Ask <b>{}</b> again.",
    "Say <b>{}. Then wait</b> there.",
    'Ring <a linktype="slot" ref="hotline">{}!</a> now!',
    "Go to {}, or wait…",
    "Il dit : « {} ! »",
    "اتصل بـ {} الآن، ثم انتظر.",
    "هل {} آمن؟",
    "یہ {} ہے۔",
)
PARAGRAPHS = ("<p>{}</p>", '<p data-block-key="k">{}</p>', "<h3>{}</h3>", "<ul><li>{}</li></ul>")


class Maker:
    """Makes ids, words and numbers that are used once, and says whose they are."""

    def __init__(self, draw: Draw, whose: str, *, shared_ids: bool = False, any_kind: bool = False) -> None:
        self.draw = draw
        self.whose = whose
        self.count = 0
        # Documents that were not made from each other meet in their ids, if they are to.
        self.shared_ids = shared_ids
        # Even a block and an item of some list meet.
        self.any_kind = any_kind
        self.pools: dict[Kind, list[str]] = {}

    def pick(self, options: Any) -> Any:
        """One of a sequence, drawn."""
        return self.draw(st.sampled_from(options))

    def upto(self, most: int) -> int:
        """A number from 0 to `most`, drawn."""
        return self.draw(st.integers(0, most))

    def id(self, kind: Kind) -> str:
        if not self.shared_ids:
            return f"{self.whose}-{self.number()}"
        kind = () if self.any_kind else kind
        pool = self.pools.setdefault(kind, [f"{'/'.join(kind) or 'block'}-{number}" for number in range(12)])
        return pool.pop(self.upto(len(pool) - 1)) if pool else f"{self.whose}-{self.number()}"

    def number(self) -> int:
        self.count += 1
        return self.count

    def word(self) -> str:
        return f"{self.whose}{self.number()}"

    def sentence(self) -> str:
        return self.pick(SENTENCES).format(self.word())

    def paragraph(self) -> str:
        return self.pick(PARAGRAPHS).format(" ".join(self.sentence() for _ in range(1 + self.upto(2))))

    def prose(self) -> str:
        return "".join(self.paragraph() for _ in range(1 + self.upto(1)))

    def value(self, block: blocks.Block, kind: Kind, depth: int = 2) -> Any:
        """A raw value of `block`, which stands in a place of that kind."""
        if isinstance(block, blocks.StreamBlock):
            return [self.child(block, depth) for _ in range(self.pick(LENGTHS[depth]))]
        if isinstance(block, blocks.ListBlock):
            return [self.item(block, kind, depth) for _ in range(self.pick((0, 1, 1, 2, 3)))]
        if isinstance(block, blocks.StructBlock):
            return {name: self.value(child, (*kind, name), depth) for name, child in block.child_blocks.items()}
        return self.leaf(block)

    def child(self, stream: blocks.StreamBlock, depth: int = 2) -> dict[str, Any]:
        """A new item of a stream; no containers below `depth`."""
        types = [name for name in stream.child_blocks if depth or name not in CONTAINERS]
        name = self.pick([*types, "unheard-of"])
        if name == "unheard-of":
            value: Any = {"text": self.word(), "parts": [self.word()]}
        else:
            value = self.value(stream.child_blocks[name], (name,), depth - 1)
        return {"type": name, "value": value, "id": self.id(STREAM)}

    def item(self, block: blocks.ListBlock, kind: Kind, depth: int = 2) -> dict[str, Any]:
        """A new item of a list."""
        return {"type": "item", "value": self.value(block.child_block, (*kind, "item"), depth), "id": self.id(kind)}

    def leaf(self, block: blocks.Block) -> Any:
        """A new value of a block without parts."""
        if isinstance(block, blocks.RichTextBlock):
            return self.prose()
        if isinstance(block, blocks.BooleanBlock):
            return False
        if isinstance(block, blocks.IntegerBlock | ImageChooserBlock):
            return self.number()
        if isinstance(block, blocks.ChoiceBlock):
            return "info"
        return self.word()
