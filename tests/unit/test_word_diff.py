"""Texts compared word by word, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.admin.review.word_diff import diff_words, words


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.op, "".join(piece.tokens)) for piece in diff_words(old, new)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Call the post.", ["Call", " ", "the", " ", "post", "."]),
        ("don't re-enter", ["don't", " ", "re-enter"]),
        ("l’ambassade", ["l’ambassade"]),
        ("اتَّصِلْ بالسفارة، فوراً.", ["اتَّصِلْ", " ", "بالسفارة", "،", " ", "فوراً", "."]),
        ("می‌روم", ["می‌روم"]),
        ("नागरिक", ["नागरिक"]),
    ],
)
def test_words_are_whole_in_their_script(text, expected):
    assert words(text) == expected


def test_one_word_in_a_sentence_is_one_change():
    assert told("Call the post today.", "Call the embassy today.") == [
        ("equal", "Call the "),
        ("delete", "post"),
        ("insert", "embassy"),
        ("equal", " today."),
    ]


def test_one_arabic_word_is_one_change():
    assert told("اتصل بالسفارة فوراً", "اتصل بالقنصلية فوراً") == [
        ("equal", "اتصل "),
        ("delete", "بالسفارة"),
        ("insert", "بالقنصلية"),
        ("equal", " فوراً"),
    ]


def test_a_vowel_mark_changes_its_word_and_no_other():
    assert [op for op, _text in told("كتب الدرس", "كَتَبَ الدرس")] == ["delete", "insert", "equal"]


def test_changes_with_but_a_blank_between_them_are_one():
    assert told("Keep one old list here and there", "Keep two new list here and there")[1:3] == [
        ("delete", "one old"),
        ("insert", "two new"),
    ]


def test_texts_that_share_a_word_by_chance_are_shown_whole():
    assert told("The form of the day", "A wholly other sentence, the longer one by far")[0][0] == "delete"
    assert len(told("The form of the day", "A wholly other sentence, the longer one by far")) == 2


def test_what_was_only_added_to_is_never_struck_out():
    assert told("10", "10 (checked in the year 2026 by two)") == [
        ("equal", "10"),
        ("insert", " (checked in the year 2026 by two)"),
    ]


def test_nothing_and_nothing_is_nothing():
    assert diff_words("", "") == []
    assert told("", "New") == [("insert", "New")]
    assert told("Old", "") == [("delete", "Old")]


@given(st.text(), st.text())
def test_both_texts_can_be_read_from_the_pieces(old, new):
    pieces = diff_words(old, new)

    assert "".join("".join(piece.tokens) for piece in pieces if piece.op != "delete") == new
    kept = ["".join(piece.tokens) for piece in pieces if piece.op != "insert"]
    assert len("".join(kept)) == len(old)
