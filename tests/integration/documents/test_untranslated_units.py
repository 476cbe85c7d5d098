"""Which parts of a translated page stand in the source's language."""

import pytest
from wagtail_localize.models import String
from wagtail_localize.strings import StringValue

from editions.documents.translations import PageTranslation, untranslated_units
from tests.factories import make_locale

pytestmark = pytest.mark.django_db

SOURCE = {"title": ["Hello"], "body.b1.text": ["One", "112"], "body.b2.items.i1.text": ["Passport"]}


def units(target: dict[str, list[str]], *written: tuple[str, str]) -> list[str]:
    return untranslated_units(SOURCE, target, PageTranslation(True, "en", written={*written}))


@pytest.fixture
def former():
    """A text that the source once had."""
    String.from_value(make_locale("en"), StringValue("Two doors"))


def test_a_block_with_one_string_of_the_sources_is_untranslated():
    assert units({"title": ["Bonjour"], "body.b1.text": ["Un", "One"]}) == ["body.b1"]


def test_strings_without_a_letter_need_no_translation():
    assert units({"body.b1.text": ["Un", "112"]}) == []


def test_an_item_of_a_list_belongs_to_its_block():
    assert units({"body.b2.items.i1.text": ["Passport"]}) == ["body.b2"]


def test_a_translator_may_say_that_the_words_stay_the_same():
    assert units({"title": ["Hello"]}, ("title", "Hello")) == []


@pytest.mark.parametrize("written", [("title", "Bonjour"), ("body.b1.text", "Hello")])
def test_a_translation_that_is_not_published_does_not_count_nor_does_one_elsewhere(written):
    assert units({"title": ["Hello"]}, written) == ["title"]


def test_what_the_source_said_before_is_still_the_sources_language(former):
    assert units({"body.b1.text": ["Two doors"]}) == ["body.b1"]


def test_unless_a_translator_wrote_it(former):
    assert units({"body.b1.text": ["Two doors"]}, ("body.b1.text", "Two doors")) == []


def test_words_that_nobody_recorded_are_a_translation_if_they_are_not_the_sources(former):
    assert units({"body.b1.text": ["Deux portes"]}) == []
