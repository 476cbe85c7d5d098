"""Where each field of each kind of question is served, held against the blocks' definitions.

A kind of question that has no type, or a field of one that stands nowhere in the list below,
stops the schema from being built: whether it belongs before or behind `answer` is for a person
to decide.
"""

from collections.abc import Iterator, Mapping

from django.core.exceptions import ImproperlyConfigured
from wagtail import blocks

from api.graphql.types.question import QUESTION_TYPES
from api.reading.questions import KINDS, PREFIX
from cms.content.blocks import QUESTION_BLOCKS

_COMMON = {
    "mandatory": "Block.mandatory",
    "stem": "Question.stem",
    "points": "Question.points",
    "feedback_right": "Answer.feedbackRight",
    "feedback_wrong": "Answer.feedbackWrong",
}
_OPTIONS = {"options.text": "Option.text", "options.correct": "Answer.correct"}

# By kind: the block's fields, and the schema's fields that serve them.
SERVED: Mapping[str, Mapping[str, str]] = {
    "single": {**_COMMON, **_OPTIONS},
    "multiple": {**_COMMON, **_OPTIONS},
    "true_false": {**_COMMON, "correct": "Answer.correct"},
    "matching": {**_COMMON, "pairs.left": "MatchingQuestion.left", "pairs.right": "MatchingQuestion.right"},
    "ordering": {**_COMMON, "items.text": "Option.text"},
    "scenario": {
        **_COMMON,
        "steps.key": "ScenarioStep.id",
        "steps.prompt": "ScenarioStep.prompt",
        "steps.choices.text": "ScenarioChoice.text",
        "steps.choices.correct": "Answer.correct",
        "steps.choices.consequence": "ScenarioChoice.consequence",
        "steps.choices.leads_to": "ScenarioChoice.next",
    },
}


def paths_in(block: blocks.Block, path: str = "") -> Iterator[str]:
    """Every leaf of a struct by the names on the way to it; lists add no name."""
    if isinstance(block, blocks.ListBlock):
        yield from paths_in(block.child_block, path)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from paths_in(child, f"{path}.{name}" if path else name)
    else:
        yield path


def check_question(kind: str, block: blocks.Block) -> None:
    """Raises `ImproperlyConfigured` unless every field of this kind of question is served somewhere."""
    if kind not in KINDS or kind not in QUESTION_TYPES or kind not in SERVED:
        raise ImproperlyConfigured(f"Questions of the kind “{kind}” have no type in the schema yet.")
    expected = getattr(block.meta, "question_type", "")
    if QUESTION_TYPES[kind].__name__ != expected:
        raise ImproperlyConfigured(f"The block “{kind}” wants the type {expected}, and the schema has another one.")
    unserved = set(paths_in(block)) ^ set(SERVED[kind])
    if unserved:
        raise ImproperlyConfigured(f"Decide where questions of the kind “{kind}” serve: {', '.join(sorted(unserved))}.")


def check_questions() -> None:
    for name, block in QUESTION_BLOCKS:
        check_question(name.removeprefix(PREFIX), block)
