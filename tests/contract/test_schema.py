"""The schema of the contract: what is committed, what is promised, what may not break."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from graphql import (
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    find_breaking_changes,
    is_enum_type,
    is_interface_type,
    is_introspection_type,
    is_object_type,
    is_specified_scalar_type,
)

from api.graphql.schema import graphql_schema
from api.management.commands import export_schema

CONTRACT = Path(settings.BASE_DIR) / "frontend_contract"
# What everybody may rely on: at least these types, with at least these fields, exactly as they stand here.
SPINE = """
scalar DateTime
type Query {
  editions(first: Int, after: String, search: String): EditionConnection!
  edition(code: ID!, release: String): Edition
}
type EditionConnection { edges: [EditionEdge!]! pageInfo: PageInfo! totalCount: Int! }
type EditionEdge { node: Edition! cursor: String! }
type PageInfo { hasNextPage: Boolean! endCursor: String }
type Edition {
  code: ID!  title(locale: String): String!  owner: String!
  release: Release!  releases(first: Int, after: String): ReleaseConnection!
  upstream: Upstream
  locales: [Locale!]!  branding: Branding!
  course(locale: String!): Course
  lesson(locale: String!, id: ID, slug: String): Lesson
  institutions(locale: String!, slot: String): [Institution!]!
  slots(locale: String!): [Slot!]!
}
type ReleaseConnection { edges: [ReleaseEdge!]! pageInfo: PageInfo! totalCount: Int! }
type ReleaseEdge { node: Release! cursor: String! }
type Release { version: String! digest: String! publishedAt: DateTime! notes: String! withdrawn: Boolean! }
type Upstream { code: ID! title: String! release: String! }
type Locale { code: String! name: String! direction: Direction! progress: Float! }
enum Direction { LTR RTL }
type Branding { colorPrimary: String! colorAccent: String! }
type Course {
  id: ID! title: String! locale: String! direction: Direction! modules: [Module!]! finalAssessment: Assessment
  glossary: [Term!]!
}
type Module {
  id: ID! slug: String! title: String! locale: String! minutes: Int! objectives: [String!]! lessons: [Lesson!]!
  caseStudies: [CaseStudy!]! knowledgeCheck: [Question!]! tools: [Tool!]!
}
type Lesson { id: ID! slug: String! title: String! locale: String! direction: Direction! body: [Block!]! }
type Assessment { questionCount: Int! passMark: Int! attempts: Int! pauseHours: Int! }
type CaseStudy { id: ID! }
type Tool { id: ID! }
type Term { key: String! }
type Institution { id: ID! }
type Slot { key: String! }
interface Question { id: ID! answer: Answer! }
type Answer { correct: [ID!]! feedbackRight: String! feedbackWrong: String! }
interface Block { id: ID! locale: String! direction: Direction! }
type RichTextBlock implements Block { id: ID! locale: String! direction: Direction! }
type ImageBlock implements Block { id: ID! locale: String! direction: Direction! }
type VideoBlock implements Block { id: ID! locale: String! direction: Direction! }
type CalloutBlock implements Block { id: ID! locale: String! direction: Direction! }
type StepsBlock implements Block { id: ID! locale: String! direction: Direction! }
type TableBlock implements Block { id: ID! locale: String! direction: Direction! }
type ChecklistBlock implements Block { id: ID! locale: String! direction: Direction! }
type TimelineBlock implements Block { id: ID! locale: String! direction: Direction! }
type QuoteBlock implements Block { id: ID! locale: String! direction: Direction! }
type CaseStudyBlock implements Block { id: ID! locale: String! direction: Direction! }
type SlotBlock implements Block { id: ID! locale: String! direction: Direction! }
type ToolBlock implements Block { id: ID! locale: String! direction: Direction! }
type QuestionBlock implements Block { id: ID! locale: String! direction: Direction! }
type UnknownBlock implements Block { id: ID! locale: String! direction: Direction! }
"""


def served() -> GraphQLSchema:
    """What is served, as those who read the printed schema know it."""
    return build_schema(export_schema.schema_text())


def described(schema: GraphQLSchema):
    """`(name, description)` of every type, field, argument and enum value of our own."""
    types: dict[str, Any] = schema.type_map
    for name, each in types.items():
        if is_introspection_type(each) or is_specified_scalar_type(each):
            continue
        yield name, each.description
        if is_enum_type(each):
            yield from ((f"{name}.{value}", found.description) for value, found in each.values.items())
        if is_object_type(each) or is_interface_type(each):
            for field_name, field in each.fields.items():
                yield f"{name}.{field_name}", field.description
                for argument_name, argument in field.args.items():
                    yield f"{name}.{field_name}({argument_name})", argument.description


def test_the_committed_schema_is_the_one_that_is_served():
    assert (CONTRACT / "schema.graphql").read_text(encoding="utf-8") == export_schema.schema_text()


def test_the_committed_schema_can_be_read_by_others():
    assert build_schema((CONTRACT / "schema.graphql").read_text(encoding="utf-8")).query_type is not None


def test_everything_that_front_ends_rely_on_is_served_as_it_was_promised():
    changes = find_breaking_changes(build_schema(SPINE), served())

    assert [change.description for change in changes] == []


def test_every_type_field_argument_and_value_is_described():
    assert [name for name, description in described(graphql_schema) if not (description or "").strip()] == []


def test_no_type_can_hold_the_questions_of_the_assessment():
    assessment = graphql_schema.type_map["Assessment"]
    assert isinstance(assessment, GraphQLObjectType)

    assert set(assessment.fields) == {"questionCount", "passMark", "attempts", "pauseHours", "minutes"}
    names = {name.lower() for name, _description in described(graphql_schema)}
    assert not [name for name in names if "bank" in name or "blueprint" in name]


def test_there_is_nothing_to_change():
    assert graphql_schema.mutation_type is None
    assert graphql_schema.subscription_type is None


@pytest.fixture
def schema_file(tmp_path, settings, monkeypatch) -> Path:
    settings.BASE_DIR = tmp_path
    path = tmp_path / "schema.graphql"
    monkeypatch.setattr(export_schema, "SCHEMA", path)
    return path


def test_the_command_writes_the_schema_and_says_so(schema_file):
    out = io.StringIO()
    call_command("export_schema", "--json", stdout=out)

    assert json.loads(out.getvalue()) == {"path": "schema.graphql", "changed": True}
    assert schema_file.read_text(encoding="utf-8") == export_schema.schema_text()
    call_command("export_schema", "--check", stdout=io.StringIO())


def test_the_command_can_look_without_touching(schema_file):
    schema_file.write_text("type Query { old: Int }")

    with pytest.raises(CommandError, match="out of date"):
        call_command("export_schema", "--check")
    assert schema_file.read_text() == "type Query { old: Int }"
