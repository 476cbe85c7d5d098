"""Blocks that one side added or deleted, while the other one edited them or not."""

from tests.unit.merging.making import block, box, columns, item, line, merge, points, stack


def test_additions_of_both_sides_arrive() -> None:
    got = merge([line("a")], [line("m"), line("a")], [line("a"), line("t")])

    assert (got.value, got.quiet) == ([line("m"), line("a"), line("t")], True)


def test_an_addition_brings_all_that_is_in_it() -> None:
    new = box("t", columns("u", v=[line("w")]), points("x", y="text"))

    got = merge([line("a")], [line("a", "mine")], [line("a"), new])

    assert (got.value, got.quiet) == ([line("a", "mine"), new], True)


def test_what_upstream_deleted_and_i_left_alone_is_deleted() -> None:
    got = merge([line("a"), box("b", line("c"))], [line("a", "mine"), box("b", line("c"))], [line("a")])

    assert (got.value, got.conflicts) == ([line("a", "mine")], [])
    assert {node for kind, node in got.notices if kind == "deleted_by_upstream"} <= {"b"}
    assert got.quiet


def test_what_i_deleted_and_upstream_left_alone_stays_deleted() -> None:
    got = merge([line("a"), box("b", line("c"))], [line("a")], [line("a", "theirs"), box("b", line("c"))])

    assert (got.value, got.conflicts, got.notices) == ([line("a", "theirs")], [], [])


def test_what_both_deleted_is_gone_without_a_word() -> None:
    got = merge([line("a"), line("b")], [line("b")], [line("b")])

    assert (got.value, got.conflicts, got.notices) == ([line("b")], [], [])


def test_my_edit_survives_an_upstream_deletion_as_a_conflict() -> None:
    got = merge([line("a"), line("b")], [line("a", "mine"), line("b")], [line("b")])

    assert got.value == [line("a", "mine"), line("b")]
    [conflict] = got.all_conflicts
    assert (conflict.kind, conflict.node) == ("theirs_deleted", "a")
    assert "mine" in str(conflict.mine)
    assert conflict.theirs is None


def test_my_deletion_of_what_upstream_edited_stays_as_a_conflict() -> None:
    got = merge([line("a"), line("b")], [line("b")], [line("a", "theirs"), line("b")])

    assert got.value == [line("b")]
    [conflict] = got.all_conflicts
    assert (conflict.kind, conflict.node) == ("mine_deleted", "a")
    assert "theirs" in str(conflict.theirs)
    assert conflict.mine is None


def test_a_deleted_subtree_is_one_conflict_at_its_top() -> None:
    base = [box("a", box("b", line("c"), line("d")), line("e"))]
    edited = [box("a", box("b", line("c", "new"), line("d", "new"), title="new"), line("e", "new"))]

    assert merge(base, edited, []).value == edited
    assert merge(base, edited, []).conflicts == [("theirs_deleted", "a")]
    assert merge(base, [], edited).value == []
    assert merge(base, [], edited).conflicts == [("mine_deleted", "a")]


def test_the_topmost_deletion_is_what_counts() -> None:
    base = [box("a", box("b", line("c")))]

    got = merge(base, [box("a", box("b", line("c", "mine")))], [box("a")])

    assert (got.value, got.conflicts) == ([box("a", box("b", line("c", "mine")))], [("theirs_deleted", "b")])


def test_a_child_added_is_an_edit_of_the_container_that_the_other_side_deleted() -> None:
    base, edited = [box("a", line("b"))], [box("a", line("b"), line("new"))]

    assert (merge(base, edited, []).value, merge(base, edited, []).conflicts) == (edited, [("theirs_deleted", "a")])
    assert (merge(base, [], edited).value, merge(base, [], edited).conflicts) == ([], [("mine_deleted", "a")])


