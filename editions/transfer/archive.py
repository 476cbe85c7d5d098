"""Zip archives, read strictly (PKWARE APPNOTE 6.3).

A zip tells everything twice, and readers differ in whom they believe. Here both must agree, and
entries must fill the file from its first byte to the directory, so that two programs cannot see
two archives in one file. Nothing is ever unpacked to a path that an entry names.
"""

import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from editions.transfer import limits
from editions.transfer.entry_names import check_name, check_unique, is_media
from editions.transfer.refused import BundleRefused

__all__ = ["Archive", "Entry"]

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_BEHIND, _STRONG, _UTF8 = 0x1, 0x8, 0x40, 0x800
_LARGEST_COMMENT = 0xFFFF
_CHUNK = 64 * 1024


@dataclass(frozen=True)
class Entry:
    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def data_offset(self) -> int:
        return self.offset + _LOCAL.size + len(self.raw_name)

    @property
    def end(self) -> int:
        return self.data_offset + self.packed


class Archive:
    """The entries of a zip file by name; raises `BundleRefused` when it is anything but a plain one."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.bytes = file.seek(0, 2)
        if self.bytes > limits.BUNDLE_BYTES:
            raise BundleRefused(_("The bundle is too large: at most %(limit)s MB are taken.") % _megabytes())
        directory, count, self._directory_at = self._end()
        self.entries = {entry.name: entry for entry in self._central(directory, count)}
        self._tile()

    def read(self, name: str) -> bytes:
        """The content of the entry; raises `BundleRefused` if it is damaged or lies about its size."""
        return b"".join(self._chunks(self.entries[name]))

    def _end(self) -> tuple[bytes, int, int]:
        """The bytes of the central directory, how many entries it says it has, and where it lies."""
        if self.bytes < _END.size:
            raise BundleRefused(_("The file is not a bundle: it is too short for a zip archive."))
        at = self.bytes - _END.size
        mark, *numbers, comment = _END.unpack(self._at(at, _END.size))
        if mark != b"PK\x05\x06":
            raise BundleRefused(self._why_no_end())
        disk, start_disk, here, count, size, offset = numbers
        if comment or disk or start_disk or here != count:
            raise BundleRefused(_("The zip archive is cut short, or is one part of several."))
        if 0xFFFF in (here, count) or 0xFFFFFFFF in (size, offset) or count > limits.ENTRIES:
            said = _("The bundle holds too many entries: at most %(limit)s are taken.")
            raise BundleRefused(said % {"limit": limits.ENTRIES})
        if offset + size != at:
            raise BundleRefused(_("There is data in the zip archive that belongs to no entry, or a second directory."))
        return self._at(offset, size), count, offset

    def _why_no_end(self) -> str:
        tail = self._at(max(0, self.bytes - _END.size - _LARGEST_COMMENT), _END.size + _LARGEST_COMMENT)
        if 0 <= tail.rfind(b"PK\x05\x06") <= len(tail) - _END.size:
            return _("There is data behind the end of the zip archive.")
        if self._at(0, 4) == b"PK\x03\x04":
            return _("The file is truncated: the end of the zip archive is missing.")
        return _("The file is not a bundle: it is no zip archive.")

    def _central(self, directory: bytes, count: int) -> list[Entry]:
        entries: list[Entry] = []
        at = 0
        while at < len(directory):
            if len(directory) - at < _CENTRAL.size or directory[at : at + 4] != b"PK\x01\x02":
                raise BundleRefused(_("The directory of the zip archive is damaged."))
            fields = _CENTRAL.unpack_from(directory, at)
            _mark, _made, _need, flags, method, _time, _date, crc, packed, size = fields[:10]
            name_length, extra, comment, disk, _internal, external, offset = fields[10:]
            start = at + _CENTRAL.size
            raw = directory[start : start + name_length]
            at = start + name_length + extra + comment
            if len(raw) != name_length or at > len(directory):
                raise BundleRefused(_("The directory of the zip archive is damaged."))
            entry = Entry(check_name(raw, bool(flags & _UTF8)), raw, flags, method, crc, packed, size, offset)
            _check_kind(entry, external)
            if extra or comment or disk:
                raise BundleRefused(_("The entry “%(name)s” has extra fields, which could hide things.") % vars(entry))
            entries.append(entry)
        if len(entries) != count:
            raise BundleRefused(_("The directory of the zip archive has another number of entries than it says."))
        check_unique(entry.name for entry in entries)
        if sum(entry.size for entry in entries) > limits.UNPACKED_BYTES:
            raise BundleRefused(_("The bundle is too large: at most %(limit)s MB are taken.") % _megabytes())
        return entries

    def _tile(self) -> None:
        """Entries follow each other without gap or overlap, and say of themselves what the directory says."""
        expected = 0
        for entry in sorted(self.entries.values(), key=lambda entry: entry.offset):
            if entry.offset > expected:
                where = _("before the first entry") if expected == 0 else _("between entries")
                raise BundleRefused(_("There is data in the zip archive %(where)s.") % {"where": where})
            if entry.offset < expected:
                raise BundleRefused(_("Entries overlap in the zip archive: “%(name)s”.") % vars(entry))
            self._check_local(entry)
            expected = entry.end
        if expected != self._directory_at:
            raise BundleRefused(_("There is data in the zip archive that belongs to no entry, or a second directory."))

    def _check_local(self, entry: Entry) -> None:
        header = self._at(entry.offset, _LOCAL.size)
        if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04" or entry.end > self._directory_at:
            raise BundleRefused(_("The entry “%(name)s” is truncated or damaged.") % vars(entry))
        _mark, _need, flags, method, _time, _date, crc, packed, size, name_length, extra = _LOCAL.unpack(header)
        said = (flags, method, crc, packed, size, name_length, extra)
        listed = (entry.flags, entry.method, entry.crc, entry.packed, entry.size, len(entry.raw_name), 0)
        if said != listed or self._at(entry.offset + _LOCAL.size, name_length) != entry.raw_name:
            message = _("The entry “%(name)s” says something else of itself than the archive's directory does.")
            raise BundleRefused(message % vars(entry))

    def _chunks(self, entry: Entry) -> Iterator[bytes]:
        crc = seen = 0
        pieces = self._stored(entry) if entry.method == _STORED else self._inflated(entry)
        for piece in pieces:
            seen += len(piece)
            crc = zlib.crc32(piece, crc)
            if seen > entry.size:
                break
            yield piece
        if seen != entry.size:
            raise BundleRefused(_("The entry “%(name)s” lies about its size.") % vars(entry))
        if crc != entry.crc:
            raise BundleRefused(_("The entry “%(name)s” is damaged: its checksum (CRC) is wrong.") % vars(entry))

    def _stored(self, entry: Entry) -> Iterator[bytes]:
        for at in range(entry.data_offset, entry.end, _CHUNK):
            yield self._at(at, min(_CHUNK, entry.end - at))

    def _inflated(self, entry: Entry) -> Iterator[bytes]:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for packed in self._stored(entry):
                while packed and not inflater.eof:
                    yield inflater.decompress(packed, _CHUNK)
                    packed = inflater.unconsumed_tail
                if inflater.eof and (packed or inflater.unused_data):
                    raise BundleRefused(_("There is data behind the end of the entry “%(name)s”.") % vars(entry))
            yield inflater.flush()
        except zlib.error as error:
            raise BundleRefused(_("The entry “%(name)s” is damaged.") % vars(entry)) from error
        if not inflater.eof:
            raise BundleRefused(_("The entry “%(name)s” is truncated or damaged.") % vars(entry))

    def _at(self, offset: int, length: int) -> bytes:
        self._file.seek(offset)
        return self._file.read(length)


def _check_kind(entry: Entry, external: int) -> None:
    kind = stat.S_IFMT(external >> 16)
    if entry.flags & (_ENCRYPTED | _STRONG):
        raise BundleRefused(_("The entry “%(name)s” is encrypted.") % vars(entry))
    if entry.flags & ~_UTF8 or entry.method not in (_STORED, _DEFLATED):
        raise BundleRefused(_("The entry “%(name)s” is packed in a way that is not taken.") % vars(entry))
    if kind == stat.S_IFLNK:
        raise BundleRefused(_("The entry “%(name)s” is a link to another place.") % vars(entry))
    if kind not in (0, stat.S_IFREG) or external & 0x10:
        raise BundleRefused(_("The entry “%(name)s” is no ordinary file.") % vars(entry))
    if entry.method == _STORED and entry.packed != entry.size:
        raise BundleRefused(_("The entry “%(name)s” lies about its size.") % vars(entry))
    largest = limits.MEDIA_BYTES if is_media(entry.name) else limits.JSON_BYTES
    if entry.size > largest:
        raise BundleRefused(_("The entry “%(name)s” is too large.") % vars(entry))
    if entry.size > limits.RATIO_FROM and entry.size > limits.RATIO * entry.packed:
        said = _("The entry “%(name)s” grows too much when it is unpacked, as a bomb does.")
        raise BundleRefused(said % vars(entry))


def _megabytes() -> dict[str, int]:
    return {"limit": limits.BUNDLE_BYTES // limits.MEGABYTE}
