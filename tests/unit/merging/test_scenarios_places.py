"""Blocks that moved between containers."""

import pytest

from tests.unit.merging.making import Item, box, columns, line, merge, points, stack


def test_a_move_on_one_side_is_taken() -> None:
    base, moved = [box("a", line("x")), box("b")], [box("a"), box("b", line("x"))]

    assert (merge(base, base, moved).value, merge(base, base, moved).conflicts) == (moved, [])
    assert (merge(base, moved, base).value, merge(base, moved, base).conflicts) == (moved, [])


def test_the_same_move_on_both_sides_is_no_conflict() -> None:
    moved = [box("a"), box("b", line("x"))]

    got = merge([box("a", line("x")), box("b")], moved, moved)

    assert (got.value, got.conflicts) == (moved, [])


def test_two_different_moves_are_a_conflict_that_keeps_mine() -> None:
    base = [box("a", line("x")), box("b"), box("c")]
    mine, theirs = [box("a"), box("b", line("x")), box("c")], [box("a"), box("b"), box("c", line("x"))]

    got = merge(base, mine, theirs)

    assert (got.value, got.conflicts) == (mine, [("move", "x")])


def test_a_moved_block_takes_the_other_sides_edit_along() -> None:
    base = [box("a", line("x")), box("b")]
    moved, edited = [box("a"), box("b", line("x"))], [box("a", line("x", "edited")), box("b")]
    both = [box("a"), box("b", line("x", "edited"))]

    assert (merge(base, moved, edited).value, merge(base, moved, edited).conflicts) == (both, [])
    assert (merge(base, edited, moved).value, merge(base, edited, moved).conflicts) == (both, [])


def test_a_moved_container_takes_what_the_other_side_added_to_it_along() -> None:
    base = [box("a", line("b")), box("c")]

    got = merge(base, [box("a", line("b"), line("m")), box("c")], [box("c", box("a", line("b")))])

    assert (got.value, got.conflicts) == ([box("c", box("a", line("b"), line("m")))], [])


def test_different_blocks_move_independently() -> None:
    base = [box("a", line("x"), line("y")), box("b"), box("c")]

    got = merge(
        base,
        [box("a", line("y")), box("b", line("x")), box("c")],
        [box("a", line("x")), box("b"), box("c", line("y"))],
    )

    assert (got.value, got.conflicts) == ([box("a"), box("b", line("x")), box("c", line("y"))], [])


def test_a_move_between_the_columns_of_a_list_is_a_move() -> None:
    base = [columns("a", left=[line("x")], right=[])]

    got = merge(base, [columns("a", left=[line("x", "mine")], right=[])], [columns("a", left=[], right=[line("x")])])

    assert (got.value, got.conflicts) == ([columns("a", left=[], right=[line("x", "mine")])], [])


def test_a_list_item_can_move_to_another_list() -> None:
    base = [points("a", p="one", q="two"), points("b", r="three")]

    got = merge(
        base,
        [points("a", p="one", q="mine"), points("b", r="three")],
        [points("a", p="one"), points("b", r="three", q="two")],
    )

    assert (got.value, got.conflicts) == ([points("a", p="one"), points("b", r="three", q="mine")], [])


def test_what_i_moved_out_survives_the_upstream_deletion_of_its_container() -> None:
    got = merge([box("a", line("x"), line("y"))], [box("a", line("y")), line("x")], [])

    assert got.value == [line("x")]
    assert got.conflicts == [("theirs_deleted", "x")]


def test_what_upstream_moved_out_and_i_deleted_with_its_container_stays_deleted_and_is_told() -> None:
    got = merge([box("a", line("x"), line("y"))], [], [box("a", line("y")), line("x")])

    assert got.value == []
    [conflict] = got.all_conflicts
    assert conflict.kind == "mine_deleted"
    assert "'x'" in str((conflict.node, conflict.theirs))


