"""Rich text: merged by paragraph, and by sentence within a paragraph that both sides changed."""

import pytest

from tests.unit.merging.making import Outcome, merge, prose
from tests.unit.merging.sentences import faults


def merged(base: str, mine: str, theirs: str) -> Outcome:
    return merge([prose("a", base)], [prose("a", mine)], [prose("a", theirs)])


@pytest.mark.parametrize(
    "base,mine,theirs,expected",
    [
        # Different paragraphs.
        (
            "<p>Ask.</p><p>Bring.</p>",
            "<p>Mine.</p><p>Bring.</p>",
            "<p>Ask.</p><p>Theirs.</p>",
            "<p>Mine.</p><p>Theirs.</p>",
        ),
        # Paragraphs added at different places, and taken out.
        (
            "<p>Ask.</p><p>Bring.</p>",
            "<p>Mine.</p><p>Ask.</p><p>Bring.</p>",
            "<p>Ask.</p><p>Bring.</p><p>Theirs.</p>",
            "<p>Mine.</p><p>Ask.</p><p>Bring.</p><p>Theirs.</p>",
        ),
        (
            "<p>Ask.</p><p>Bring.</p><p>Call.</p>",
            "<p>Bring.</p><p>Call.</p>",
            "<p>Ask.</p><p>Bring.</p><p>Theirs.</p>",
            "<p>Bring.</p><p>Theirs.</p>",
        ),
        # Different sentences of one paragraph.
        (
            "<p>Ask. Bring. Call.</p>",
            "<p>Mine. Bring. Call.</p>",
            "<p>Ask. Bring. Theirs.</p>",
            "<p>Mine. Bring. Theirs.</p>",
        ),
        ("<p>Ask. Bring.</p>", "<p>Mine. Bring.</p>", "<p>Ask. Theirs.</p>", "<p>Mine. Theirs.</p>"),
        (
            "<p>Ask. Bring. Call.</p>",
            "<p>Bring. Call.</p>",
            "<p>Ask. Bring. Call. Theirs.</p>",
            "<p>Bring. Call. Theirs.</p>",
        ),
        (
            "<p>Ask. Bring. Call.</p>",
            "<p>Ask. Bring.</p>",
            "<p>Theirs. Bring. Call.</p>",
            "<p>Theirs. Bring.</p>",
        ),
        # Headings and items of lists are paragraphs.
        (
            "<h3>Ask</h3><p>Bring.</p>",
            "<h3>Mine</h3><p>Bring.</p>",
            "<h3>Ask</h3><p>Theirs.</p>",
            "<h3>Mine</h3><p>Theirs.</p>",
        ),
        (
            "<ul><li>Ask</li><li>Bring</li></ul>",
            "<ul><li>Mine</li><li>Bring</li></ul>",
            "<ul><li>Ask</li><li>Theirs</li></ul>",
            "<ul><li>Mine</li><li>Theirs</li></ul>",
        ),
        (
            "<ol><li>Ask. Bring.</li></ol><p>Call.</p>",
            "<ol><li>Mine. Bring.</li></ol><p>Call.</p>",
            "<ol><li>Ask. Theirs.</li></ol><p>Call.</p>",
            "<ol><li>Mine. Theirs.</li></ol><p>Call.</p>",
        ),
        # The same change on both sides, and another one beside it.
        ("<p>Ask. Bring.</p>", "<p>Same. Bring.</p>", "<p>Same. Theirs.</p>", "<p>Same. Theirs.</p>"),
        # Question marks, exclamation marks, dots.
        ("<p>Ask? Bring!</p>", "<p>Mine? Bring!</p>", "<p>Ask? Theirs!</p>", "<p>Mine? Theirs!</p>"),
        ("<p>Ask… Bring.</p>", "<p>Mine… Bring.</p>", "<p>Ask… Theirs.</p>", "<p>Mine… Theirs.</p>"),
        # Arabic and Urdu.
        ("<p>أ؟ ب.</p>", "<p>م؟ ب.</p>", "<p>أ؟ ت.</p>", "<p>م؟ ت.</p>"),
        ("<p>الف۔ ب۔</p>", "<p>میم۔ ب۔</p>", "<p>الف۔ ت۔</p>", "<p>میم۔ ت۔</p>"),
        # French and English quotation marks close with their sentence.
        (
            "<p>« Ask ! » Bring.</p>",
            "<p>« Mine ! » Bring.</p>",
            "<p>« Ask ! » Theirs.</p>",
            "<p>« Mine ! » Theirs.</p>",
        ),
        (
            "<p>«\u00a0Ask.\u00a0» Bring.</p>",
            "<p>«\u00a0Mine.\u00a0» Bring.</p>",
            "<p>«\u00a0Ask.\u00a0» Theirs.</p>",
            "<p>«\u00a0Mine.\u00a0» Theirs.</p>",
        ),
        ("<p>“Ask.” Bring.</p>", "<p>“Mine.” Bring.</p>", "<p>“Ask.” Theirs.</p>", "<p>“Mine.” Theirs.</p>"),
        # Inline markup belongs to its sentence.
        (
            "<p><b>Ask</b>. Bring.</p>",
            "<p><b>Mine</b>. Bring.</p>",
            "<p><b>Ask</b>. <i>Theirs</i>.</p>",
            "<p><b>Mine</b>. <i>Theirs</i>.</p>",
        ),
    ],
)
def test_both_sides_arrive(base: str, mine: str, theirs: str, expected: str) -> None:
    got = merged(base, mine, theirs)

    assert (got.value, got.conflicts) == ([prose("a", expected)], [])


