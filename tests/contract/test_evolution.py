"""The contract may grow, and break nobody: what was published is held against what is served."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from graphql import print_schema

from api.graphql import evolution
from api.graphql.contract import CONTRACT_VERSION
from api.graphql.evolution import Contract, read_contract
from api.management.commands import export_schema, publish_contract

SDL = """
type Query { edition(code: ID!, release: String): Edition lesson(id: ID!): Lesson! }
type Edition { code: ID! title: String! kind: Kind! }
type Lesson { id: ID! body: [Block!]! }
enum Kind { GLOBAL SAMPLE }
interface Block { id: ID! }
type Text implements Block { id: ID! text: String! }
"""
NAMES = {"operations": {"Lesson": {"id": "ID!", "seed": "Int"}}, "codes": ["GONE", "LOST"]}
CHANGELOG = "# Changelog\n\n## 1.0.0 (2026-11-27)\n\nThe first.\n"


def contract(sdl: str = SDL, version: str = "1.0.0", **names: Any) -> Contract:
    return read_contract(version, sdl, NAMES | names)


def problems(sdl: str = SDL, version: str = "1.0.0", told: str = "", **names: Any) -> list[str]:
    """What stands against a contract that follows the one above."""
    changelog = CHANGELOG if version == "1.0.0" else f"{CHANGELOG}\n## {version}\n\n{told}\n"
    return evolution.problems_between(contract(), contract(sdl, version, **names), changelog)


def changed(old: str, new: str) -> str:
    assert old in SDL
    return SDL.replace(old, new)


BREAKING = [
    ("a field that goes", changed(" title: String!", "")),
    ("a field that may be null now", changed("title: String!", "title: String")),
    ("a field of another type", changed("title: String!", "title: Int!")),
    ("a type that goes", changed("type Text implements Block { id: ID! text: String! }", "")),
    ("an enum value that goes", changed("GLOBAL SAMPLE", "GLOBAL")),
    ("an argument that goes", changed(", release: String", "")),
    ("an argument that has to be given now", changed("release: String", "release: String!")),
    ("an argument more that has to be given", changed("lesson(id: ID!)", "lesson(id: ID!, locale: String!)")),
    ("an interface that a type has no longer", changed("Text implements Block", "Text")),
]
ADDED = [
    ("Edition.owner", changed("title: String!", "title: String! owner: String!")),
    ("Kind.FORK", changed("GLOBAL SAMPLE", "GLOBAL SAMPLE FORK")),
    ("Query.edition.locale", changed("release: String", "release: String, locale: String")),
    ("Quote", SDL + "type Quote implements Block { id: ID! quote: String! }"),
]


def test_the_contract_that_is_served_keeps_what_was_published():
    assert publish_contract.problems() == []


def test_there_is_something_to_hold_it_against():
    published = evolution.published_contracts(publish_contract.CONTRACT / "published")

    assert published
    assert published[-1].version <= evolution.version_of(CONTRACT_VERSION)
    assert {"Outline", "Lesson"} <= set(published[-1].operations)


def test_nothing_stands_against_no_change():
    assert problems() == []


@pytest.mark.parametrize("sdl", [sdl for _name, sdl in BREAKING], ids=[name for name, _sdl in BREAKING])
@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_what_breaks_is_refused_without_a_new_first_number(sdl, version):
    assert any(each.startswith("Breaks what 1.0.0 promised") for each in problems(sdl, version))


@pytest.mark.parametrize("sdl", [sdl for _name, sdl in BREAKING], ids=[name for name, _sdl in BREAKING])
def test_it_may_break_with_one_and_has_to_tell(sdl):
    assert problems(sdl, "2.0.0", "### Breaking\n\n`Query.lesson.locale` has to be given.") == []
    assert any("### Breaking" in each for each in problems(sdl, "2.0.0", "Little."))


@pytest.mark.parametrize("name,sdl", ADDED, ids=[name for name, _sdl in ADDED])
def test_what_is_new_wants_a_second_number_and_a_line(name, sdl):
    assert any("second number" in each and name in each for each in problems(sdl))
    assert problems(sdl, "1.1.0", "Nothing much.") == [
        f"The changelog's section 1.1.0 does not name what is new: {name}"
    ]
    assert problems(sdl, "1.1.0", f"Now with `{name}`.") == []


@pytest.mark.parametrize(
    "names,says",
    [
        ({"operations": {}}, "The operation Lesson is gone."),
        ({"operations": {"Lesson": {"id": "ID!"}}}, "The operation Lesson takes $seed differently."),
        ({"operations": {"Lesson": {"id": "ID!", "seed": "Int!"}}}, "The operation Lesson takes $seed differently."),
        (
            {"operations": {"Lesson": {"id": "ID!", "seed": "Int", "locale": "String!"}}},
            "The operation Lesson takes $locale differently.",
        ),
        ({"codes": ["GONE"]}, "The error code LOST is gone."),
    ],
)
def test_operations_and_codes_are_promised_too(names, says):
    assert f"Breaks what 1.0.0 promised: {says}" in problems(version="1.1.0", **names)


def test_operations_and_codes_can_be_added():
    operations = NAMES["operations"] | {"Search": {"query": "String!"}}
    names = {"operations": operations, "codes": [*NAMES["codes"], "NEW"]}

    assert problems(version="1.1.0", told="`Search`, `NEW`", **names) == []
    assert len(problems(**names)) == 4


def test_an_operation_may_want_less_than_before():
    operations = {"Lesson": {"id": "ID", "seed": "Int", "locale": "String"}}

    assert problems(operations=operations) == []


def test_a_version_that_was_published_is_not_gone_back_on():
    assert any("lower than 1.0.0" in each for each in problems(version="0.9.0"))


MAKING = CHANGELOG.replace("(2026-11-27)", "(in the making)")


@pytest.mark.parametrize("sdl", [sdl for _name, sdl in ADDED], ids=[name for name, _sdl in ADDED])
def test_a_version_in_the_making_may_grow(sdl):
    assert evolution.problems_between(contract(), contract(sdl), MAKING) == []


@pytest.mark.parametrize("sdl", [sdl for _name, sdl in BREAKING], ids=[name for name, _sdl in BREAKING])
def test_a_version_in_the_making_may_not_break_either(sdl):
    assert any(each.startswith("Breaks") for each in evolution.problems_between(contract(), contract(sdl), MAKING))


def test_a_version_wants_a_section_of_its_own():
    found = evolution.problems_between(contract(), contract(version="1.1.0"), CHANGELOG)

    assert found == ["The changelog has no section “## 1.1.0”."]


@pytest.mark.parametrize("reason,fine", [("Use `name`.", True), ("Of no use since 1.2.", True), ("Old.", False)])
def test_a_deprecation_says_what_to_use_instead(reason, fine):
    sdl = changed("title: String!", f'title: String! @deprecated(reason: "{reason}")')

    assert (problems(sdl) == []) is fine


@pytest.mark.parametrize("text", ["1", "1.0", "v1.0.0", "1.0.0-beta", ""])
def test_a_version_has_three_numbers(text):
    with pytest.raises(ValueError, match="no version of the contract"):
        evolution.version_of(text)


def test_the_command_publishes_once(tmp_path, monkeypatch):
    (tmp_path / "operations").mkdir()
    (tmp_path / "CHANGELOG.md").write_text(f"## {CONTRACT_VERSION}\n")
    monkeypatch.setattr(publish_contract, "CONTRACT", tmp_path)

    def told(*options: str) -> dict[str, Any]:
        out = io.StringIO()
        call_command("publish_contract", "--json", *options, stdout=out)
        return json.loads(out.getvalue())

    assert told("--check") == {"version": CONTRACT_VERSION, "published": False}
    assert not (tmp_path / "published").exists()
    assert told() == {"version": CONTRACT_VERSION, "published": True}
    assert told() == {"version": CONTRACT_VERSION, "published": False}
    [kept] = evolution.published_contracts(tmp_path / "published")
    assert print_schema(kept.schema).strip() == export_schema.schema_text().strip()


def test_the_command_follows_a_version_in_the_making_and_no_other(tmp_path, monkeypatch):
    (tmp_path / "operations").mkdir()
    (tmp_path / "published").mkdir()
    monkeypatch.setattr(publish_contract, "CONTRACT", tmp_path)
    number = CONTRACT_VERSION.rpartition(".")[0]
    kept = tmp_path / "published" / f"schema-{number}.graphql"
    (tmp_path / "published" / f"names-{number}.json").write_text(json.dumps({"operations": {}, "codes": []}))
    kept.write_text("scalar DateTime\n")

    (tmp_path / "CHANGELOG.md").write_text(f"## {CONTRACT_VERSION} (in the making)\n")
    call_command("publish_contract", stdout=io.StringIO())
    assert kept.read_text() == export_schema.schema_text()

    kept.write_text("scalar DateTime\n")
    (tmp_path / "CHANGELOG.md").write_text(f"## {CONTRACT_VERSION} (2026-12-01)\n")
    with pytest.raises(CommandError, match="second number has to rise"):
        call_command("publish_contract", stdout=io.StringIO())
    assert kept.read_text() == "scalar DateTime\n"


def test_the_command_says_what_stands_against_it(tmp_path, monkeypatch):
    (tmp_path / "operations").mkdir()
    (tmp_path / "CHANGELOG.md").write_text("## 0.1.0\n")
    monkeypatch.setattr(publish_contract, "CONTRACT", tmp_path)

    with pytest.raises(CommandError, match="has no section"):
        call_command("publish_contract", "--check")
