"""Edits of single values: independent ones, the same one twice, and different ones."""

from typing import Any

import pytest

from tests.unit.merging.making import block, box, columns, contact, item, line, merge, points, prose


def test_independent_edits_both_arrive() -> None:
    base = [line("a"), line("b"), line("c")]

    got = merge(base, [line("a", "mine"), line("b"), line("c")], [line("a"), line("b"), line("c", "theirs")])

    assert got.value == [line("a", "mine"), line("b"), line("c", "theirs")]
    assert (got.conflicts, got.notices) == ([], [])


def test_two_fields_of_one_block_are_independent() -> None:
    got = merge([contact("a")], [contact("a", name="mine")], [contact("a", floor=2)])

    assert (got.value, got.conflicts) == ([contact("a", name="mine", floor=2)], [])


def test_two_fields_of_a_struct_in_a_struct_are_independent() -> None:
    got = merge([contact("a")], [contact("a", city="mine")], [contact("a", floor=2)])

    assert (got.value, got.conflicts) == ([contact("a", city="mine", floor=2)], [])


def test_two_items_of_a_list_are_independent() -> None:
    got = merge([points("a", p="one", q="two")], [points("a", p="mine", q="two")], [points("a", p="one", q="theirs")])

    assert (got.value, got.conflicts) == ([points("a", p="mine", q="theirs")], [])


def test_a_field_and_a_list_of_one_block_are_independent() -> None:
    base = contact("a", phones=[item("p", "1")])

    got = merge([base], [contact("a", name="mine", phones=[item("p", "1")])], [contact("a", phones=[item("p", "2")])])

    assert (got.value, got.conflicts) == ([contact("a", name="mine", phones=[item("p", "2")])], [])


def test_edits_deep_in_streams_of_lists_of_streams_are_independent() -> None:
    def document(first: str, second: str) -> list[Any]:
        return [columns("a", left=[box("b", line("c", first))], right=[box("d", line("e", second))])]

    got = merge(document("1", "2"), document("mine", "2"), document("1", "theirs"))

    assert (got.value, got.conflicts) == (document("mine", "theirs"), [])


def test_the_same_edit_on_both_sides_is_no_conflict() -> None:
    got = merge([line("a")], [line("a", "new")], [line("a", "new")])

    assert (got.value, got.conflicts, got.notices) == ([line("a", "new")], [], [])


def test_a_value_changed_differently_is_a_conflict_that_keeps_mine() -> None:
    got = merge([line("a")], [line("a", "mine")], [line("a", "theirs")])

    assert got.value == [line("a", "mine")]
    [conflict] = got.all_conflicts
    assert (conflict.kind, conflict.node, tuple(conflict.path)) == ("value", "a", ())
    assert (conflict.base, conflict.mine, conflict.theirs) == ("old", "mine", "theirs")


@pytest.mark.parametrize(
    "mine,theirs,path",
    [
        (contact("a", name="mine"), contact("a", name="theirs"), ("name",)),
        (contact("a", city="mine"), contact("a", city="theirs"), ("place", "city")),
    ],
)
def test_a_conflict_says_the_path_of_field_names(mine: Any, theirs: Any, path: tuple[str, ...]) -> None:
    got = merge([contact("a")], [mine], [theirs])

    assert got.value == [mine]
    [conflict] = got.all_conflicts
    assert (conflict.kind, conflict.node, tuple(conflict.path)) == ("value", "a", path)
    assert (conflict.mine, conflict.theirs) == ("mine", "theirs")


def test_a_conflict_in_a_list_names_the_item() -> None:
    got = merge([points("a", p="one")], [points("a", p="mine")], [points("a", p="theirs")])

    [conflict] = got.all_conflicts
    assert (conflict.kind, conflict.node, tuple(conflict.path)) == ("value", "p", ("text",))


def test_conflicts_are_one_for_each_value() -> None:
    got = merge([contact("a")], [contact("a", name="m", floor=2)], [contact("a", name="t", floor=3)])

    assert got.value == [contact("a", name="m", floor=2)]
    assert {(c.kind, c.node, tuple(c.path)) for c in got.all_conflicts} == {
        ("value", "a", ("name",)),
        ("value", "a", ("place", "floor")),
    }


@pytest.mark.parametrize("value", [None, 0, False, ""])
def test_emptying_a_value_is_an_edit(value: Any) -> None:
    got = merge([block("number", "a", 5)], [block("number", "a", 5)], [block("number", "a", value)])

    assert (got.value, got.conflicts) == ([block("number", "a", value)], [])


def test_zero_is_not_false_and_false_is_not_nothing() -> None:
    got = merge([block("number", "a", None)], [block("number", "a", 0)], [block("number", "a", False)])

    assert got.conflicts == [("value", "a")]
    assert got.value[0]["value"] is not False


def test_a_field_that_one_side_has_not_heard_of_is_taken() -> None:
    old, new = block("contact", "a", {"name": "n"}), block("contact", "a", {"name": "n", "place": {"city": "c"}})

    got = merge([old], [block("contact", "a", {"name": "mine"})], [new])

    assert (got.value, got.conflicts) == ([block("contact", "a", {"name": "mine", "place": {"city": "c"}})], [])


def test_a_field_that_no_definition_knows_survives() -> None:
    def document(name: str, legacy: str) -> list[Any]:
        return [block("contact", "a", {"name": name, "legacy": legacy})]

    got = merge(document("n", "kept"), document("mine", "kept"), document("n", "new"))

    assert (got.value, got.conflicts) == (document("mine", "new"), [])


def test_plain_text_is_not_merged_by_sentence() -> None:
    got = merge([line("a", "One. Two.")], [line("a", "Mine. Two.")], [line("a", "One. Theirs.")])

    assert (got.value, got.conflicts) == ([line("a", "Mine. Two.")], [("value", "a")])


def test_formatting_is_an_edit_of_its_text() -> None:
    got = merge([prose("a", "<p>One.</p>")], [prose("a", "<p>One.</p>")], [prose("a", "<p><b>One.</b></p>")])

    assert (got.value, got.conflicts) == ([prose("a", "<p><b>One.</b></p>")], [])