@pytest.mark.parametrize(
    "base,mine,theirs",
    [
        # One sentence, changed twice.
        ("<p>Ask. Bring one. Call.</p>", "<p>Ask. Bring mine. Call.</p>", "<p>Ask. Bring theirs. Call.</p>"),
        # A comma ends no sentence, nor does an Arabic one, a semicolon or a number's point.
        ("<p>Ask one, b one.</p>", "<p>Ask mine, b one.</p>", "<p>Ask one, b theirs.</p>"),
        ("<p>أ واحد، ب واحد.</p>", "<p>أ mine، ب واحد.</p>", "<p>أ واحد، ب theirs.</p>"),
        ("<p>أ واحد؛ ب واحد.</p>", "<p>أ mine؛ ب واحد.</p>", "<p>أ واحد؛ ب theirs.</p>"),
        ("<p>Ask 3.5 one b one.</p>", "<p>Ask 3.5 mine b one.</p>", "<p>Ask 3.5 one b theirs.</p>"),
        # Never inside a tag: what it holds is one piece.
        (
            "<p><b>Ask one. Bring one.</b></p>",
            "<p><b>Ask mine. Bring one.</b></p>",
            "<p><b>Ask one. Bring theirs.</b></p>",
        ),
        (
            '<p>Call <a linktype="slot" ref="hotline">Ask one. Bring one.</a> now.</p>',
            '<p>Call <a linktype="slot" ref="hotline">Ask mine. Bring one.</a> now.</p>',
            '<p>Call <a linktype="slot" ref="hotline">Ask one. Bring theirs.</a> now.</p>',
        ),
        # Nor inside an attribute.
        (
            '<p><a href="/a. b?c! d">Ask.</a></p>',
            '<p><a href="/mine. b?c! d">Ask.</a></p>',
            '<p><a href="/a. b?theirs! d">Ask.</a></p>',
        ),
        # Edited against deleted.
        ("<p>Ask. Bring one.</p>", "<p>Ask. Bring mine.</p>", "<p>Ask.</p>"),
        ("<p>Ask.</p><p>Bring one.</p>", "<p>Ask.</p><p>Bring mine.</p>", "<p>Ask.</p>"),
    ],
)
def test_the_same_sentence_changed_twice_is_a_conflict_that_keeps_mine(base: str, mine: str, theirs: str) -> None:
    got = merged(base, mine, theirs)

    assert got.value == [prose("a", mine)]
    [conflict] = got.all_conflicts
    assert (conflict.kind, conflict.node, tuple(conflict.path)) == ("value", "a", ())
    assert "mine" in str(conflict.mine)
    assert "mine" not in str(conflict.theirs)
    if "theirs" in theirs:
        assert "theirs" in str(conflict.theirs)


def test_my_deletion_of_a_sentence_that_upstream_changed_is_a_conflict() -> None:
    got = merged("<p>Ask. Bring one.</p>", "<p>Ask.</p>", "<p>Ask. Bring theirs.</p>")

    assert got.value == [prose("a", "<p>Ask.</p>")]
    assert got.conflicts == [("value", "a")]
    assert "theirs" in str(got.all_conflicts[0].theirs)


def test_what_is_not_in_conflict_arrives_beside_what_is() -> None:
    got = merged(
        "<p>Ask one. Bring one.</p><p>Call one.</p>",
        "<p>Ask mine. Bring one.</p><p>Call one.</p>",
        "<p>Ask theirs. Bring theirs.</p><p>Call theirs.</p>",
    )

    assert got.value == [prose("a", "<p>Ask mine. Bring theirs.</p><p>Call theirs.</p>")]
    assert {kind for kind, _node in got.conflicts} == {"value"}
    assert "Ask theirs." in str([conflict.theirs for conflict in got.all_conflicts])


