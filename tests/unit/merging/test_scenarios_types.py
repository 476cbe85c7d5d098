"""Blocks that became blocks of another type under the same id."""

from tests.unit.merging.making import block, box, line, merge, prose, stack


def test_a_type_changed_on_one_side_is_taken_whole() -> None:
    base, other = [line("a"), line("b")], [box("a", line("n")), line("b")]

    taken = merge(base, [line("a"), line("b", "mine")], other)
    kept = merge(base, other, [line("a"), line("b", "theirs")])

    assert (taken.value, taken.conflicts) == ([box("a", line("n")), line("b", "mine")], [])
    assert (kept.value, kept.conflicts) == ([box("a", line("n")), line("b", "theirs")], [])


def test_the_same_type_and_value_on_both_sides_is_no_conflict() -> None:
    got = merge([line("a")], [prose("a", "<p>New.</p>")], [prose("a", "<p>New.</p>")])

    assert (got.value, got.conflicts) == ([prose("a", "<p>New.</p>")], [])


def test_another_type_against_another_value_is_a_conflict_that_keeps_mine() -> None:
    base, typed, edited = [line("a")], [prose("a", "<p>typed</p>")], [line("a", "edited")]

    mine_typed, theirs_typed = merge(base, typed, edited), merge(base, edited, typed)

    assert (mine_typed.value, mine_typed.conflicts) == (typed, [("type", "a")])
    assert "edited" in str(mine_typed.all_conflicts[0].theirs)
    assert (theirs_typed.value, theirs_typed.conflicts) == (edited, [("type", "a")])
    assert "typed" in str(theirs_typed.all_conflicts[0].theirs)


def test_two_other_types_are_a_conflict() -> None:
    got = merge([line("a")], [prose("a", "<p>mine</p>")], [block("number", "a", 7)])

    assert (got.value, got.conflicts) == ([prose("a", "<p>mine</p>")], [("type", "a")])
    assert "7" in str(got.all_conflicts[0].theirs)


def test_a_container_that_became_a_text_takes_what_was_in_it_along() -> None:
    got = merge([box("a", line("b"))], [box("a", line("b"))], [line("a", "flat")])

    assert (got.value, got.conflicts) == ([line("a", "flat")], [])


def test_an_edit_in_a_container_that_became_a_text_upstream_is_kept_with_the_container() -> None:
    base = [box("a", line("b"), line("c"))]

    got = merge(base, [box("a", line("b", "mine"), line("c"))], [line("a", "flat")])

    assert got.value == [box("a", line("b", "mine"), line("c"))]
    assert got.conflicts == [("type", "a")]
    assert "flat" in str(got.all_conflicts[0].theirs)


def test_an_upstream_edit_in_a_container_that_i_made_a_text_is_told() -> None:
    got = merge([box("a", line("b"))], [line("a", "flat")], [box("a", line("b", "theirs"))])

    assert got.value == [line("a", "flat")]
    assert got.conflicts == [("type", "a")]
    assert "theirs" in str(got.all_conflicts[0].theirs)


def test_children_keep_their_ids_when_a_container_becomes_another_one() -> None:
    base = [box("a", line("b"), line("c"))]

    got = merge(base, base, [stack("a", line("b", "theirs"), line("c"))])

    assert (got.value, got.conflicts) == ([stack("a", line("b", "theirs"), line("c"))], [])


def test_another_type_against_a_move_within_the_list_is_no_conflict() -> None:
    got = merge([line("a"), line("b")], [line("b"), line("a")], [prose("a", "<p>typed</p>"), line("b")])

    assert (got.value, got.conflicts) == ([line("b"), prose("a", "<p>typed</p>")], [])


def test_another_type_against_a_deletion_is_a_deleted_edit() -> None:
    typed = [prose("a", "<p>typed</p>")]

    assert merge([line("a")], typed, []).value == typed
    assert merge([line("a")], typed, []).conflicts == [("theirs_deleted", "a")]
    assert merge([line("a")], [], typed).value == []
    assert merge([line("a")], [], typed).conflicts == [("mine_deleted", "a")]


def test_a_move_into_what_i_put_into_a_box_of_another_type_is_told() -> None:
    base = [line("a"), box("c"), box("d")]
    theirs = [line("x"), box("c", line("a")), line("d")]

    got = merge(base, [line("a", "mine"), box("d", box("c"))], theirs)

    assert [item["id"] for item in got.value] == ["a", "x", "d"]
    assert got.conflicts == [("type", "d"), ("move", "a")]
