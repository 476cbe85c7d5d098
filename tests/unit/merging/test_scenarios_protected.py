"""Locked blocks, which upstream has the say over, and pinned leaves, which I have."""

from tests.unit.merging.making import box, columns, contact, item, line, merge, points, prose, quiz, stack


def test_a_locked_block_is_as_upstream_has_it_and_mine_is_archived() -> None:
    got = merge([line("a")], [line("a", "mine")], [line("a", "theirs")], locked={"a"})

    assert (got.value, got.conflicts) == ([line("a", "theirs")], [])
    [notice] = got.all_notices
    assert (notice.kind, notice.node) == ("lock_overrode_mine", "a")
    assert "mine" in str(notice.value)


def test_a_locked_block_that_i_changed_is_as_upstream_left_it() -> None:
    got = merge([line("a")], [line("a", "mine")], [line("a")], locked={"a"})

    assert (got.value, got.conflicts) == ([line("a")], [])
    assert got.notices == [("lock_overrode_mine", "a")]
    assert "mine" in str(got.all_notices[0].value)


def test_a_locked_block_that_i_left_alone_needs_no_notice() -> None:
    got = merge([line("a")], [line("a")], [line("a", "theirs")], locked={"a"})

    assert (got.value, got.conflicts, got.notices) == ([line("a", "theirs")], [], [])


def test_a_move_into_a_part_that_a_locked_block_no_longer_has_is_told() -> None:
    got = merge([box("a", box("b")), line("x")], [box("a", box("b", line("x")))], [line("a"), line("x")], locked={"a"})

    assert got.value == [line("a"), line("x")]
    assert got.notices == [("lock_overrode_mine", "x")]


def test_what_is_in_a_locked_block_is_locked_with_it() -> None:
    base = [box("a", line("b"), points("c", p="one"))]
    mine = [box("a", line("b", "mine"), points("c", p="mine"), line("m", "added"))]
    theirs = [box("a", line("b"), points("c", p="theirs"), title="theirs")]

    got = merge(base, mine, theirs, locked={"a"})

    assert (got.value, got.conflicts) == (theirs, [])
    assert {notice.kind for notice in got.all_notices} == {"lock_overrode_mine"}
    archived = str([notice.value for notice in got.all_notices])
    assert "added" in archived
    assert archived.count("'mine'") >= 2


def test_a_locked_text_is_not_merged_by_sentence() -> None:
    got = merge([prose("a", "<p>A. B.</p>")], [prose("a", "<p>M. B.</p>")], [prose("a", "<p>A. T.</p>")], locked={"a"})

    assert (got.value, got.conflicts) == ([prose("a", "<p>A. T.</p>")], [])
    assert got.notices == [("lock_overrode_mine", "a")]


def test_my_deletion_of_a_locked_block_is_undone_with_a_notice() -> None:
    base = [line("a"), line("b"), line("c")]

    for theirs in (base, [line("a"), line("b", "theirs"), line("c")]):
        got = merge(base, [line("a"), line("c")], theirs, locked={"b"})

        assert (got.value, got.conflicts) == (theirs, [])
        assert got.notices == [("lock_restored", "b")]


def test_a_locked_block_in_a_container_that_i_deleted_is_restored() -> None:
    base = [box("a", line("b"), line("c")), line("d")]

    got = merge(base, [line("d", "mine")], base, locked={"b"})

    assert "'id': 'b'" in str(got.value)
    assert ("lock_restored", "b") in got.notices
    assert got.value[-1] == line("d", "mine")


def test_my_changes_of_a_locked_block_that_upstream_deleted_are_not_lost() -> None:
    got = merge([line("a"), line("b")], [line("a", "mine"), line("b")], [line("b")], locked={"a"})

    assert line("b") in got.value
    assert "mine" in str([*got.all_conflicts, *got.all_notices])


def test_a_locked_block_may_stand_where_i_put_it() -> None:
    got = merge([line("a"), line("b")], [line("b"), line("a")], [line("a", "theirs"), line("b")], locked={"a"})

    assert (got.value, got.conflicts) == ([line("b"), line("a", "theirs")], [])


def test_my_change_of_a_locked_blocks_type_is_undone_with_a_notice() -> None:
    got = merge([line("a")], [prose("a", "<p>mine</p>")], [line("a")], locked={"a"})

    assert (got.value, got.conflicts) == ([line("a")], [])
    assert got.notices == [("lock_overrode_mine", "a")]
    assert "mine" in str(got.all_notices[0].value)


def test_what_i_moved_into_a_locked_block_is_not_lost() -> None:
    base = [box("a", line("b")), line("x")]

    got = merge(base, [box("a", line("b"), line("x", "mine"))], base, locked={"a"})

    assert got.value == [box("a", line("b")), line("x", "mine")]
    assert "lock_overrode_mine" in [notice.kind for notice in got.all_notices]


