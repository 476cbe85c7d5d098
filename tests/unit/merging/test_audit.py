"""The auditor sees what is wrong: otherwise its silence would say nothing."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings

from tests.unit.merging.audit import audit
from tests.unit.merging.blocks import COURSE
from tests.unit.merging.strategies import Case, edited_cases

BASE: list[Any] = [
    {"id": "a", "type": "line", "value": "one"},
    {"id": "b", "type": "prose", "value": "<p>First. Second.</p>"},
    {"id": "c", "type": "box", "value": {"title": "t", "body": [{"id": "d", "type": "line", "value": "two"}]}},
    {"id": "e", "type": "points", "value": [{"id": "f", "type": "item", "value": {"text": "p", "detail": ""}}]},
]


@dataclass
class Result:
    value: Any
    conflicts: list[Any] = field(default_factory=list)
    notices: list[Any] = field(default_factory=list)


def edited(**changes: Any) -> list[Any]:
    """The base with other values for blocks by id; `None` deletes."""
    found = [{**item, "value": changes.get(item["id"], item["value"])} for item in deepcopy(BASE)]
    return [item for item in found if item["value"] is not None]


def problems(mine: list[Any], theirs: list[Any], got: list[Any]) -> list[str]:
    return audit(COURSE, (BASE, mine, theirs), Result(got))


def test_a_right_merge_is_passed() -> None:
    mine, theirs = edited(a="mine", b="<p>First. Mine.</p>"), edited(b="<p>Theirs. Second.</p>", e=None)

    assert problems(mine, theirs, edited(a="mine", b="<p>Theirs. Mine.</p>", e=None)) == []


@pytest.mark.parametrize(
    "mine,theirs,got,found",
    [
        (edited(a="mine"), BASE, BASE, "mine: a () = 'mine' is lost"),
        (BASE, edited(a="theirs"), BASE, "theirs: a () = 'theirs' is lost"),
        (edited(a="mine"), edited(a="theirs"), edited(a="mine"), "theirs: a () = 'theirs' is lost"),
        (BASE, edited(a=None), BASE, "a was deleted upstream and lives"),
        (edited(a=None), BASE, BASE, "a was deleted by me and lives"),
        (BASE, BASE, edited(a=None), "a is on both sides and was lost"),
        (edited(c={"title": "t", "body": []}), edited(c={"title": "t", "body": []}), BASE, "d was deleted on both"),
        (edited(b="<p>First. Mine.</p>"), BASE, BASE, "'Mine.' is lost"),
        (edited(b="<p>First.</p>"), BASE, BASE, "mine took out of b (): 'Second.'"),
        (BASE, BASE, edited(b="<p>First.</p>"), "'Second.' was on all sides"),
        (BASE, BASE, edited(b="<p>First. Sec</p><p>ond.</p>"), "'Sec' comes from nowhere"),
        (BASE, BASE, edited(b="<p>First. Second."), "<p> stays open"),
        (BASE, BASE, edited(a="invented"), "'invented' comes from nowhere"),
        (BASE, BASE, [*BASE, BASE[0]], "the id a is there twice"),
        (BASE, BASE, [*BASE, {"type": "line", "value": ""}], "no item with id"),
        (BASE, [*BASE[1:], BASE[0]], BASE, "and not [['b', 'c', 'e', 'a']]"),
        (BASE, [BASE[1], BASE[0], *BASE[2:]], [*BASE[1:], BASE[0]], "and not [['b', 'a', 'c', 'e']]"),
        (BASE, BASE, [*edited(c=None), BASE[2]["value"]["body"][0]], "c is on both sides and was lost"),
        (BASE, BASE, [*edited(c={"title": "t", "body": []}), BASE[2]["value"]["body"][0]], "stands in"),
    ],
)
def test_what_is_wrong_is_found(mine: list[Any], theirs: list[Any], got: list[Any], found: str) -> None:
    assert [problem for problem in problems(mine, theirs, got) if found in problem]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(edited_cases(COURSE))
def test_edits_of_one_side_are_passed_when_they_are_there_and_found_out_when_they_are_not(case: Case) -> None:
    base, mine, theirs = case.values
    for side, values in ((mine, (base, mine, base)), (theirs, (base, base, theirs))):
        assert audit(case.block, values, Result(side)) == []
        if texts_in(side) != texts_in(base):
            assert audit(case.block, values, Result(base)) != []


def texts_in(value: Any) -> str:
    """The value as text, with its rich texts' paragraphs put together: moving those loses nothing."""
    return "".join(sorted(str(value).replace("<", " <").replace(">", "> ").split()))