def test_a_child_deleted_is_no_reason_to_keep_what_the_other_side_deleted() -> None:
    got = merge([box("a", line("b"), line("c"))], [box("a", line("b"))], [])

    assert (got.value, got.conflicts) == ([], [])


def test_reordering_is_not_editing() -> None:
    base, reordered = [box("a", line("b"), line("c"))], [box("a", line("c"), line("b"))]

    assert (merge(base, reordered, []).value, merge(base, reordered, []).conflicts) == ([], [])
    assert (merge(base, [], reordered).value, merge(base, [], reordered).conflicts) == ([], [])


def test_moving_among_siblings_is_not_editing() -> None:
    got = merge([line("a"), line("b")], [line("b"), line("a")], [line("b")])

    assert (got.value, got.conflicts) == ([line("b")], [])


def test_list_items_live_and_die_as_blocks_do() -> None:
    base = [points("a", p="one", q="two", r="three")]

    got = merge(base, [points("a", p="one", q="mine", r="three")], [points("a", r="three", s="four")])

    assert got.value == [points("a", q="mine", r="three", s="four")]
    assert got.conflicts == [("theirs_deleted", "q")]


def test_the_same_block_added_on_both_sides_is_there_once() -> None:
    new = box("new", line("n"))

    got = merge([line("a")], [line("a"), new], [line("a"), new])

    assert (got.value, got.conflicts) == ([line("a"), new], [])


def test_the_same_block_added_with_different_content_is_a_conflict_that_keeps_mine() -> None:
    got = merge([line("a")], [line("a"), line("n", "mine")], [line("a"), line("n", "theirs")])

    assert got.value == [line("a"), line("n", "mine")]
    [conflict] = got.all_conflicts
    assert (conflict.node, conflict.base) == ("n", None)
    assert conflict.kind in ("added", "value")
    assert "mine" in str(conflict.mine)
    assert "theirs" in str(conflict.theirs)


def test_a_block_of_an_unknown_type_is_kept_as_it_is() -> None:
    strange = block("hologram", "h", {"depth": [1, {"id": "x", "value": None}], "text": "<p>unclosed"})

    got = merge([strange, line("a")], [strange, line("a", "mine")], [line("a"), strange])

    assert (got.value, got.conflicts) == ([line("a", "mine"), strange], [])


def test_a_block_of_an_unknown_type_is_compared_as_a_whole() -> None:
    def document(one: str, two: str) -> list[dict[str, object]]:
        return [block("hologram", "h", {"one": one, "two": two})]

    taken = merge(document("1", "2"), document("1", "2"), document("1", "new"))
    clash = merge(document("1", "2"), document("mine", "2"), document("1", "theirs"))

    assert (taken.value, taken.conflicts) == (document("1", "new"), [])
    assert clash.value == document("mine", "2")
    [conflict] = clash.all_conflicts
    assert (conflict.kind, conflict.node, tuple(conflict.path)) == ("value", "h", ())
    assert (conflict.mine, conflict.theirs) == (document("mine", "2")[0]["value"], document("1", "theirs")[0]["value"])


def test_a_block_of_an_unknown_type_is_deleted_and_added_as_others_are() -> None:
    strange, other = block("hologram", "h", {"a": 1}), block("hologram", "i", [item("j", 2)])

    got = merge([strange, line("a")], [strange, line("a")], [line("a"), other])

    assert (got.value, got.conflicts) == ([line("a"), other], [])


def test_an_empty_document_takes_all_and_loses_nothing() -> None:
    assert merge([], [], [line("a")]).value == [line("a")]
    assert merge([], [line("a")], []).value == [line("a")]
    assert merge([], [], []).value == []


def test_what_both_added_and_upstream_put_into_what_i_deleted_is_told() -> None:
    got = merge([line("a"), stack("s")], [line("a"), line("x")], [line("a"), stack("s", line("x"))])

    assert (got.ids, got.conflicts) == (["a", "x"], [("mine_deleted", "s")])