@pytest.mark.parametrize(
    "base,mine,theirs",
    [
        ("<h3>Ask</h3><h3>Bring</h3>", "<p>Mine</p>", "<p>Theirs two</p><h3>Theirs</h3><h3>Bring</h3>"),
        ("<h3>One. Call.</h3>", "<h3>Mine. Call.</h3>", "<h3>Theirs two.</h3><h3>Theirs.</h3>"),
        ("<p>Ask.</p>", "<p>Mine.</p>", "<p>Theirs.</p><p>Theirs two.</p>"),
        ("<p>Ask.</p>", "<p>Mine. Mine two.</p>", "<p>Theirs. Theirs two.</p>"),
        ("<p>Ask.</p><p>Bring.</p>", "<p>Ask.</p>", "<p>Ask.</p><p>Theirs.</p><p>Bring. Theirs two.</p>"),
    ],
)
def test_a_text_in_conflict_is_merged_again_without_change(base: str, mine: str, theirs: str) -> None:
    once = merged(base, mine, theirs).value[0]["value"]

    assert merged(base, once, theirs).value == [prose("a", once)]
    assert faults(once) == []
    assert " </" not in once


@pytest.mark.parametrize(
    "said", ["« Deux ! »", "«\u00a0Deux\u00a0!\u00a0»", "«\u202fDeux\u202f?\u202f»", "“Deux.”", "(Deux.)"]
)
def test_closing_quotation_marks_stay_with_their_sentence_at_the_end_as_well(said: str) -> None:
    clash = merged("<p>Un.</p>", "<p>Mien.</p>", f"<p>Il dit : {said}</p>")
    after = merged("<p>Un. Trois.</p>", f"<p>Un. Il dit : {said}</p>", "<p>Un. Trois. Quatre.</p>")

    assert clash.value == [prose("a", "<p>Mien.</p>")]
    assert f"Il dit : {said}" in after.value[0]["value"]


def test_what_both_sides_have_taken_already_is_not_there_twice_when_upstream_goes_on() -> None:
    got = merged(
        "<h3>Old one.</h3>",
        "<h3>New.</h3><h3>Both. Old one.</h3>",
        "<h3>New.</h3><h3>Both. Theirs.</h3>",
    )

    assert got.value == [prose("a", "<h3>New.</h3><h3>Both. Theirs.</h3>")] or got.conflicts == [("value", "a")]


def test_a_sentence_changed_and_formatted_on_different_sides_is_a_conflict() -> None:
    got = merged("<p>Ask one.</p>", "<p>Ask mine.</p>", "<p><b>Ask one.</b></p>")

    assert (got.value, got.conflicts) == ([prose("a", "<p>Ask mine.</p>")], [("value", "a")])


def test_among_equal_paragraphs_nothing_is_lost() -> None:
    got = merged(
        "<p>Ask.</p><p>Ask.</p><p>Ask.</p>",
        "<p>Mine.</p><p>Ask.</p><p>Ask.</p>",
        "<p>Ask.</p><p>Ask.</p><p>Theirs.</p>",
    )

    assert got.value[0]["value"].startswith("<p>Mine.</p><p>Ask.</p>")
    assert "Theirs." in str([got.value, *got.all_conflicts])


@pytest.mark.parametrize(
    "base,mine,theirs",
    [
        ("<p>Ask.</p>", "<p>Ask.</p><p>Mine.</p>", "<p>Ask.</p><p>Theirs.</p>"),
        ("<p>Ask.</p>", "<p>Ask. Mine.</p>", "<p>Ask. Theirs.</p>"),
        ("<ul><li>Ask</li></ul>", "<ul><li>Ask</li><li>Mine</li></ul>", "<ul><li>Ask</li><li>Theirs</li></ul>"),
    ],
)
def test_additions_at_the_same_place_are_both_there_mine_first_or_in_conflict(
    base: str, mine: str, theirs: str
) -> None:
    got = merged(base, mine, theirs)

    text = got.value[0]["value"]
    assert "Mine" in text
    assert text.find("Mine") < text.find("Theirs") or got.conflicts == [("value", "a")]
    assert faults(text) == []


def test_sentences_that_i_replaced_do_not_come_back_beside_mine() -> None:
    mine = "<p>Call m2 first. Call m1 first.</p><p>Call x1 first.</p>"

    got = merge(
        [prose("p", "<p>Call b1 first. Call b2 first.</p>")],
        [prose("p", mine)],
        [prose("p", "<p>Ask <b>t1</b> again. Call b2 first.</p><p>Call x1 first.</p>")],
    )

    assert (got.value, got.conflicts) == ([prose("p", mine)], [("value", "p")])


def test_a_sentence_that_ends_with_a_link_does_not_run_into_the_next() -> None:
    got = merge(
        [prose("p", "<p>The point is near. Go there.</p>")],
        [prose("p", "<p>The point is near. Nobody leaves.</p>")],
        [prose("p", '<p>The <a linktype="term" ref="p">point</a></p>')],
    )

    assert "</a>Nobody" not in str(got.value)