def test_moving_out_and_deleting_the_container_keeps_the_other_sides_edit_of_the_child() -> None:
    base = [box("a", line("x"), line("y"))]
    dissolved, edited = [line("x"), line("y")], [box("a", line("x", "edited"), line("y"))]

    for got in (merge(base, dissolved, edited), merge(base, edited, dissolved)):
        assert got.value == [line("x", "edited"), line("y")]
        assert got.quiet


def test_nested_moves_then_the_deletion_of_the_outer_container() -> None:
    base = [box("a", box("b", box("c", line("x"))), line("y"))]
    # Upstream takes the innermost out, step by step, and deletes what is left.
    theirs = [box("c", line("x"))]

    got = merge(base, [box("a", box("b", box("c", line("x", "mine"))), line("y"))], theirs)

    assert (got.value, got.quiet) == ([box("c", line("x", "mine"))], True)


def test_a_move_into_a_container_is_an_edit_of_it() -> None:
    base = [box("a", line("b")), line("x")]

    got = merge(base, [box("a", line("b"), line("x"))], [line("x")])

    assert got.value == [box("a", line("b"), line("x"))]
    assert got.conflicts == [("theirs_deleted", "a")]


def test_a_move_into_what_i_deleted_falls_back() -> None:
    base = [box("a", line("b")), line("x"), line("y")]

    got = merge(base, [line("x", "mine"), line("y")], [box("a", line("b"), line("x")), line("y")])

    assert got.value == [line("x", "mine"), line("y")]
    assert ("mine_deleted", "a") in got.conflicts


def test_a_move_into_a_new_container_within_what_i_deleted_falls_back() -> None:
    base = [box("a", line("b")), line("x"), line("y")]

    got = merge(base, [line("x"), line("y", "mine")], [box("a", line("b"), box("n", line("x"))), line("y")])

    assert got.value == [line("x"), line("y", "mine")]
    assert got.conflicts == [("mine_deleted", "a")]


def test_a_move_into_a_new_container_brings_my_edit_along() -> None:
    got = merge([line("x"), line("y")], [line("x", "mine"), line("y")], [box("n", line("x")), line("y")])

    assert (got.value, got.conflicts) == ([box("n", line("x", "mine")), line("y")], [])


def test_a_cycle_of_two_moves_reverts_theirs() -> None:
    base = [box("a", line("x")), box("b", line("y"))]

    got = merge(base, [box("b", line("y"), box("a", line("x")))], [box("a", line("x"), box("b", line("y")))])

    assert got.value == [box("b", line("y"), box("a", line("x")))]
    assert got.conflicts == [("move", "b")]


def test_a_cycle_through_three_containers_reverts_theirs() -> None:
    base: list[Item] = [box("a"), box("b"), box("c")]
    mine: list[Item] = [box("c", box("b", box("a")))]
    # Upstream puts c into a: with mine, round and round.
    theirs: list[Item] = [box("a", box("c")), box("b")]

    got = merge(base, mine, theirs)

    assert (got.value, got.conflicts) == (mine, [("move", "c")])


def test_a_cycle_leaves_what_else_upstream_did_in_place() -> None:
    base = [box("a", line("x")), stack("b", line("y")), line("z")]

    got = merge(
        base,
        [stack("b", line("y"), box("a", line("x"))), line("z")],
        [box("a", line("x", "theirs"), stack("b", line("y", "theirs"))), line("z", "theirs"), line("n")],
    )

    assert got.value == [
        stack("b", line("y", "theirs"), box("a", line("x", "theirs"))),
        line("z", "theirs"),
        line("n"),
    ]
    assert got.conflicts == [("move", "b")]


@pytest.mark.parametrize("turned", [False, True])
def test_nesting_in_opposite_directions_that_makes_no_cycle_is_clean(turned: bool) -> None:
    base: list[Item] = [box("a"), box("b"), box("c")]
    one: list[Item] = [box("b", box("a")), box("c")]
    two: list[Item] = [box("a"), box("c", box("b"))]

    got = merge(base, two, one) if turned else merge(base, one, two)

    assert (got.value, got.conflicts) == ([box("c", box("b", box("a")))], [])
