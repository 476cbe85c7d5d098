"""Inline tags: read strictly, written one way, the same in a translation as in its source."""

import pytest

from editions.translating.markup import BrokenMarkup, carried, compare, parse, words_of, write


@pytest.mark.parametrize(
    "html",
    [
        "plain",
        "R&amp;D &lt; 3",
        '<a id="a1">x <b>y</b></a> z',
        "one<br/>two",
        "«\N{NO-BREAK SPACE}guillemets\N{NO-BREAK SPACE}»",
        "",
    ],
)
def test_what_is_in_order_comes_back_as_it_was(html):
    assert write(parse(html)) == html


@pytest.mark.parametrize(
    "html, kept", [("R&D", "R&amp;D"), ("a<br>b", "a<br/>b"), ("&eacute;", "é"), ("5 < 6", "5 &lt; 6")]
)
def test_what_means_the_same_is_written_the_one_way(html, kept):
    assert write(parse(html)) == kept


@pytest.mark.parametrize(
    "html",
    [
        *("<b>x", "x</b>", "<b><i>x</b></i>", "<u>x</u>", '<b class="x">x</b>', '<a href="x">x</a>', "<b/>", "</br>"),
        *("<!-- -->", "<?php ?>", "<!DOCTYPE html>", "a\x00b", "a\x1bb", "a\ufffeb", "<b", "<b>" * 40 + "</b>" * 40),
    ],
)
def test_what_is_not_in_order_is_told(html):
    with pytest.raises(BrokenMarkup):
        parse(html)


def test_tags_may_change_places_but_none_may_be_lost_or_added():
    source = parse('<b>x</b> <a id="a1">y</a>')
    compare(source, parse('<a id="a1">y</a> <b>x</b>'))
    for other in ('<a id="a1">y</a>', '<b>x</b> <b>z</b> <a id="a1">y</a>', '<b>x</b> <a id="a2">y</a>'):
        with pytest.raises(BrokenMarkup):
            compare(source, parse(other))


def test_words_are_without_their_tags():
    assert words_of('R&amp;D <a id="a1">x</a><br/>y') == "R&D x y"
    assert words_of("<b>") == ""
    assert words_of("Before the\x0bcrisis") == "Before the crisis"


@pytest.mark.parametrize(
    "text, kept",
    [("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\r<br/>b\n<br>c", "a<br/>b<br>c"), ("a\x0b\x1f\ufffeb\tc", "a   b\tc")],
)
def test_what_a_file_cannot_carry_is_written_another_way(text, kept):
    assert carried(text) == carried(kept) == kept
