"""What a query asks for, as a tree, and as text that people like to read."""

from collections.abc import Iterator
from dataclasses import dataclass

_WIDTH = 96


@dataclass(frozen=True)
class Selection:
    """A field with its arguments, or a condition, and what is asked for below it; the root has no text."""

    text: str
    below: tuple["Selection", ...] = ()

    def __str__(self) -> str:
        return "\n".join(self._lines(0)) + "\n"

    def _lines(self, depth: int) -> Iterator[str]:
        start = "  " * depth + (f"{self.text} " if self.text else "")
        if not self.below:
            yield start.rstrip()
            return
        flat = f"{start}{{ {' '.join(each.text for each in self.below)} }}"
        if self.text and not any(each.below for each in self.below) and len(flat) <= _WIDTH:
            yield flat
            return
        yield f"{start}{{"
        for each in self.below:
            yield from each._lines(depth + 1)
        yield "  " * depth + "}"
