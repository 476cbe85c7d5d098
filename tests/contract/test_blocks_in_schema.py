"""No block, and no field of one, can be forgotten in the schema."""

import re
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from graphql import is_object_type
from wagtail import blocks

from api.graphql.schema import graphql_schema
from api.graphql.types.block import BLOCK_TYPES, ELSEWHERE, block_types
from api.graphql.types.leaves import field_for
from api.graphql.types.served_questions import SERVED, check_question, paths_in
from cms.content.blocks import LESSON_BLOCKS, QUESTION_BLOCKS, ContentBlock, QuestionBlock
from cms.content.blocks.questions import SingleQuestionBlock


def camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), name)


def fields(type_name: str) -> set[str]:
    found: Any = graphql_schema.type_map[type_name]
    assert is_object_type(found), type_name
    return set(found.fields)


def as_nodes(block: Any) -> set[str]:
    """Rich text is served in two forms."""
    return {
        f"{camel(name)}Tree" for name, child in block.child_blocks.items() if isinstance(child, blocks.RichTextBlock)
    }


def stands_in_the_schema(place: str) -> bool:
    owner, _dot, field = place.partition(".")
    return field in getattr(graphql_schema.type_map[owner], "fields", {})


CONTENT_BLOCKS = [(name, block) for name, block in LESSON_BLOCKS if not isinstance(block, QuestionBlock)]


@pytest.mark.parametrize("name,block", LESSON_BLOCKS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_block_has_the_type_that_it_names(name, block):
    assert BLOCK_TYPES[name].__name__ == block.meta.graphql_type
    assert block.meta.graphql_type in graphql_schema.type_map


@pytest.mark.parametrize("name,block", CONTENT_BLOCKS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_field_of_a_block_is_served(name, block):
    own = block.meta.graphql_type
    wanted = {camel(field) for field in block.child_blocks if (own, field) not in ELSEWHERE}

    assert fields(own) == {"id", "locale", "direction"} | wanted | as_nodes(block)


@pytest.mark.parametrize("name,block", CONTENT_BLOCKS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_field_of_the_items_of_a_block_is_served(name, block):
    for child in block.child_blocks.values():
        item: Any = getattr(child, "child_block", None)
        if isinstance(item, blocks.StructBlock):
            type_name = type(item).__name__.removesuffix("Block")
            assert fields(type_name) == {"id", *map(camel, item.child_blocks)} | as_nodes(item)


def test_fields_that_are_served_elsewhere_are_served_there():
    definitions = {block.meta.graphql_type: block for _name, block in LESSON_BLOCKS}

    for (owner, field), place in ELSEWHERE.items():
        assert field in definitions[owner].child_blocks
        assert stands_in_the_schema(place), place


@pytest.mark.parametrize("name,block", QUESTION_BLOCKS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_field_of_a_question_is_served_in_a_known_place(name, block):
    places = SERVED[name.removeprefix("question_")]

    assert set(paths_in(block)) == set(places)
    assert [place for place in places.values() if not stands_in_the_schema(place)] == []
    assert block.meta.question_type in graphql_schema.type_map


@pytest.mark.parametrize("name,block", QUESTION_BLOCKS, ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_right_is_served_by_answer_alone(name, block):
    for path, place in SERVED[name.removeprefix("question_")].items():
        if path.rpartition(".")[2] in ("correct", "feedback_right", "feedback_wrong"):
            assert place.startswith("Answer.")


class MapBlock(ContentBlock):
    place = blocks.CharBlock()

    class Meta:
        graphql_type = "MapBlock"


class DatedBlock(ContentBlock):
    day = blocks.DateBlock()

    class Meta:
        graphql_type = "DatedBlock"


class NamelessBlock(ContentBlock):
    place = blocks.CharBlock()


class ImpostorBlock(ContentBlock):
    place = blocks.CharBlock()

    class Meta:
        graphql_type = "QuestionBlock"


class HintedQuestionBlock(SingleQuestionBlock):
    hint = blocks.CharBlock()

    class Meta:
        question_type = "SingleQuestion"


def test_a_new_block_is_served_without_a_word_about_it_elsewhere():
    served = block_types([("map", MapBlock())])["map"]

    assert served.__name__ == "MapBlock"
    assert {"id", "locale", "direction", "mandatory", "place"} == set(served._meta.fields)


@pytest.mark.parametrize(
    "definitions",
    [
        [("dated", DatedBlock())],
        [("nameless", NamelessBlock())],
        [("impostor", ImpostorBlock())],
        [("map", MapBlock()), ("atlas", MapBlock())],
    ],
)
def test_a_block_that_cannot_be_served_stops_the_schema(definitions):
    with pytest.raises(ImproperlyConfigured):
        block_types(definitions)


def test_a_kind_of_text_that_nobody_has_decided_on_is_not_served_raw():
    with pytest.raises(ImproperlyConfigured, match="RawHTMLBlock"):
        field_for("MapBlock", "html", blocks.RawHTMLBlock())


@pytest.mark.parametrize("kind,block", [("single", HintedQuestionBlock()), ("essay", SingleQuestionBlock())])
def test_a_question_that_nobody_has_decided_on_stops_the_schema(kind, block):
    with pytest.raises(ImproperlyConfigured):
        check_question(kind, block)
