"""Spellings of one word meet; nothing but words gets through."""

import pytest

from api.search.excerpt import excerpt_of
from api.search.words import asked_for, forms_in, words_in


def answers(query: str, text: str) -> bool:
    """Whether every word of the question begins a form of some word of the text."""
    forms = list(forms_in(text))
    return all(any(form.startswith(asked) for form in forms) for asked in asked_for(query))


@pytest.mark.parametrize(
    "query,text",
    [
        ("evacuation", "L’ÉVACUATION"),
        ("Évacuation", "evacuations"),
        ("coeur", "le cœur"),
        ("STRASSE", "Straße"),
        ("lodz", "Łódź"),
        ("e\u0301tat", "État"),
        ("d'urgence", "plan d’urgence"),
        ("أُسْرَة", "اسرة"),
        ("اسره", "الأُسَرة"),
        ("احمد", "أحمد"),
        ("اخر", "آخر"),
        ("مـــركز", "مركز"),
        ("مستشفي", "مستشفى"),
        ("سفارة", "والسفارة"),
        ("السفارة", "سفارة"),
        ("سفارة", "بسفارة"),
        ("لجنة", "للجنة"),
        ("كتاب", "کتاب"),
        ("24", "٢٤ ساعة"),
        ("हिन्दी", "हिन्दी भाषा"),
        ("領事館", "日本の領事館です"),
        ("事", "領事館"),
        ("สถานทูต", "ที่สถานทูตไทย"),
        ("ａｂｃ", "abc"),
        ("co\u00adoperate", "cooperate"),
    ],
)
def test_spellings_of_a_word_meet(query, text):
    assert answers(query, text)


@pytest.mark.parametrize(
    "query,text",
    [("embassy", "ambassade"), ("vacuation", "evacuation"), ("سفينة", "السفارة"), ("領館", "領事館"), ("ab cd", "ab")],
)
def test_other_words_do_not(query, text):
    assert not answers(query, text)


@pytest.mark.parametrize("query", ["", " ", "…!?", '"*"', "()&|:*<->", "\x00", "\u0640\u064b", "_", "--", "'"])
def test_what_is_no_word_asks_for_nothing(query):
    assert asked_for(query) == []


@pytest.mark.parametrize("query", ['"a OR b*', "NEAR(x y)", "a' & b:*", "title:secret^2", "a\x00b", "x;DROP TABLE y"])
def test_no_operator_gets_through(query):
    assert all(form.isalnum() for forms in asked_for(query) for form in forms)


def test_words_know_where_they_stand():
    text = "L’État et la Straße: 領事館"

    assert [text[word.start : word.end] for word in words_in(text)] == [
        "L", "État", "et", "la", "Straße", "領事", "事館",
    ]  # fmt: skip


def marked(query: str, *passages: str) -> str:
    found = excerpt_of([("", "en", text) for text in passages], asked_for(query))
    assert found is not None
    return "".join(f"[{part.text}]" if part.marked else part.text for part in found.parts)


@pytest.mark.parametrize(
    "query,passages,expected",
    [
        ("post", ("At the post.",), "At the [post]."),
        ("post call", ("A post.", "Call the post."), "[Call] the [post]."),
        ("nothing", ("First.", "Second."), "First."),
        ("أسرة", ("لم شمل الأُسرة.",), "لم شمل [الأُسرة]."),
        ("領事館", ("日本の領事館です",), "日本の[領事館]です"),
        ("e", ("été",), "[été]"),
    ],
)
def test_the_passage_that_answers_is_shown_with_its_words_marked(query, passages, expected):
    assert marked(query, *passages) == expected


def test_a_long_passage_is_cut_between_words_around_the_first_that_answers():
    text = "before " * 60 + "needle " + "after " * 60
    shown = marked("needle", text)

    assert shown.startswith("…before ")
    assert "[needle]" in shown
    assert shown.endswith("after…")
    assert len(shown) < 260


def test_one_endless_word_is_cut_as_well():
    assert len(marked("needle", "needle" + "x" * 5_000)) < 300


def test_a_page_that_says_nothing_has_no_excerpt():
    assert excerpt_of([], asked_for("post")) is None
