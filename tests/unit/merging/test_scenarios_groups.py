"""Fields that only make sense together: a question's options and the key to them."""

from tests.unit.merging.making import Item, line, merge, points, quiz

BASE = quiz("q", o1="one", o2="two")


def test_one_sides_group_is_taken_with_the_other_sides_other_fields() -> None:
    got = merge(
        [BASE],
        [quiz("q", stem="Mine?", o1="one", o2="two")],
        [quiz("q", correct="o2", o1="one", o2="theirs", o3="three")],
    )

    assert got.value == [quiz("q", stem="Mine?", correct="o2", o1="one", o2="theirs", o3="three")]
    assert got.conflicts == []


def test_my_group_stays_with_upstreams_other_fields() -> None:
    got = merge(
        [BASE],
        [quiz("q", correct="o2", o1="one", o2=("mine", True))],
        [quiz("q", feedback="<p>Theirs.</p>", o1="one", o2="two")],
    )

    assert got.value == [quiz("q", correct="o2", feedback="<p>Theirs.</p>", o1="one", o2=("mine", True))]
    assert got.conflicts == []


def test_a_group_changed_on_both_sides_is_one_conflict_and_mine_whole() -> None:
    # By fields alone these would merge: another text on one side, another key on the other.
    mine, theirs = quiz("q", o1="mine", o2="two"), quiz("q", correct="o2", o1="one", o2="two")

    got = merge([BASE], [mine], [theirs])

    assert got.value == [mine]
    [conflict] = got.all_conflicts
    assert (conflict.kind, conflict.node) == ("group", "q")
    assert "mine" in str(conflict.mine)
    assert "'correct': 'o2'" in str(conflict.theirs)


def test_different_options_changed_on_both_sides_are_one_conflict() -> None:
    mine, theirs = quiz("q", o1="mine", o2="two"), quiz("q", o1="one", o2="theirs", o3="new")

    got = merge([BASE], [mine], [theirs])

    assert (got.value, got.conflicts) == ([mine], [("group", "q")])
    assert "new" in str(got.all_conflicts[0].theirs)


def test_what_is_outside_of_a_group_in_conflict_is_merged_as_ever() -> None:
    got = merge(
        [BASE, line("a")],
        [quiz("q", feedback="<p>Mine.</p>", o1="mine", o2="two"), line("a")],
        [quiz("q", stem="Theirs?", o1="one", o2="theirs"), line("a", "theirs")],
    )

    assert got.value == [quiz("q", stem="Theirs?", feedback="<p>Mine.</p>", o1="mine", o2="two"), line("a", "theirs")]
    assert got.conflicts == [("group", "q")]


def test_the_same_change_of_a_group_on_both_sides_is_no_conflict() -> None:
    same = quiz("q", correct="o2", o1="one", o2="same")

    got = merge([BASE], [same], [same])

    assert (got.value, got.conflicts) == ([same], [])


def test_an_option_deleted_upstream_while_i_changed_another_is_a_conflict_of_the_group() -> None:
    mine = quiz("q", o1="mine", o2="two")

    got = merge([BASE], [mine], [quiz("q", o1="one")])

    assert (got.value, got.conflicts) == ([mine], [("group", "q")])


def test_upstreams_order_of_options_is_taken_with_the_group() -> None:
    got = merge([BASE], [quiz("q", stem="Mine?", o1="one", o2="two")], [quiz("q", o2="two", o1="one")])

    assert (got.value, got.conflicts) == ([quiz("q", stem="Mine?", o2="two", o1="one")], [])


def test_a_group_in_a_deleted_question_is_the_deletions_affair() -> None:
    edited = quiz("q", o1="edited", o2="two")

    assert merge([BASE], [edited], []).conflicts == [("theirs_deleted", "q")]
    assert merge([BASE], [], [edited]).conflicts == [("mine_deleted", "q")]


def test_two_questions_do_not_concern_each_other() -> None:
    other = quiz("r", p1="one", p2="two")

    got = merge(
        [BASE, other],
        [quiz("q", o1="mine", o2="two"), other],
        [BASE, quiz("r", p1="one", p2="theirs")],
    )

    assert got.value == [quiz("q", o1="mine", o2="two"), quiz("r", p1="one", p2="theirs")]
    assert got.conflicts == []


def test_an_option_moved_to_another_question_is_there_once_whatever_happens_to_the_groups() -> None:
    base = [quiz("q", o1="one", o2="two"), quiz("r", p1="three")]

    got = merge(
        base,
        [quiz("q", o1="mine", o2="two"), quiz("r", p1="three")],
        [quiz("q", o1="one"), quiz("r", p1="three", o2="two")],
    )

    assert str(got.value).count("'id': 'o2'") == 1
    assert ("group", "q") in got.conflicts


