"""Texts are compared at a cost that does not grow with them."""

from difflib import SequenceMatcher

import pytest

from editions.translating import likeness as module
from editions.translating.likeness import COMPARED, LOOKED_AT, likeness, likest
from editions.translating.units import _likest


@pytest.fixture
def compared(monkeypatch) -> list[tuple[int, int]]:
    """The lengths of all pairs that are compared in full."""
    pairs: list[tuple[int, int]] = []

    class Counting(SequenceMatcher):
        a: str
        b: str

        def ratio(self) -> float:
            pairs.append((len(self.a), len(self.b)))
            return super().ratio()

    monkeypatch.setattr(module, "SequenceMatcher", Counting)
    return pairs


def test_of_long_texts_the_beginning_is_compared(compared):
    assert likeness("a" * 4000, "a" * 3999 + "b", 0.4) == 1.0
    assert likest("a" * 4000, ["b" * 4000, "a" * 3999 + "b"], 0.4) == 1
    assert compared
    assert max(max(pair) for pair in compared) == COMPARED


def test_of_many_candidates_few_are_compared(compared):
    others = [f"Call the post in town {number} at once" for number in range(200)]

    assert likest("Call the post in town 77 at once!", others, 0.4) == 77
    assert len(compared) <= LOOKED_AT


def test_what_cannot_be_alike_is_not_compared(compared):
    assert likeness("a" * 10, "a" * 1000, 0.75) == 0.0
    assert likeness("abcdef", "uvwxyz", 0.4) == 0.0
    assert likest("abcdef", ["uvwxyz", "a" * 900], 0.4) is None
    assert compared == []


def test_the_only_former_text_is_taken_without_a_comparison(compared):
    assert _likest("Anything", [("Else", "Autre")]) == ("Else", "Autre")
    assert _likest("Anything", []) == ("", "")
    assert compared == []


def test_of_several_the_likest_is_taken_and_none_where_all_differ():
    former = [("Wait for the bus.", "Attendez."), ("Call the post.", "Appelez."), ("Go home.", "Rentrez.")]

    assert _likest("Call the post now.", former) == ("Call the post.", "Appelez.")
    assert _likest("1234567890", former) == ("", "")
    assert likeness("Call the post.", "Call the post!", 0.75) == pytest.approx(13 / 14)
