"""New values for the product's blocks, such as its editor's screen would accept."""

from random import Random
from typing import Any
from uuid import UUID

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.content.blocks.fields import KeyBlock, PageReferenceBlock, SlotKeyBlock, UntranslatedBlock
from tests.drill.known import Known
from tests.drill.voice import Voice


class Fresh:
    """Makes values that refer to what `known` has."""

    def __init__(self, voice: Voice, known: Known) -> None:
        self.voice = voice
        self.known = known

    @property
    def rng(self) -> Random:
        return self.voice.rng

    def id(self) -> str:
        return str(UUID(int=self.rng.getrandbits(128), version=4))

    def item(self, block: Any) -> dict[str, Any] | None:
        """A new item of a stream or list; `None` where there is nothing that it could refer to."""
        if isinstance(block, blocks.ListBlock):
            return {"type": "item", "value": self.value(block.child_block), "id": self.id()}
        name = self.rng.choice(list(block.child_blocks))
        if not self._possible(name):
            return None
        return {"type": name, "value": self.value(block.child_blocks[name]), "id": self.id()}

    def _possible(self, name: str) -> bool:
        wanted = {
            "image": self.known.images,
            "slot": self.known.slots,
            "case_study": self.known.pages.get("content.CaseStudy"),
            "tool": self.known.pages.get("content.Tool"),
        }
        return bool(wanted.get(name, True))

    def value(self, block: Any) -> Any:
        if isinstance(block, blocks.StreamBlock):
            return [item for item in (self.item(block) for _ in range(self.rng.randint(1, 2))) if item]
        if isinstance(block, blocks.ListBlock):
            least = max(block.meta.min_num or 0, 1)
            return [item for item in (self.item(block) for _ in range(self.rng.randint(least, least + 2))) if item]
        if isinstance(block, blocks.StructBlock):
            value = {name: self.value(child) for name, child in block.child_blocks.items()}
            return self._sensible(value)
        return self.leaf(block)

    def _sensible(self, value: dict[str, Any]) -> dict[str, Any]:
        """One right answer, and as many cells as columns."""
        for name in ("options", "choices"):
            if name in value:
                value[name][self.rng.randrange(len(value[name]))]["value"]["correct"] = True
        if "columns" in value:
            for row in value["rows"]:
                cells = [{"type": "item", "value": self.voice.word(), "id": self.id()} for _ in value["columns"][1:]]
                row["value"]["cells"] = cells
        return value

    def leaf(self, block: Any) -> Any:
        """A new value of a block without parts."""
        rng, voice = self.rng, self.voice
        if isinstance(block, blocks.RichTextBlock):
            return voice.prose()
        if isinstance(block, ImageChooserBlock):
            return rng.choice(self.known.images)
        if isinstance(block, SlotKeyBlock):
            return rng.choice(self.known.slots)
        if isinstance(block, KeyBlock):
            # Only what leads to another step may be left out, and there is no other.
            return voice.word() if block.field.required else ""
        if isinstance(block, PageReferenceBlock):
            return rng.choice(self.known.pages[block.page_type])
        if isinstance(block, UntranslatedBlock):
            return "P1"
        if isinstance(block, blocks.BooleanBlock):
            return False
        if isinstance(block, blocks.IntegerBlock):
            return rng.randint(1, 9)
        if isinstance(block, blocks.ChoiceBlock):
            return rng.choice([key for key, _label in block.field.choices if key])
        if isinstance(block, blocks.URLBlock):
            return f"https://{voice.word()}.example/"
        return voice.plain()
