"""The order among siblings, and where additions go."""

from itertools import permutations

import pytest

from tests.unit.merging import laws
from tests.unit.merging.blocks import COURSE
from tests.unit.merging.making import Item, box, line, merge, points
from tests.unit.merging.strategies import Case


def lines(names: str) -> list[Item]:
    """A document of lines, by their one-letter ids."""
    return [line(name) for name in names]


@pytest.mark.parametrize(
    "base,mine,theirs,expected",
    [
        ("abcd", "abcd", "dabc", "dabc"),
        ("abcd", "dabc", "abcd", "dabc"),
        ("abcd", "bacd", "bacd", "bacd"),
        # Disjoint movers both arrive.
        ("abcdef", "bacdef", "abcdfe", "bacdfe"),
        ("abcde", "bcdea", "eabcd", "ebcda"),
        # Movers that meet between the same two keep the order that all sides agree on.
        ("abcd", "bacd", "abdc", "badc"),
        ("abcde", "bcade", "abced", "bcaed"),
        ("abcdefg", "bcadefg", "abcdgef", "bcadgef"),
        # The same mover to the same place, and another one.
        ("abcde", "bcdea", "bcdea", "bcdea"),
        # Deletions do not disturb the order of what is left.
        ("abcde", "acde", "abced", "aced"),
        ("abcde", "edcba", "abde", "edba"),
    ],
)
def test_one_sides_order_or_both(base: str, mine: str, theirs: str, expected: str) -> None:
    got = merge(lines(base), lines(mine), lines(theirs))

    assert "".join(got.ids) == expected
    assert got.quiet


@pytest.mark.parametrize(
    "base,mine,theirs",
    [
        ("abcd", "bcad", "bcda"),
        ("abcde", "edcba", "badce"),
        ("abcde", "eabcd", "abecd"),
    ],
)
def test_overlapping_movers_are_a_conflict_that_keeps_mine(base: str, mine: str, theirs: str) -> None:
    got = merge(lines(base), lines(mine), lines(theirs))

    assert "".join(got.ids) == mine
    assert [kind for kind, _node in got.conflicts] == ["order"]


def test_a_conflict_of_order_names_the_container() -> None:
    got = merge([box("a", *lines("bcde"))], [box("a", *lines("cdeb"))], [box("a", *lines("cdbe"))])

    assert got.order("a") == ["c", "d", "e", "b"]
    assert got.conflicts == [("order", "a")]


@pytest.mark.parametrize(
    "base,mine,theirs,expected",
    [
        # At the same place, mine before theirs.
        ("ab", "amb", "atb", "amtb"),
        ("ab", "mab", "tab", "mtab"),
        ("ab", "abm", "abt", "abmt"),
        ("", "m", "t", "mt"),
        ("ab", "amnb", "atub", "amntub"),
        # After the nearest left sibling that lives.
        ("abc", "ac", "abtc", "atc"),
        ("abc", "abmc", "ac", "amc"),
        ("abc", "c", "abtc", "tc"),
        ("abc", "amc", "abtc", "amtc"),
        # Along with the sibling that moved.
        ("abc", "bca", "atbc", "bcat"),
        ("abc", "ambc", "bca", "bcam"),
        # Additions follow additions of their own side.
        ("ab", "ab", "atuvb", "atuvb"),
    ],
)
def test_additions_follow_their_left_sibling(base: str, mine: str, theirs: str, expected: str) -> None:
    got = merge(lines(base), lines(mine), lines(theirs))

    assert "".join(got.ids) == expected
    assert got.quiet


@pytest.mark.parametrize("mine", ["".join(order) for order in permutations("abcd")])
def test_all_orders_of_four(mine: str) -> None:
    for theirs in map("".join, permutations("abcd")):
        laws.the_audit_passes(case := Case(COURSE, lines("abcd"), lines(mine), lines(theirs)))
        laws.merging_again_changes_nothing(case)


def test_list_items_are_ordered_as_blocks_are() -> None:
    base = [points("a", p="1", q="2", r="3", s="4")]

    got = merge(base, [points("a", q="2", p="1", r="3", s="4")], [points("a", p="1", q="2", s="4", r="3", t="5")])

    assert (got.order("a"), got.conflicts) == (["q", "p", "s", "r", "t"], [])


def test_what_moved_into_a_container_goes_after_its_left_sibling_there() -> None:
    base = [box("a", *lines("bc")), line("x")]

    got = merge(base, [box("a", *lines("bmc")), line("x")], [box("a", *lines("bxc"))])

    assert got.value == [box("a", *lines("bmxc"))]
    assert got.quiet


def test_an_edit_of_order_and_an_edit_of_content_are_independent() -> None:
    got = merge(lines("abc"), lines("cab"), [line("a", "theirs"), line("b"), line("c")])

    assert (got.value, got.conflicts) == ([line("c"), line("a", "theirs"), line("b")], [])
