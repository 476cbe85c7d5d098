"""Ids that are missing or there twice, and lists in the form that had none."""

from copy import deepcopy
from typing import Any

import pytest

from editions.merging import merge_stream
from tests.unit.merging.blocks import COURSE
from tests.unit.merging.making import Item, block, box, item, line, merge, points
from tests.unit.merging.outline import outline


def faults(value: list[Item]) -> list[str]:
    return outline(COURSE, value).faults


def without_ids(value: Any) -> Any:
    """A value as it looked before its items had ids."""
    if isinstance(value, list):
        return [without_ids(part) for part in value]
    if isinstance(value, dict):
        return {name: without_ids(part) for name, part in value.items() if name != "id"}
    return value


def old_points(node: str, *texts: str) -> Item:
    """A list of structs in the old form: values without ids."""
    return block("points", node, [{"text": text, "detail": ""} for text in texts])


def test_a_duplicate_id_is_given_a_new_one_with_a_notice() -> None:
    base = [line("a", "one")]
    mine = [line("a", "one"), line("a", "copied")]

    got = merge(base, mine, base)

    assert faults(got.value) == []
    assert [child["value"] for child in got.value] == ["one", "copied"]
    assert got.value[0]["id"] == "a"
    [notice] = got.all_notices
    assert notice.kind == "rekeyed"
    assert notice.node in ("a", got.value[1]["id"])


def test_duplicate_ids_are_given_the_same_new_ones_every_time() -> None:
    twice = [line("a", "one"), line("a", "two"), line("a", "two"), box("b", line("a", "three"))]

    first, second = merge([], twice, []), merge([], deepcopy(twice), [])

    assert faults(first.value) == []
    assert first.value == second.value
    assert first.notices == second.notices


def test_a_rekeyed_value_is_merged_again_without_change() -> None:
    twice = [line("a", "one"), line("a", "two"), box("b", line("a", "three"))]
    result = merge([], twice, [line("t")]).value

    assert merge([], result, [line("t")]).value == result
    assert merge(result, result, result).value == result
    assert merge(result, result, result).notices == []


def test_duplicates_that_all_sides_have_stay_the_same_blocks() -> None:
    def document(first: str, second: str) -> list[Item]:
        return [line("a", first), line("a", second)]

    got = merge(document("1", "2"), document("mine", "2"), document("1", "theirs"))

    assert faults(got.value) == []
    assert [child["value"] for child in got.value] == ["mine", "theirs"]
    assert got.conflicts == []


def test_a_copy_in_a_container_keeps_what_is_in_it() -> None:
    original = box("a", line("b"), points("c", p="one"))

    got = merge([original], [original, deepcopy(original)], [box("a", line("b", "theirs"), points("c", p="one"))])

    assert faults(got.value) == []
    assert got.value[0] == box("a", line("b", "theirs"), points("c", p="one"))
    assert without_ids(got.value[1]) == without_ids(original)


def test_a_list_item_and_a_block_with_the_same_id_are_told_apart() -> None:
    got = merge([], [line("a"), points("b", a="one")], [])

    assert faults(got.value) == []
    assert without_ids(got.value) == without_ids([line("a"), points("b", a="one")])


def test_missing_ids_are_given_once_and_persistently() -> None:
    bare = without_ids([line("", "one"), box("", line("", "two"), points("", p="three"))])

    first, second = merge(bare, bare, bare), merge(deepcopy(bare), deepcopy(bare), deepcopy(bare))

    assert faults(first.value) == []
    assert without_ids(first.value) == bare
    assert first.value == second.value
    assert merge(first.value, first.value, first.value).value == first.value


def test_empty_ids_count_as_missing() -> None:
    for empty in (None, ""):
        bare = [{**line("x", "one"), "id": empty}, {**line("x", "two"), "id": empty}]
        got = merge(bare, bare, bare)

        assert faults(got.value) == []
        assert [child["value"] for child in got.value] == ["one", "two"]


def test_items_of_old_lists_are_given_ids() -> None:
    bare = [old_points("a", "one", "two")]

    got = merge(bare, bare, bare)

    assert faults(got.value) == []
    assert [child["value"]["text"] for child in got.value[0]["value"]] == ["one", "two"]
    assert merge(bare, bare, bare).value == got.value


def test_old_lists_of_plain_values_are_given_ids() -> None:
    def document(phones: list[Any]) -> list[Item]:
        return [block("contact", "a", {"name": "n", "phones": phones})]

    got = merge(document(["1", "2"]), document(["1", "2"]), document(["1", "2", "3"]))

    assert faults(got.value) == []
    assert [phone["value"] for phone in got.value[0]["value"]["phones"]] == ["1", "2", "3"]
    assert got.conflicts == []


def test_items_without_ids_that_all_sides_have_are_the_same_items() -> None:
    got = merge([old_points("a", "one", "two")], [old_points("a", "one", "two")], [old_points("a", "one", "theirs")])

    assert faults(got.value) == []
    assert [child["value"]["text"] for child in got.value[0]["value"]] == ["one", "theirs"]
    assert got.conflicts == []


def test_a_result_with_new_ids_is_merged_again_without_change() -> None:
    bare = [old_points("a", "one", "two")]
    mine = [old_points("a", "mine", "two")]

    result = merge(bare, mine, bare).value

    assert [child["value"]["text"] for child in result[0]["value"]] == ["mine", "two"]
    assert merge(bare, result, bare).value == result


def test_nothing_that_goes_in_is_changed() -> None:
    values = [
        [line("a"), line("a"), old_points("b", "one"), without_ids(box("", line("", "x")))],
        [line("a", "mine"), old_points("b", "one", "two"), block("strange", "s", [item("s", {})])],
        [points("b", p="one"), line("a", "theirs")],
    ]
    before = deepcopy(values)

    merge_stream(COURSE, *values)

    assert values == before


def test_ids_need_not_be_uuids_and_may_be_anything_but_empty() -> None:
    names = ["1", "a b", "ä", "معرف", "root", "None", "x" * 300]

    got = merge([line(n) for n in names], [line(n, "mine") for n in names], [line(n) for n in names])

    assert got.value == [line(n, "mine") for n in names]
    assert got.notices == []


def test_an_id_that_was_given_before_stays_with_its_block_when_there_are_more_duplicates() -> None:
    [_first, second] = merge([], [line("a", "one"), line("a", "two")], []).value

    got = merge([line("a", "one"), second], [line("a", "one"), line("a", "new"), second], [line("a", "one"), second])

    assert faults(got.value) == []
    assert [child["value"] for child in got.value] == ["one", "new", "two"]
    assert got.value[2] == second


def test_an_id_that_was_given_for_a_missing_one_is_not_given_twice() -> None:
    bare = without_ids([line("", "one")])
    [given] = merge(bare, bare, bare).value

    got = merge(bare, [*bare, given], bare)

    assert faults(got.value) == []
    assert given in got.value
    assert len(got.value) == 2


@pytest.mark.parametrize("odd", [None, "text", 7, ["list"], {"value": "no type"}, {"type": None, "id": "x"}])
def test_what_is_no_block_is_refused_by_its_place(odd: Any) -> None:
    with pytest.raises(ValueError, match="Item 2 of the stream"):
        merge_stream(COURSE, [line("a")], [line("a"), odd], [line("a")])


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(ValueError, match="list of blocks"):
        merge_stream(COURSE, [line("a")], "text", [line("a")])  # pyright: ignore[reportArgumentType]
