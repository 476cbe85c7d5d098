"""What releases hold is what the contract's JSON Schema says, to the last field."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from wagtail import blocks

from cms.content.blocks import LESSON_BLOCKS, QUESTION_BLOCKS
from editions.documents.snapshot import SCHEMA_VERSION, take_snapshot
from editions.documents.types import DOCUMENT_TYPES
from editions.models import Release

SCHEMA = json.loads((Path(__file__).parents[3] / "frontend_contract" / "document.schema.json").read_text("utf-8"))
PARTS = SCHEMA["$defs"]
DOCUMENT = Draft202012Validator({"$ref": "#/$defs/document", "$defs": PARTS})
MANIFEST = Draft202012Validator({"$ref": "#/$defs/manifest", "$defs": PARTS})


def mistakes(validator: Draft202012Validator, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def test_the_schema_is_one_of_draft_2020_12_and_describes_the_current_version():
    Draft202012Validator.check_schema(SCHEMA)
    versions = {PARTS[name]["properties"]["schema_version"]["const"] for name in ("document", "manifest")}

    assert versions == {SCHEMA_VERSION}


@pytest.mark.django_db
def test_every_document_of_the_demo_course_is_valid(upstream):
    snapshot, _media = take_snapshot(upstream)
    found = {
        f"{document['type']} {document['locale']} {mistake}"
        for document in snapshot.parsed().values()
        for mistake in mistakes(DOCUMENT, document)
    }

    assert len(snapshot.documents) > 600
    assert found == set()


@pytest.mark.django_db
def test_every_released_manifest_is_valid(upstream):
    found = {
        f"{release} {mistake}"
        for release in Release.objects.select_related("edition")
        for mistake in mistakes(MANIFEST, json.loads(release.manifest))
    }

    assert Release.objects.count() == 3
    assert found == set()


@pytest.mark.django_db
def test_a_document_and_a_manifest_cannot_be_taken_for_each_other(upstream):
    either = Draft202012Validator(SCHEMA)
    manifest = json.loads(upstream.latest_release.manifest)
    document = json.loads(upstream.latest_release.release_documents.first().document.body)

    assert mistakes(either, manifest) == mistakes(either, document) == []
    assert mistakes(DOCUMENT, manifest)
    assert mistakes(MANIFEST, document)


# Held against the definitions, so that what no page of the demo course uses is described as well.


@pytest.mark.parametrize("model", DOCUMENT_TYPES, ids=lambda model: model.__name__)
def test_the_schema_has_the_fields_of_each_page_type(model):
    rule = next(
        rule["then"]
        for rule in PARTS["document"]["allOf"]
        if rule["if"]["properties"]["type"]["const"] == model._meta.label
    )
    described = PARTS[rule["properties"]["fields"]["$ref"].rpartition("/")[2]]

    assert set(described["properties"]) == set(described["required"]) == set(model.document_fields)


def by_type(part: dict[str, Any]) -> dict[str, str]:
    return {
        rule["if"]["properties"]["type"]["const"]: rule["then"]["properties"]["value"]["$ref"] for rule in part["allOf"]
    }


def test_the_schema_knows_every_block_and_every_question():
    assert set(by_type(PARTS["block"])) == {name for name, _block in LESSON_BLOCKS}
    assert set(by_type(PARTS["questions"]["items"])) == {name for name, _block in QUESTION_BLOCKS}


def leaves(block: blocks.Block, path: str = "") -> Iterator[str]:
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, f"{path}.{name}")
    elif isinstance(block, blocks.ListBlock):
        yield from leaves(block.child_block, f"{path}[]")
    else:
        yield path


def described_leaves(part: dict[str, Any], path: str = "") -> Iterator[str]:
    part = {**PARTS[part["$ref"].rpartition("/")[2]], **part} if "$ref" in part else part
    if part.get("type") == "array":
        yield from described_leaves(part["items"]["properties"]["value"], f"{path}[]")
    elif part.get("type") == "object":
        for name, child in part["properties"].items():
            yield from described_leaves(child, f"{path}.{name}")
    else:
        yield path


@pytest.mark.parametrize("name, block", LESSON_BLOCKS, ids=[name for name, _block in LESSON_BLOCKS])
def test_the_schema_has_the_fields_of_each_block(name, block):
    described = described_leaves({"$ref": by_type(PARTS["block"])[name]})

    assert sorted(described) == sorted(leaves(block))


# What it refuses: a schema that lets everything through would pass all of the above.

LINEAGE = "3e6f2d3c-8f0e-5a53-9c4e-0a4c1c1f5a10"
LESSON = {
    "schema_version": 1,
    "type": "content.Lesson",
    "lineage": LINEAGE,
    "locale": "ar",
    "fields": {
        "title": "حدود ما يمكن فعله",
        "slug": "limits",
        "guidelines": ["G5"],
        "body": [{"id": "b1", "type": "rich_text", "value": {"mandatory": False, "text": "<p>Words.</p>"}}],
    },
    "untranslated": ["body.b1"],
    "translation": {"enabled": True, "source_locale": "en", "strings": [], "overrides": []},
}


def test_a_small_lesson_is_valid():
    assert mistakes(DOCUMENT, LESSON) == []


def test_a_block_of_an_unknown_type_is_let_through_whatever_it_holds():
    lesson = copy.deepcopy(LESSON)
    lesson["fields"]["body"].append({"id": "b2", "type": "hologram", "value": [1, {"two": None}]})

    assert mistakes(DOCUMENT, lesson) == []


@pytest.mark.parametrize(
    "path, value",
    [
        (("schema_version",), 2),
        (("type",), "content.Institution"),
        (("lineage",), "lesson-1"),
        (("locale",), "AR_lb"),
        (("owner",), "Somebody"),
        (("untranslated",), ["body.b1.text"]),
        (("translation", "strings"), [{"path": "title", "source": "Limits"}]),
        (("fields", "live"), True),
        (("fields", "title"), ""),
        (("fields", "guidelines"), ["Guideline 5"]),
        (("fields", "body", 0, "id"), None),
        (("fields", "body", 0, "value", "text"), None),
        (("fields", "body", 0, "value", "colour"), "red"),
        (("fields", "body", 0, "type"), "image"),
    ],
)
def test_what_no_version_1_document_holds_is_refused(path, value):
    lesson = copy.deepcopy(LESSON)
    place: Any = lesson
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    assert mistakes(DOCUMENT, lesson)
