"""Which parts of a translated page stand in the source's language."""

import pytest

from editions.documents.translations import PageTranslation, untranslated_units

SOURCE = {"title": ["Hello"], "body.b1.text": ["One", "112"], "body.b2.items.i1.text": ["Passport"]}


def units(target: dict[str, list[str]], *known: tuple[str, str, str]) -> list[str]:
    return untranslated_units(SOURCE, target, PageTranslation(True, "en", [*known]))


def test_a_block_with_one_string_of_the_sources_is_untranslated():
    assert units({"title": ["Bonjour"], "body.b1.text": ["Un", "One"]}) == ["body.b1"]


def test_strings_without_a_letter_need_no_translation():
    assert units({"body.b1.text": ["Un", "112"]}) == []


def test_an_item_of_a_list_belongs_to_its_block():
    assert units({"body.b2.items.i1.text": ["Passport"]}) == ["body.b2"]


def test_a_translator_may_say_that_the_words_stay_the_same():
    assert units({"title": ["Hello"]}, ("title", "Hello", "Hello")) == []


@pytest.mark.parametrize("known", [("title", "Hello", "Bonjour"), ("body.b1.text", "Hello", "Hello")])
def test_a_translation_that_is_not_published_does_not_count_nor_does_one_elsewhere(known):
    assert units({"title": ["Hello"]}, known) == ["title"]
