"""XLIFF 1.2: what translators' tools read and write (OASIS XLIFF 1.2, 2008).

One `file` for each page, one `trans-unit` for each text. Inline tags are protected: `<g>` around
words, `<x/>` for a line break, under ids that say which tag they stand for (`b1`, `a2`, `br1`). What
nobody has translated yet has its source for a target, as `needs-translation`: some tools, OmegaT among
them, show no text that has none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree as Plain

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as Safe
from django.utils.translation import gettext as _

from editions.errors import Invalid
from editions.translating.bounded import Bounded
from editions.translating.markup import BrokenMarkup, Piece, carried, parse, shown, write
from editions.translating.packet import Packet, PacketPage, PacketUnit, digest_of
from editions.translating.units import State

__all__ = ["read_xliff", "write_xliff"]

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOOL = "course-editions"
_STATES = {State.DONE: "translated", State.OUTDATED: "needs-review-translation"}
_UNFINISHED = ("new", "needs-")
_CTYPES = {"a": "link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "br": "lb"}
_IDENTIFIER = re.compile(r"([a-z]+)(\d+)")
_DEEPEST = 20


# Writing ----------------------------------------------------------------------------------


def write_xliff(packet: Packet) -> bytes:
    """The packet as one file, in UTF-8."""
    Plain.register_namespace("", _NAMESPACE)
    root = Plain.Element(_name("xliff"), version="1.2")
    for page in packet.pages:
        _add_file(root, packet, page)
    if not packet.pages:
        # The standard asks for one file at least.
        _add_file(root, packet, PacketPage("", "", ""))
    _indent(root)
    return Plain.tostring(root, encoding="utf-8", xml_declaration=True)


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def _add_file(root: Plain.Element, packet: Packet, page: PacketPage) -> None:
    attributes = {
        "original": f"{packet.edition}/{page.lineage}",
        "source-language": packet.source,
        "target-language": packet.language,
        "datatype": "html",
        "product-name": packet.edition,
        "product-version": packet.release,
    }
    file = Plain.SubElement(root, _name("file"), attributes)
    header = Plain.SubElement(file, _name("header"))
    for who, said in (("page", page.title), ("module", page.module)):
        if said:
            _note(header, who, said)
    body = Plain.SubElement(file, _name("body"))
    for unit in page.units:
        _add_unit(body, unit, page)


def _add_unit(body: Plain.Element, unit: PacketUnit, page: PacketPage) -> None:
    attributes = {"id": unit.key, "resname": unit.key.split("/")[1], _SPACE: "preserve"}
    if unit.state is State.DONE:
        attributes["approved"] = "yes"
    made = Plain.SubElement(body, _name("trans-unit"), attributes)
    pieces = _readable(unit.source)
    if not pieces:
        # Nobody could put its tags in a file's.
        made.set("translate", "no")
        pieces = [Piece("text", carried(unit.source))]
    _fill(Plain.SubElement(made, _name("source")), pieces, _counted(pieces))
    offered = unit.offered
    if unit.target:
        target = Plain.SubElement(made, _name("target"), {"state": _STATES[unit.state]})
        _fill(target, _readable(unit.target), _counted(pieces))
    elif made.get("translate") != "no":
        target = Plain.SubElement(made, _name("target"), {"state": "needs-translation"})
        _fill(target, pieces, _counted(pieces))
        offered = digest_of(unit.source)
    _note(made, _TOOL, f"base={unit.base} offered={offered}")
    _note(made, "page", page.title)
    if page.module:
        _note(made, "module", page.module)
    for said in unit.notes:
        _note(made, "hint", said)
    if unit.former:
        former = Plain.SubElement(made, _name("alt-trans"), {"origin": "former source"})
        _fill(Plain.SubElement(former, _name("source")), _readable(unit.former), _counted(pieces))
        _fill(Plain.SubElement(former, _name("target")), _readable(unit.target), _counted(pieces))


def _note(parent: Plain.Element, who: str, said: str) -> None:
    Plain.SubElement(parent, _name("note"), {"from": who}).text = carried(said)


def _readable(html: str) -> list[Piece]:
    try:
        return parse(carried(html))
    except BrokenMarkup:
        return []


def _counted(pieces: list[Piece]) -> dict[str, list[str]]:
    """The ids of the source's tags, by tag, in order: a translation has the same and no others."""
    ids: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for piece in pieces:
        if piece.kind in ("open", "empty"):
            counts[piece.value] += 1
            ids[piece.tag].append(piece.identifier or f"{piece.value}{counts[piece.value]}")
    return ids


