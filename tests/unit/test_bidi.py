"""Foreign words do not turn the sentence around that they stand in."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from cms.bidi import isolated


@pytest.mark.parametrize(
    "language,text,expected",
    [
        ("en", "1.0-beta", "1.0-beta"),
        ("en", "العربيّة", "\u2068العربيّة\u2069"),
        ("ar", "1.0-beta", "\u20681.0-beta\u2069"),
        ("ar", "العربيّة", "\u2068العربيّة\u2069"),
        ("fr", "", ""),
    ],
)
def test_words_are_isolated_where_they_could_turn_a_sentence(language, text, expected):
    with override(language):
        assert isolated(text) == expected


def test_templates_do_the_same():
    with override("ar"):
        assert (
            Template("{% load bidi %}{{ it|isolated }}").render(Context({"it": "<1.0-b>"}))
            == "\u2068&lt;1.0-b&gt;\u2069"
        )
