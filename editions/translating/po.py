"""PO, as GNU gettext has it: texts as HTML, one entry for each, known by its context."""

import re

import polib
from django.utils.translation import gettext as _

from editions.errors import Invalid
from editions.translating.packet import MOST_UNITS, Packet, PacketPage, PacketUnit
from editions.translating.units import State

__all__ = ["read_po", "write_po"]

_BASE = re.compile(r"base=([0-9a-f]*) offered=([0-9a-f]*)")
# What `str.splitlines` splits at besides the ends of lines of a PO file.
_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_ENTRY = re.compile(r"^\s*(?:#~)?\s*msgid\b", re.MULTILINE)
# Place, notes, former text, text and translation, and an empty line; long ones take several.
_LINES_EACH = 12
_HEADERS = {
    "edition": "X-Edition",
    "source": "X-Source-Language",
    "language": "Language",
    "release": "X-Source-Release",
}


def write_po(packet: Packet) -> bytes:
    """The packet as one file, in UTF-8."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **{header: getattr(packet, name) for name, header in _HEADERS.items()},
    }
    for page in packet.pages:
        where = f"{page.module} / {page.title}" if page.module else page.title
        for unit in page.units:
            file.append(
                polib.POEntry(
                    msgctxt=unit.key,
                    msgid=unit.source,
                    msgstr=unit.target,
                    comment="\n".join([*map(_one_line, [where, *unit.notes]), _digests(unit)]),
                    flags=["fuzzy"] if unit.state is State.OUTDATED else [],
                    previous_msgid=unit.former or None,
                )
            )
    return str(file).encode()


def _digests(unit: PacketUnit) -> str:
    return f"base={unit.base} offered={unit.offered}"


def _one_line(said: str) -> str:
    return " ".join(said.splitlines())


class _StandIns:
    """Characters that polib takes for ends of lines, in the shape of others while it reads."""

    def __init__(self, text: str) -> None:
        used = set(text)
        free = (chr(code) for code in range(0xF0000, 0xFFFFE) if chr(code) not in used)
        self._put = {ord(each): next(free) for each in _LINE_ENDS}
        self._back = {ord(other): chr(each) for each, other in self._put.items()}

    def put(self, text: str) -> str:
        return text.translate(self._put)

    def take(self, text: str) -> str:
        return text.translate(self._back)


def _check_size(text: str) -> None:
    """Before polib reads it, which takes its time for each line."""
    if len(_ENTRY.findall(text)) > MOST_UNITS + 1:
        raise Invalid(_("The file holds more than %(count)s texts.") % {"count": MOST_UNITS})
    if text.count("\n") + text.count("\r") > _LINES_EACH * MOST_UNITS:
        raise Invalid(_("The file has more than %(count)s lines.") % {"count": _LINES_EACH * MOST_UNITS})


def read_po(data: bytes) -> Packet:
    """The packet that a file holds. Raises `Invalid` for what is no PO file of ours."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(_("The file is not in UTF-8.")) from error
    _check_size(text)
    stand_ins = _StandIns(text)
    try:
        # polib takes a text that names a file for that file: with a NUL in it, it names none.
        file = polib.pofile(stand_ins.put(text.replace("\0", "\N{REPLACEMENT CHARACTER}")) + "\n# \0\n")
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise Invalid(_("The file cannot be read as PO: %(error)s.") % {"error": error}) from error
    named = [file.metadata.get(header, "") for header in _HEADERS.values()]
    if not named[0]:
        raise Invalid(_("The file does not say of which edition it is."))
    edition, source, language, release = named
    packet = Packet(edition, source, language, release)
    page = PacketPage("", "", "")
    packet.pages.append(page)
    for entry in file:
        if entry.obsolete:
            continue
        known = _BASE.search(entry.comment or "")
        page.units.append(
            PacketUnit(
                key=stand_ins.take(entry.msgctxt or ""),
                source=stand_ins.take(entry.msgid),
                target=stand_ins.take(entry.msgstr),
                state=State.DONE,
                base=known[1] if known else None,
                offered=known[2] if known else "",
                done="fuzzy" not in entry.flags,
                place=str(entry.linenum),
            )
        )
    return packet
