"""PO, as GNU gettext has it: texts as HTML, one entry for each, known by its context."""

import re

import polib
from django.utils.translation import gettext as _

from editions.errors import Invalid
from editions.translating.packet import Packet, PacketPage, PacketUnit
from editions.translating.units import State

__all__ = ["read_po", "write_po"]

_BASE = re.compile(r"base=([0-9a-f]*) offered=([0-9a-f]*)")
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
                    comment="\n".join([where, *unit.notes, f"base={unit.base} offered={unit.offered}"]),
                    flags=["fuzzy"] if unit.state is State.OUTDATED else [],
                    previous_msgid=unit.former or None,
                )
            )
    return str(file).encode()


def read_po(data: bytes) -> Packet:
    """The packet that a file holds. Raises `Invalid` for what is no PO file of ours."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(_("The file is not in UTF-8.")) from error
    try:
        # polib takes a text that names a file for that file: with a NUL in it, it names none.
        file = polib.pofile(text.replace("\0", "\N{REPLACEMENT CHARACTER}") + "\n# \0\n")
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
                key=entry.msgctxt or "",
                source=entry.msgid,
                target=entry.msgstr,
                state=State.DONE,
                base=known[1] if known else None,
                offered=known[2] if known else "",
                done="fuzzy" not in entry.flags,
                place=str(entry.linenum),
            )
        )
    return packet
