"""How long work says how far it is, to a terminal or to a screen.

An action takes a `Progress` and calls it as it goes; it never asks who listens. It is called
within the action's transaction, so what it writes must not go through the same connection.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

__all__ = ["Progress", "counted", "silent"]

Item = TypeVar("Item")


class Progress(Protocol):
    def __call__(self, stage: str, done: int, total: int) -> None:
        """`stage`, in the language of whoever asked for the work, is at `done` of `total`.

        `total` is 0 where nobody can count.
        """


def silent(stage: str, done: int, total: int) -> None:
    """Nobody listens."""


def counted(items: Sequence[Item], stage: str, progress: Progress) -> Iterator[Item]:
    """`items` one by one, each counted when it is done with."""
    total = len(items)
    for done, item in enumerate(items):
        progress(stage, done, total)
        yield item
    if total:
        progress(stage, total, total)
