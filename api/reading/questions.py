"""Questions as learners see them first: shuffled, without a key.

The order depends on the question and a seed alone, so that the same page shows the same order
again and a package can be rebuilt to the byte. Key and feedback are read by `Answer` only.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from api.reading.languages import direction_of
from api.reading.statements import true_and_false
from api.reading.values import BlockNode, Values

PREFIX = "question_"
KINDS = ("single", "multiple", "true_false", "matching", "ordering", "scenario")
_T = TypeVar("_T")


class Option(NamedTuple):
    id: str
    text: str


class Choice(NamedTuple):
    id: str
    text: str
    consequence: str
    # The id of the step that this choice leads to; `None` ends the scenario.
    next: str | None


_Shuffled = TypeVar("_Shuffled", Option, Choice)


class Step(NamedTuple):
    id: str
    prompt: str
    choices: list[Choice]


class Answer(NamedTuple):
    correct: list[str]
    feedback_right: str
    feedback_wrong: str


class QuestionNode:
    """A question of any kind; each kind's type asks for the parts that the kind has."""

    __slots__ = ("_block", "kind")

    def __init__(self, block: BlockNode) -> None:
        self._block = block
        self.kind = block.type.removeprefix(PREFIX)

    @staticmethod
    def reads(block: BlockNode) -> bool:
        """Whether `block` is a question of a kind that is known here."""
        return block.type.startswith(PREFIX) and block.type.removeprefix(PREFIX) in KINDS

    @property
    def id(self) -> str:
        return self._block.id

    @property
    def type(self) -> str:
        return self._block.type

    @property
    def locale(self) -> str:
        return self._block.locale

    @property
    def direction(self) -> str:
        return direction_of(self._block.locale)

    @property
    def stem(self) -> str:
        return self._block.text("stem")

    @property
    def points(self) -> int:
        return self._block.number("points")

    def options(self, seed: int | None = None) -> list[Option]:
        """Of single and multiple choice."""
        return self._shuffled(self._texts("options"), seed)

    def statements(self) -> list[Option]:
        """Of true or false; never shuffled, since the order tells nothing."""
        return [Option(key, text) for key, text in zip(("true", "false"), true_and_false(self.locale), strict=True)]

    def left(self, seed: int | None = None) -> list[Option]:
        return self._shuffled([Option(pair.id, pair.text("left")) for pair in self._items("pairs")], seed, "left")

    def right(self, seed: int | None = None) -> list[Option]:
        """The other halves, by ids that do not show which half they belong to."""
        pairs = self._items("pairs")
        rights = [Option(_right_id(pair.id), pair.text("right")) for pair in pairs]
        shuffled = self._shuffled(rights, seed, "right")
        # Shuffled apart, both sides may still come out alike: then the answer would stand side by side.
        if [option.id for option in shuffled] == [_right_id(option.id) for option in self.left(seed)]:
            return _turned(shuffled)
        return shuffled

    def items(self, seed: int | None = None) -> list[Option]:
        """Of ordering; never in the right order."""
        right = self._texts("items")
        shuffled = self._shuffled(right, seed)
        return _turned(shuffled) if shuffled == right else shuffled

    def steps(self, seed: int | None = None) -> list[Step]:
        """Of a scenario, in the order in which it is told; each step's choices are shuffled."""
        steps = self._items("steps")
        ids = {step.text("key"): step.id for step in steps}
        return [
            Step(
                step.id,
                step.text("prompt"),
                self._shuffled(
                    [
                        Choice(c.id, c.text("text"), c.text("consequence"), ids.get(c.text("leads_to")))
                        for c in step.items("choices")
                    ],
                    seed,
                    step.id,
                ),
            )
            for step in steps
        ]

    @property
    def answer(self) -> Answer:
        block = self._block
        return Answer(self._key(), block.text("feedback_right"), block.text("feedback_wrong"))

    def _key(self) -> list[str]:
        match self.kind:
            case "true_false":
                return ["true" if self._block.flag("correct") else "false"]
            case "matching":
                return [f"{pair.id}:{_right_id(pair.id)}" for pair in self._items("pairs")]
            case "ordering":
                return [item.id for item in self._items("items")]
            case "scenario":
                return [id_ for step in self._items("steps") for id_ in _ticked(step.items("choices"))]
            case _:
                return _ticked(self._items("options"))

    def _items(self, name: str) -> list[Values]:
        return self._block.items(name)

    def _texts(self, name: str) -> list[Option]:
        return [Option(item.id, item.text("text")) for item in self._items(name)]

    def _shuffled(self, options: Sequence[_Shuffled], seed: int | None, part: str = "") -> list[_Shuffled]:
        def rank(option: _Shuffled) -> bytes:
            text = "\n".join((self.id, "" if seed is None else str(seed), part, option.id))
            return hashlib.sha256(text.encode()).digest()

        return sorted(options, key=rank)


def _ticked(items: Iterable[Values]) -> list[str]:
    return [item.id for item in items if item.flag("correct")]


def _right_id(pair: str) -> str:
    return hashlib.sha256(f"right\n{pair}".encode()).hexdigest()[:16]


def _turned(options: Sequence[_T]) -> list[_T]:
    """The first one last: another order, whenever there are two to order."""
    return [*options[1:], *options[:1]]