def test_what_i_moved_out_of_a_locked_block_is_in_it() -> None:
    base = [box("a", line("b"), line("c"))]

    got = merge(base, [box("a", line("c")), line("b")], base, locked={"a"})

    assert (got.value, got.conflicts) == (base, [])
    assert "lock_overrode_mine" in [notice.kind for notice in got.all_notices]


def test_my_edit_in_a_locked_block_that_upstream_made_another_type_is_archived() -> None:
    got = merge([points("a", p="one")], [points("a", p="mine")], [line("a", "theirs")], locked={"a"})

    assert (got.value, got.conflicts) == ([line("a", "theirs")], [])
    assert "mine" in str([notice.value for notice in got.all_notices if notice.kind == "lock_overrode_mine"])


def test_a_locked_item_of_a_block_that_i_made_another_type_is_there_and_mine_is_not_lost() -> None:
    base = [points("a", p="one", q="two")]

    got = merge(base, [line("a", "mine")], base, locked={"p"})

    assert got.value == base
    assert "mine" in str([*got.all_conflicts, *got.all_notices])


def test_a_lock_concerns_no_other_block() -> None:
    base = [line("a"), line("b")]

    got = merge(base, [line("a"), line("b", "mine")], [line("a"), line("b", "theirs")], locked={"a"})

    assert (got.value, got.conflicts) == ([line("a"), line("b", "mine")], [("value", "b")])


def test_a_pinned_leaf_is_as_i_have_it_and_a_notice_tells_what_upstream_has() -> None:
    got = merge([line("a")], [line("a", "mine")], [line("a", "theirs")], pinned={("a", ())})

    assert (got.value, got.conflicts) == ([line("a", "mine")], [])
    [notice] = got.all_notices
    assert (notice.kind, notice.node, tuple(notice.path)) == ("upstream_changed_under_pin", "a", ())
    assert notice.value == "theirs"


def test_a_pinned_leaf_that_i_never_changed_is_not_taken_from_upstream() -> None:
    got = merge(
        [contact("a")], [contact("a")], [contact("a", city="theirs", floor=2)], pinned={("a", ("place", "city"))}
    )

    assert (got.value, got.conflicts) == ([contact("a", floor=2)], [])
    [notice] = got.all_notices
    assert (notice.kind, notice.node, tuple(notice.path)) == ("upstream_changed_under_pin", "a", ("place", "city"))
    assert notice.value == "theirs"


def test_a_pin_on_what_upstream_left_alone_needs_no_notice() -> None:
    got = merge([line("a")], [line("a", "mine")], [line("a")], pinned={("a", ())})

    assert (got.value, got.conflicts, got.notices) == ([line("a", "mine")], [], [])


def test_a_pin_on_what_both_changed_alike_needs_no_notice() -> None:
    got = merge([line("a")], [line("a", "same")], [line("a", "same")], pinned={("a", ())})

    assert (got.value, got.conflicts, got.notices) == ([line("a", "same")], [], [])


def test_a_pinned_text_is_not_merged_by_sentence() -> None:
    html = "<p>A. B.</p>", "<p>M. B.</p>", "<p>A. T.</p>"

    got = merge(*([prose("a", text)] for text in html), pinned={("a", ())})

    assert (got.value, got.conflicts) == ([prose("a", "<p>M. B.</p>")], [])
    assert got.notices == [("upstream_changed_under_pin", "a")]
    assert got.all_notices[0].value == "<p>A. T.</p>"


def test_a_pin_in_a_list_names_the_item() -> None:
    base = [points("a", p="one", q="two")]

    got = merge(base, base, [points("a", p="theirs", q="theirs")], pinned={("p", ("text",))})

    assert (got.value, got.conflicts) == ([points("a", p="one", q="theirs")], [])
    assert got.notices == [("upstream_changed_under_pin", "p")]


def test_a_pin_in_a_group_keeps_all_of_my_group() -> None:
    base = [quiz("q", o1="one", o2="two")]

    got = merge(base, base, [quiz("q", correct="o2", o1="theirs", o2="two")], pinned={("o1", ("text",))})

    assert got.value == base
    reports = [*got.all_conflicts, *got.all_notices]
    assert ("upstream_changed_under_pin", "o1") in got.notices
    assert "o2" in str([report for report in reports if report.node == "q"])


def test_a_pinned_option_that_upstream_moved_to_another_question_stays_with_both_of_my_questions() -> None:
    mine = [quiz("q", a="one", b="two"), quiz("r", c="three")]
    theirs = [quiz("q", a="one"), quiz("r", c="three", b="theirs")]

    got = merge(mine, mine, theirs, pinned={("b", ("text",))})

    assert got.value == mine
    assert got.conflicts == [("group", "q"), ("group", "r")]
    assert set(got.notices) == {("upstream_changed_under_pin", "b")}