def three_questions(first: dict[str, str], second: dict[str, str], third: dict[str, str]) -> list[Item]:
    return [quiz("q", **first), quiz("r", **second), quiz("s", **third)]


LINKED = three_questions({"a": "A", "b": "B"}, {"c": "C"}, {"d": "D"})
A_IN_SECOND = three_questions({"b": "B"}, {"c": "C", "a": "A"}, {"d": "D"})
A_IN_THIRD = three_questions({"b": "B"}, {"c": "C"}, {"d": "D", "a": "A"})


def test_an_option_that_both_sides_moved_to_different_questions_stays_where_i_put_it() -> None:
    got = merge(LINKED, A_IN_SECOND, A_IN_THIRD)

    assert (got.value, got.conflicts) == (A_IN_SECOND, [("group", "s")])


def test_a_moved_option_takes_both_questions_along_where_nobody_else_changed_them() -> None:
    got = merge(LINKED, LINKED, A_IN_SECOND)

    assert (got.value, got.conflicts) == (A_IN_SECOND, [])


def test_questions_that_exchanged_an_option_are_taken_together_or_not_at_all() -> None:
    mine = three_questions({"a": "A", "b": "B"}, {"c": "mine"}, {"d": "D"})

    got = merge(LINKED, mine, A_IN_SECOND)

    assert (got.value, got.conflicts) == (mine, [("group", "q"), ("group", "r")])


def test_an_option_that_i_deleted_does_not_come_back_in_another_question() -> None:
    mine = three_questions({"b": "B"}, {"c": "C"}, {"d": "D"})

    got = merge(LINKED, mine, A_IN_SECOND)

    assert (got.value, got.conflicts) == (mine, [("group", "r")])


def test_an_option_of_a_question_that_i_deleted_does_not_come_back_in_another() -> None:
    got = merge(LINKED, LINKED[1:], A_IN_SECOND)

    assert (got.value, got.conflicts) == (LINKED[1:], [("group", "r")])


def test_upstreams_text_of_an_option_that_i_moved_is_in_the_conflict_of_its_question() -> None:
    theirs = three_questions({"a": "theirs", "b": "B"}, {"c": "C"}, {"d": "D"})

    got = merge(LINKED, A_IN_SECOND, theirs)

    assert (got.value, got.conflicts) == (A_IN_SECOND, [("group", "q")])
    assert "theirs" in str(got.all_conflicts[0].theirs)


def test_upstreams_edit_within_an_option_that_i_moved_does_not_go_along() -> None:
    """Of an option that upstream has in another question, added by it, mine stands and theirs is told."""
    added = [*LINKED, quiz("t", a="theirs")]
    base = three_questions({"b": "B"}, {"c": "C"}, {"d": "D"})

    got = merge(base, LINKED, added)

    assert str(got.value).count("'id': 'a'") == 1
    assert "theirs" in str(got.value) or "theirs" in str([conflict.theirs for conflict in got.all_conflicts])


def test_a_question_stays_when_upstream_moved_an_option_out_of_it_that_i_reordered() -> None:
    base = [quiz("q", a="A"), quiz("r", b="B", c="C")]
    mine = [quiz("q", a="A"), quiz("r", c="C", b="B")]
    theirs = [quiz("q", a="A", c="C")]

    got = merge(base, mine, theirs)

    assert got.value == mine
    assert set(got.conflicts) == {("group", "q"), ("theirs_deleted", "r")}


def test_an_option_that_upstream_moved_into_a_new_question_and_i_into_another_is_a_conflict() -> None:
    base = [quiz("a"), quiz("b", o1="one", o2="two")]
    mine = [quiz("a", o2="two"), quiz("b", o1="one")]
    theirs = [quiz("new", o2="two"), quiz("a"), quiz("b", o1="one")]

    got = merge(base, mine, theirs)

    assert got.value == [quiz("new"), *mine]
    [conflict] = got.all_conflicts
    assert (conflict.kind, conflict.node) == ("move", "o2")
    assert (conflict.mine, conflict.theirs) == (["a", "options"], ["new", "options"])


def test_what_upstream_moved_into_a_group_in_conflict_from_another_kind_of_list_stays_as_my_list_holds_it() -> None:
    base = [quiz("q", a="one"), points("p", b="two")]
    mine = [quiz("q", correct="mine", a="one"), points("p", b="two")]

    got = merge(base, mine, [quiz("q", a="one", b="theirs"), points("p")])

    assert got.value == mine
    assert got.conflicts == [("group", "q")]
    assert "theirs" in str(got.all_conflicts[0].theirs)
