"""Files of either format: what they can carry, and when reading them is given up."""

from xml.etree import ElementTree

import pytest

from editions.errors import Invalid
from editions.translating.incoming import read_packet
from editions.translating.packet import LIMIT, MOST_UNITS, Packet, PacketPage, PacketUnit
from editions.translating.po import read_po, write_po
from editions.translating.units import State
from editions.translating.xliff import read_xliff, write_xliff

KEY = "00000000-0000-4000-8000-000000000001/title/0"
LINE_ENDS = ["\n", "\r", "\r\n", *"\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u200b\xa0\U000f0000\U000f0001"]


def packet(source: str, target: str = "", **more) -> Packet:
    """One text, which a translator has finished, on one page."""
    unit = PacketUnit(key=KEY, source=source, target=target, state=State.DONE, base="", offered="ab", **more)
    page = PacketPage("00000000-0000-4000-8000-000000000001", "A\x0bpage\u2028here", "A\x0cmodule\ufffe", [unit])
    return Packet("ours", "en", "fr", "1.0", [page])


@pytest.mark.parametrize("character", LINE_ENDS, ids=ascii)
def test_po_gives_every_character_back(character):
    source, target = f"One{character}two", f"{character}Un{character}{character}deux\\n{character}"
    sent = packet(source, target, notes=[f"A{character}note"], former=f"Form{character}er")
    sent.pages[0].units[0].state = State.OUTDATED

    [came] = read_po(write_po(sent)).units

    assert (came.key, came.source, came.target, came.offered) == (KEY, source, target, "ab")


@pytest.mark.parametrize("character", [*map(chr, range(32)), "\x7f", "\x85", "\u2028", "\ufffe", "\uffff"], ids=ascii)
def test_xliff_is_well_formed_whatever_stands_in_a_text(character):
    said = f"One{character}two"
    sent = packet(said, said, notes=[said], former=said)

    data = write_xliff(sent)

    ElementTree.fromstring(data)
    [came] = read_xliff(data).units
    assert came.source.split() == came.target.split()
    assert came.source.replace(character, " ").split() == said.replace(character, " ").split()


def test_a_text_whose_tags_no_file_can_carry_is_shown_and_not_read_back():
    data = write_xliff(packet("H<sub>2</sub>O"))

    assert b'translate="no"' in data
    assert "H<sub>2</sub>O" in "".join(ElementTree.fromstring(data).itertext())
    assert read_xliff(data).units == []


def xliff(inner: bytes) -> bytes:
    return b'<xliff version="1.2"><file original="ours/x"><body>' + inner


@pytest.mark.parametrize(
    "inner, said",
    [
        (b"<g id='b1'/>", "outside of a text"),
        (b"<g xmlns='urn:oasis:names:tc:xliff:document:1.2'/>", "outside of a text"),
        (b"<trans-unit id='a'><target>" + b"<g id='b1'>" * 3000, "more elements"),
        (b"<trans-unit id='a'><source>" + b"<x/>" * 1100, "more elements"),
        (b"<trans-unit id='a'/>" * (MOST_UNITS + 1), f"more than {MOST_UNITS} texts"),
        (b"<note/>" * (MOST_UNITS + 1), "more elements"),
        ((b"<trans-unit><source>" + b"<x/>" * 900 + b"</source></trans-unit>") * 250, "more elements"),
        (b"<group>" * 200, "more elements"),
    ],
)
def test_xliff_is_given_up_where_there_is_too_much_of_anything(inner, said):
    """The end is missing: whoever reads on to it would say so."""
    with pytest.raises(Invalid, match=said):
        read_packet(xliff(inner))


@pytest.mark.parametrize(
    "much, said",
    [
        ('msgid "a"\nmsgstr "b"\n' * (MOST_UNITS + 1), f"more than {MOST_UNITS} texts"),
        ('"a"\n' * 200_000, "lines"),
    ],
)
def test_po_is_given_up_before_it_is_read(much, said):
    """What follows could not be read: whoever reads on would say so."""
    with pytest.raises(Invalid, match=said):
        read_packet(f'msgid ""\nmsgstr ""\n"X-Edition: ours"\n{much}\nnonsense'.encode())


def test_a_file_that_is_too_large_is_refused_with_the_limit():
    with pytest.raises(Invalid, match=f"{LIMIT >> 20} MB"):
        read_packet(b"<" * (LIMIT + 1))


def test_what_a_program_keeps_outside_of_texts_under_names_of_its_own_is_no_tag():
    own = b"<header><own:g xmlns:own='urn:example:own'/></header>"
    data = write_xliff(packet("One", "Un"))

    assert len(read_packet(data.replace(b"<body>", own + b"<body>")).units) == 1
