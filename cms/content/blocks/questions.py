"""Question kinds. Editors tick what is right; keys are derived from the ids of options."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.content.blocks.content_block import ContentBlock
from cms.content.blocks.fields import KeyBlock


class QuestionBlock(ContentBlock):
    """What every kind of question has: the question, its points, and feedback both ways."""

    stem = blocks.TextBlock(rows=2, label=_("Question"))
    points = blocks.IntegerBlock(min_value=0, max_value=10, default=1, label=_("Points"))

    def problem(self, value: Any) -> tuple[str, Any] | None:
        """`(field, message)` when the question cannot be answered or marked, else `None`."""
        return None

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (problem := self.problem(cleaned)):
            field, message = problem
            raise StructBlockValidationError({field: ValidationError(message)})
        return cleaned

    def get_form_layout(self) -> blocks.BlockGroup:
        last = ["feedback_right", "feedback_wrong"]
        names = [n for n in self.child_blocks if n not in ("mandatory", "points", *last)]
        return blocks.BlockGroup(children=[*names, *last], settings=["points", "mandatory"])

    feedback_right = blocks.TextBlock(rows=2, label=_("Feedback for a right answer"))
    feedback_wrong = blocks.TextBlock(rows=2, label=_("Feedback for a wrong answer"))

    class Meta:
        icon = "help"
        group = _("Questions")
        graphql_type = "QuestionBlock"
        question_type = ""


class OptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=500, label=_("Option"))
    correct = blocks.BooleanBlock(required=False, label=_("This is right"))

    class Meta:
        icon = "list-ul"
        label = _("Option")


def _ticked(value: Any) -> int:
    return sum(1 for option in value["options"] if option["correct"])


class SingleQuestionBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), min_num=2, label=_("Options"))

    def problem(self, value: Any) -> tuple[str, Any] | None:
        if _ticked(value) != 1:
            return "options", _("Tick the one option that is right.")
        return None

    class Meta:
        label = _("Single choice")
        question_type = "SingleQuestion"
        merge_groups = [("stem", "options")]


class MultipleQuestionBlock(QuestionBlock):
    options = blocks.ListBlock(OptionBlock(), min_num=2, label=_("Options"))

    def problem(self, value: Any) -> tuple[str, Any] | None:
        if _ticked(value) < 1:
            return "options", _("Tick at least one option that is right.")
        return None

    class Meta:
        label = _("Multiple choice")
        question_type = "MultipleQuestion"
        merge_groups = [("stem", "options")]


class TrueFalseQuestionBlock(QuestionBlock):
    correct = blocks.BooleanBlock(required=False, label=_("The statement is true"))

    class Meta:
        label = _("True or false")
        question_type = "TrueFalseQuestion"
        merge_groups = [("stem", "correct")]


class PairBlock(blocks.StructBlock):
    left = blocks.CharBlock(max_length=300, label=_("Item"))
    right = blocks.CharBlock(max_length=300, label=_("Belongs to"))

    class Meta:
        icon = "link"
        label = _("Pair")


class MatchingQuestionBlock(QuestionBlock):
    pairs = blocks.ListBlock(PairBlock(), min_num=2, label=_("Pairs that belong together"))

    def problem(self, value: Any) -> tuple[str, Any] | None:
        rights = [pair["right"].strip() for pair in value["pairs"]]
        if len(set(rights)) != len(rights):
            return "pairs", _("Two items belong to the same text: nobody could tell which pair is meant.")
        return None

    class Meta:
        label = _("Matching")
        question_type = "MatchingQuestion"
        merge_groups = [("stem", "pairs")]


class OrderItemBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=300, label=_("Item"))

    class Meta:
        icon = "list-ol"
        label = _("Item")


class OrderingQuestionBlock(QuestionBlock):
    items = blocks.ListBlock(OrderItemBlock(), min_num=2, label=_("Items, in the right order"))

    class Meta:
        label = _("Ordering")
        question_type = "OrderingQuestion"
        merge_groups = [("stem", "items")]


class ChoiceBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=500, label=_("Choice"))
    correct = blocks.BooleanBlock(required=False, label=_("This is the best choice"))
    consequence = blocks.TextBlock(rows=2, label=_("What happens then"))
    leads_to = KeyBlock(required=False, label=_("Next step's key"), help_text=_("Empty: the scenario ends here."))

    class Meta:
        icon = "arrow-right"
        label = _("Choice")


class ScenarioStepBlock(blocks.StructBlock):
    key = KeyBlock(label=_("Key"))
    prompt = blocks.TextBlock(rows=2, label=_("What do you do?"))
    choices = blocks.ListBlock(ChoiceBlock(), min_num=2, label=_("Choices"))

    class Meta:
        icon = "form"
        label = _("Step")


class ScenarioQuestionBlock(QuestionBlock):
    """A situation in one or more steps; each choice shows its consequence and may lead on."""

    steps = blocks.ListBlock(ScenarioStepBlock(), min_num=1, label=_("Steps"))

    def problem(self, value: Any) -> tuple[str, Any] | None:
        keys = [step["key"] for step in value["steps"]]
        if len(set(keys)) != len(keys):
            return "steps", _("Two steps have the same key.")
        for step in value["steps"]:
            if sum(1 for choice in step["choices"] if choice["correct"]) != 1:
                return "steps", _("Step %(key)s needs exactly one best choice.") % {"key": step["key"]}
            for choice in step["choices"]:
                if choice["leads_to"] and choice["leads_to"] not in keys:
                    return "steps", _("There is no step %(key)s to lead to.") % {"key": choice["leads_to"]}
        return None

    class Meta:
        label = _("Scenario")
        question_type = "ScenarioQuestion"
        merge_groups = [("stem", "steps")]


QUESTION_BLOCKS = (
    ("question_single", SingleQuestionBlock()),
    ("question_multiple", MultipleQuestionBlock()),
    ("question_true_false", TrueFalseQuestionBlock()),
    ("question_matching", MatchingQuestionBlock()),
    ("question_ordering", OrderingQuestionBlock()),
    ("question_scenario", ScenarioQuestionBlock()),
)
