"""What wagtail-grapple has to be told to serve the same fields, set on the product's classes.

It is set while the benchmarks run and nowhere else: the product does not know grapple. Fields
are declared the way grapple's documentation recommends, which is also its quicker way: blocks
that are not declared are served field by field as objects of their own.
"""

from collections.abc import Callable, Sequence
from typing import Any

from grapple.helpers import register_streamfield_block, streamfield_types
from grapple.models import (
    GraphQLBoolean,
    GraphQLCollection,
    GraphQLForeignKey,
    GraphQLImage,
    GraphQLInt,
    GraphQLRichText,
    GraphQLStreamfield,
    GraphQLString,
)
from wagtail.models import Page

from cms.content.blocks import media, questions, references, structure, text
from cms.content.course import PartBlock
from cms.content.models import CaseStudy, Course, Lesson, Module, Tool
from cms.media.models import CourseImage

Field = Callable[[], Any]


def declare() -> None:
    """Tells grapple about pages, blocks and pictures. Call it once, before grapple's app is ready."""
    _declare_pages()
    _declare_blocks()
    CourseImage.graphql_fields = [*_strings("credit", "licence")]  # pyright: ignore[reportAttributeAccessIssue]


def _declare_pages() -> None:
    fields: dict[type[Page], list[Field]] = {
        Course: [*_strings("summary"), GraphQLStreamfield("parts")],
        Module: [GraphQLInt("minutes"), *_strings("part"), GraphQLStreamfield("objectives")],
        Lesson: [_texts("guidelines"), GraphQLStreamfield("body")],
        CaseStudy: [
            _texts("countries"),
            *_strings("place", "crisis_type", "certainty"),
            *(GraphQLInt(name) for name in ("year", "year_to")),
            *(GraphQLRichText(name) for name in ("facts", "teaching_point")),
        ],
        Tool: [*_strings("kind"), GraphQLRichText("text")],
    }
    for model, declared in fields.items():
        # As long as a lineage, and at hand: an identity would cost grapple a query for each page.
        model.graphql_fields = [GraphQLString("translation_key"), *declared]  # pyright: ignore[reportAttributeAccessIssue]


def _declare_blocks() -> None:
    _block(PartBlock, _strings("key", "title"), mandatory=False)
    _block(text.RichTextBlock, [GraphQLRichText("text")])
    _block(text.CalloutBlock, [*_strings("tone", "title"), GraphQLRichText("text")])
    _block(text.QuoteBlock, _strings("quote", "attribution"))
    _block(structure.StepsBlock, [*_strings("title"), _items("steps", structure.StepBlock)])
    _block(structure.StepBlock, [*_strings("title"), GraphQLRichText("text")], mandatory=False)
    _block(structure.TableBlock, [*_strings("caption"), _texts("columns"), _items("rows", structure.TableRowBlock)])
    _block(structure.TableRowBlock, [*_strings("header"), _texts("cells")], mandatory=False)
    _block(structure.ChecklistBlock, [*_strings("title"), _items("items", structure.ChecklistItemBlock)])
    _block(structure.ChecklistItemBlock, _strings("text"), mandatory=False)
    _block(structure.TimelineBlock, [*_strings("title"), _items("entries", structure.TimelineEntryBlock)])
    _block(structure.TimelineEntryBlock, _strings("when", "title", "text"), mandatory=False)
    _block(media.ImageBlock, [GraphQLImage("image"), *_strings("alt_text", "caption"), GraphQLBoolean("decorative")])
    _block(media.VideoBlock, [*_strings("title", "url"), GraphQLInt("minutes"), GraphQLRichText("transcript")])
    _block(references.CaseStudyBlock, [_page(references.CaseStudyBlock, "case_study", CaseStudy), *_strings("note")])
    _block(references.ToolBlock, [_page(references.ToolBlock, "tool", Tool), *_strings("note")])
    _block(references.SlotBlock, _strings("slot", "note"))
    _declare_questions()


def _declare_questions() -> None:
    shared = [*_strings("stem", "feedback_right", "feedback_wrong"), GraphQLInt("points")]
    correct = GraphQLBoolean("correct")
    _block(questions.SingleQuestionBlock, [*shared, _items("options", questions.OptionBlock)])
    _block(questions.MultipleQuestionBlock, [*shared, _items("options", questions.OptionBlock)])
    _block(questions.OptionBlock, [*_strings("text"), correct], mandatory=False)
    _block(questions.TrueFalseQuestionBlock, [*shared, correct])
    _block(questions.MatchingQuestionBlock, [*shared, _items("pairs", questions.PairBlock)])
    _block(questions.PairBlock, _strings("left", "right"), mandatory=False)
    _block(questions.OrderingQuestionBlock, [*shared, _items("items", questions.OrderItemBlock)])
    _block(questions.OrderItemBlock, _strings("text"), mandatory=False)
    _block(questions.ScenarioQuestionBlock, [*shared, _items("steps", questions.ScenarioStepBlock)])
    _block(
        questions.ScenarioStepBlock, [*_strings("prompt"), _items("choices", questions.ChoiceBlock)], mandatory=False
    )
    _block(questions.ChoiceBlock, [*_strings("text", "consequence", "leads_to"), correct], mandatory=False)


def _block(block: type, fields: Sequence[Field], *, mandatory: bool = True) -> None:
    block.graphql_fields = [*fields, *([GraphQLBoolean("mandatory")] if mandatory else [])]  # pyright: ignore[reportAttributeAccessIssue]
    register_streamfield_block(block)
    # Grapple has a RichTextBlock and an ImageBlock of its own, and a schema has one type of a name.
    streamfield_types[-1]["type_prefix"] = "Course"


def _strings(*names: str) -> list[Field]:
    return [GraphQLString(name) for name in names]


def _texts(name: str) -> Field:
    return GraphQLCollection(GraphQLString, name)


def _items(name: str, block: type) -> Field:
    return GraphQLCollection(GraphQLForeignKey, name, block)


def _page(block: type, name: str, model: type[Page]) -> Field:
    """The page that a block names by its lineage: grapple asks a method of the block, for each block."""

    def resolve(_block: Any, info: Any, values: dict[str, Any]) -> Page | None:
        # A block is not told which page it stands on; the query's variables say which course is read.
        edition, _hyphen, locale = info.variable_values["course"].rpartition("-")
        found: Any = model._default_manager.filter(
            identity__lineage=values[name], identity__edition__code=edition, identity__locale__language_code=locale
        )
        return found.live().first()

    setattr(block, f"grapple_{name}", resolve)
    return GraphQLForeignKey(name, model, source=f"grapple_{name}")
