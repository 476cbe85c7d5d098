"""Questions: what a learner sees first, and behind a field of its own what is right.

These types are written by hand, because deriving them from the blocks would serve the key beside
the options. `served_questions` holds them against the blocks' definitions.
"""

from typing import Any

import graphene

from api.graphql.types.choices import choice_enum
from api.graphql.types.locale import InLanguage
from api.reading.questions import PREFIX, QuestionNode, Step
from api.reading.questions import Option as ReadOption
from cms.content.blocks import QUESTION_BLOCKS

_SEED = {"seed": graphene.Int(description="Another number, another order; without one, the question's own.")}

QuestionKind = choice_enum(
    "QuestionKind",
    [(name.removeprefix(PREFIX), block.label) for name, block in QUESTION_BLOCKS],
    "How a question is asked and answered.",
)


class Answer(graphene.ObjectType):
    """What is right, and what to say about it: to be asked for when a learner has answered."""

    correct = graphene.List(
        graphene.NonNull(graphene.ID),
        required=True,
        description=(
            "Ids of the right options (`true` or `false`); of matching, `LEFT:RIGHT` pairs; of ordering, all items in "
            "the right order; of a scenario, the best choice of each step."
        ),
    )
    feedback_right = graphene.String(required=True, description="What to say after a right answer.")
    feedback_wrong = graphene.String(required=True, description="What to say after a wrong answer.")


class Option(graphene.ObjectType):
    """Something to choose, to pair or to put in order."""

    id = graphene.ID(required=True, description="Its id, which does not tell whether it is right.")
    text = graphene.String(required=True, description="Its words. Plain text.")


class ScenarioChoice(graphene.ObjectType):
    """What can be done at a step of a scenario."""

    id = graphene.ID(required=True, description="Its id, which does not tell whether it is best.")
    text = graphene.String(required=True, description="Its words. Plain text.")
    consequence = graphene.String(required=True, description="What happens when it is chosen; to be shown then.")
    next = graphene.ID(description="The id of the step that it leads to; null ends the scenario.")


class ScenarioStep(graphene.ObjectType):
    """A step of a scenario."""

    id = graphene.ID(required=True, description="Its id.")
    prompt = graphene.String(required=True, description="What is asked here. Plain text.")
    choices = graphene.List(graphene.NonNull(ScenarioChoice), required=True, description="What can be done, shuffled.")


class Question(InLanguage, graphene.Interface):
    """A question of any kind. Nothing outside `answer` tells what is right."""

    id = graphene.ID(required=True, description="The question's block's id.")
    kind = graphene.Field(QuestionKind, required=True, description="How it is asked and answered.")
    stem = graphene.String(required=True, description="The question. Plain text.")
    points = graphene.Int(required=True, description="What a right answer is worth.")
    answer = graphene.Field(Answer, required=True, description="What is right, and what to say about it.")

    @classmethod
    def resolve_type(cls, instance: QuestionNode, info: Any) -> type[graphene.ObjectType]:
        return QUESTION_TYPES[instance.kind]


def _options(description: str, *, seeded: bool = True) -> graphene.List:
    arguments = _SEED if seeded else {}
    return graphene.List(graphene.NonNull(Option), required=True, description=description, **arguments)


class SingleQuestion(graphene.ObjectType):
    """One option is right."""

    class Meta:
        interfaces = (Question,)

    options = _options("What to choose from, shuffled.")

    @staticmethod
    def resolve_options(root: QuestionNode, info: Any, seed: int | None = None) -> list[ReadOption]:
        return root.options(seed)


class MultipleQuestion(graphene.ObjectType):
    """One option or more are right, and all of them have to be chosen."""

    class Meta:
        interfaces = (Question,)

    options = _options("What to choose from, shuffled.")

    @staticmethod
    def resolve_options(root: QuestionNode, info: Any, seed: int | None = None) -> list[ReadOption]:
        return root.options(seed)


class TrueFalseQuestion(graphene.ObjectType):
    """A statement that is true or false."""

    class Meta:
        interfaces = (Question,)

    options = _options("`true` and `false`, in words, in this order.", seeded=False)

    @staticmethod
    def resolve_options(root: QuestionNode, info: Any) -> list[ReadOption]:
        return root.statements()


class MatchingQuestion(graphene.ObjectType):
    """Two lists whose items belong together in pairs."""

    class Meta:
        interfaces = (Question,)

    left = _options("One half of each pair, shuffled.")
    right = _options("The other halves, shuffled apart.")

    @staticmethod
    def resolve_left(root: QuestionNode, info: Any, seed: int | None = None) -> list[ReadOption]:
        return root.left(seed)

    @staticmethod
    def resolve_right(root: QuestionNode, info: Any, seed: int | None = None) -> list[ReadOption]:
        return root.right(seed)


class OrderingQuestion(graphene.ObjectType):
    """Items to be put in order."""

    class Meta:
        interfaces = (Question,)

    items = _options("The items, never in the right order.")

    @staticmethod
    def resolve_items(root: QuestionNode, info: Any, seed: int | None = None) -> list[ReadOption]:
        return root.items(seed)


class ScenarioQuestion(graphene.ObjectType):
    """A situation in one or more steps; what is chosen may lead on to another one."""

    class Meta:
        interfaces = (Question,)

    steps = graphene.List(
        graphene.NonNull(ScenarioStep), required=True, description="The steps; the first one begins.", **_SEED
    )

    @staticmethod
    def resolve_steps(root: QuestionNode, info: Any, seed: int | None = None) -> list[Step]:
        return root.steps(seed)


QUESTION_TYPES: dict[str, type[graphene.ObjectType]] = {
    "single": SingleQuestion,
    "multiple": MultipleQuestion,
    "true_false": TrueFalseQuestion,
    "matching": MatchingQuestion,
    "ordering": OrderingQuestion,
    "scenario": ScenarioQuestion,
}