def test_a_pinned_block_that_upstream_moved_into_a_group_keeps_the_group_as_i_have_it() -> None:
    mine = [quiz("q", a="one"), points("p", b="two")]
    theirs = [quiz("q", a="one", b="theirs"), points("p")]

    got = merge(mine, mine, theirs, pinned={("b", ("text",))})

    assert got.value == mine
    assert ("group", "q") in got.conflicts
    assert ("upstream_changed_under_pin", "b") in got.notices


def test_a_pin_or_lock_of_a_block_that_is_nowhere_does_nothing() -> None:
    got = merge([line("a")], [line("a")], [line("a", "theirs")], locked={"gone"}, pinned={("gone", ()), ("a", ("no",))})

    assert (got.value, got.conflicts, got.notices) == ([line("a", "theirs")], [], [])


def test_what_upstream_took_out_of_a_locked_block_does_not_stay_in_it_where_i_deleted_its_new_place() -> None:
    base = [columns("c", x=[line("l")], y=[line("m")]), columns("d")]
    mine = [columns("c", x=[line("l", "mine")], y=[line("m")])]
    theirs = [columns("c", y=[line("m")]), columns("d", x=[line("l")])]

    got = merge(base, mine, theirs, locked=["c"])

    assert got.value == [columns("c", y=[line("m")])]
    assert got.conflicts == [("mine_deleted", "d"), ("theirs_deleted", "x")]
    assert "mine" in str(got.all_conflicts[1].mine)


def test_what_i_made_another_type_in_a_locked_block_out_of_which_upstream_moved_it_is_told() -> None:
    base = [box("b", line("l"))]
    mine = [box("b", stack("l", line("m", "mine")))]
    theirs = [line("l"), box("b")]

    got = merge(base, mine, theirs, locked={"b"})

    assert (got.value, got.notices) == (theirs, [("lock_overrode_mine", "l")])
    assert "mine" in str(got.all_notices[0].value)


def test_what_i_put_as_another_type_into_a_block_that_upstream_put_into_a_locked_one_is_told() -> None:
    base = [line("l"), box("b"), box("c")]
    mine = [box("b", prose("l", "<p>Mine.</p>")), box("c")]
    theirs = [line("l"), box("c", box("b"))]

    got = merge(base, mine, theirs, locked={"c"})

    assert got.value == theirs
    assert "Mine." in str([notice for notice in got.all_notices if notice.node == "l"])


def test_what_i_added_stays_in_its_place_in_a_box_that_a_lock_drew_into_another() -> None:
    base = [line("a"), box("b", line("l"))]
    mine = [line("a"), box("b", line("m", "mine"), line("l"))]
    theirs = [box("a", box("b", line("l")))]

    got = merge(base, mine, theirs, locked={"l"})

    assert got.value == [box("a", box("b", line("m", "mine"), line("l")))]


def test_a_locked_block_is_upstreams_also_in_a_box_of_mine_that_upstream_made_another_type() -> None:
    base = [contact("c", phones=[item("p", "1"), item("q", "2")]), box("b")]
    mine = [box("b", contact("c", phones=[item("p", "1"), item("q", "2")]))]
    locked = contact("c", phones=[item("q", "2"), item("p", "1")])

    got = merge(base, mine, [locked, line("b", "theirs")], locked={"c"})

    assert (got.value, got.conflicts) == ([box("b", locked)], [("type", "b")])


def test_a_locked_block_that_upstream_moved_from_a_locked_one_into_what_i_deleted_comes_back_with_it() -> None:
    base = [columns("c", x=[points("p", q="old")]), box("b")]
    mine = [columns("c", x=[points("p", q="mine")])]
    theirs = [columns("c", x=[]), box("b", points("p", q="old"))]

    got = merge(base, mine, theirs, locked={"c", "p"})

    assert (got.value, got.conflicts) == (theirs, [])
    assert ("lock_restored", "b") in got.notices
    assert "mine" in str(got.all_notices)


def test_a_question_that_a_lock_drew_into_another_box_is_a_group_there_too() -> None:
    base = [quiz("q", o1="one", o2="two"), box("b", line("l"))]
    mine = [quiz("q", o2="two"), line("b", "mine")]
    theirs = [box("b", quiz("q", o1="theirs", o2="two"), line("l"))]

    got = merge(base, mine, theirs, locked={"l"})

    assert got.value == [box("b", quiz("q", o2="two"), line("l"))]
    assert ("group", "q") in got.conflicts