def _fill(element: Plain.Element, pieces: list[Piece], ids: dict[str, list[str]]) -> None:
    """Tags that the source has not are left out, their words stay."""
    stack: list[Plain.Element | None] = [element]
    last: Plain.Element | None = None

    def inner() -> Plain.Element:
        return next(each for each in reversed(stack) if each is not None)

    for piece in pieces:
        if piece.kind == "text":
            holder = inner()
            if len(holder) and last is not None:
                last.tail = (last.tail or "") + piece.value
            else:
                holder.text = (holder.text or "") + piece.value
            continue
        if piece.kind == "close":
            closed = stack.pop()
            last = closed if closed is not None else last
            continue
        known = ids.get(piece.tag)
        made = None
        if known:
            tag = "x" if piece.kind == "empty" else "g"
            ctype = _CTYPES.get(piece.value, f"x-html-{piece.value}")
            made = Plain.SubElement(inner(), _name(tag), {"id": known.pop(0), "ctype": ctype})
        if piece.kind == "open":
            stack.append(made)
            last = None if made is not None else last
        elif made is not None:
            last = made


def _indent(element: Plain.Element, depth: int = 0) -> None:
    """Lines for people, but not within a text: there white space counts."""
    if element.tag in (_name("source"), _name("target"), _name("note")) or not len(element):
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + " " * depth


# Reading ----------------------------------------------------------------------------------


def read_xliff(data: bytes) -> Packet:
    """The packet that a file holds. Raises `Invalid` for what is no XLIFF 1.2, with a DTD or entities above all."""
    try:
        parser = Safe.XMLParser(target=Bounded(), forbid_dtd=True)
        parser.feed(data)
        root = parser.close()
    except DefusedXmlException as error:
        raise Invalid(_("The file declares a document type or entities: such files are not read.")) from error
    except (Safe.ParseError, ValueError, LookupError) as error:
        raise Invalid(_("The file cannot be read as XML: %(error)s.") % {"error": error}) from error
    if _local(root) != "xliff" or root.get("version") != "1.2":
        raise Invalid(_("The file is not XLIFF 1.2."))
    files = [element for element in root if _local(element) == "file"]
    if not files:
        raise Invalid(_("The file holds no pages."))
    named = {_named(file) for file in files}
    if len(named) != 1:
        raise Invalid(_("The file holds pages of several editions or languages."))
    edition, source, language, release = named.pop()
    packet = Packet(edition, source, language, release)
    number = 0
    for file in files:
        page = PacketPage((file.get("original") or "").partition("/")[2], _noted(file, "page"), _noted(file, "module"))
        for element in file.iter():
            if _local(element) == "trans-unit" and element.get("translate") != "no":
                number += 1
                page.units.append(_unit(element, number))
        packet.pages.append(page)
    return packet


def _named(file: Plain.Element) -> tuple[str, str, str, str]:
    """Edition, source language, language, release."""
    edition = file.get("product-name") or (file.get("original") or "").partition("/")[0]
    languages = file.get("source-language") or "", file.get("target-language") or ""
    return edition, *languages, file.get("product-version") or ""


def _local(element: Plain.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _noted(file: Plain.Element, who: str) -> str:
    header = next((element for element in file if _local(element) == "header"), None)
    notes = header if header is not None else ()
    return next((each.text or "" for each in notes if _local(each) == "note" and each.get("from") == who), "")


def _unit(element: Plain.Element, number: int) -> PacketUnit:
    children = {_local(child): child for child in reversed(element)}
    target = children.get("target")
    state = (target.get("state") or "") if target is not None else ""
    unit = PacketUnit(key=element.get("id") or "", source="", target="", state=State.DONE, base=None, place=str(number))
    for child in element:
        if _local(child) == "note" and child.get("from") == _TOOL:
            values = dict(part.split("=", 1) for part in (child.text or "").split() if "=" in part)
            unit.base, unit.offered = values.get("base"), values.get("offered", "")
    try:
        unit.source = write(list(_pieces(children["source"]))) if "source" in children else ""
        unit.target = write(list(_pieces(target))) if target is not None else ""
    except BrokenMarkup as error:
        unit.broken = str(error)
    # Not every tool touches the state when somebody works on a text, and some leave it out.
    said_so = element.get("approved") == "yes" or (state and not state.startswith(_UNFINISHED))
    unit.done = bool(said_so) or digest_of(unit.target) != unit.offered
    return unit


def _pieces(element: Plain.Element, depth: int = 0) -> Iterator[Piece]:
    if depth > _DEEPEST:
        raise BrokenMarkup(_("Tags lie too deep within each other."))
    if element.text:
        yield Piece("text", element.text)
    for child in element:
        kind = _local(child)
        if kind == "mrk":
            yield from _pieces(child, depth + 1)
        elif kind == "g":
            piece = _tag(child, "open")
            yield piece
            yield from _pieces(child, depth + 1)
            yield Piece("close", piece.value)
        elif kind == "x":
            yield _tag(child, "empty")
        elif kind:
            raise BrokenMarkup(_("%(tag)s may not stand in a text.") % {"tag": shown(f"<{kind}>")})
        if child.tail:
            yield Piece("text", child.tail)


def _tag(element: Plain.Element, kind: str) -> Piece:
    identifier = element.get("id") or ""
    found = _IDENTIFIER.fullmatch(identifier)
    if found is None:
        raise BrokenMarkup(
            _("%(tag)s does not stand in the source.") % {"tag": shown(f'<{_local(element)} id="{identifier}">')}
        )
    tag = found[1]
    return Piece(kind, tag, identifier if tag == "a" else "")
