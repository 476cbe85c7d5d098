"""What a picture's file is made of, part by part: nothing but the picture may be in it.

Decoders skip what they do not know, and stop where the picture ends; that forgiveness is where
scripts and second files hide. Pictures that this product keeps were drawn anew when they came
in (`cms.media.pictures`), so the few kinds of parts that its encoder writes are all that are
taken. Formats: PNG (W3C 2025, 5), WebP (RFC 9649, 2), GIF89a, JPEG (ITU T.81, B).
"""

from collections.abc import Callable

__all__ = ["only_a_picture"]

_PNG = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"hIST"),
    *(b"acTL", b"fcTL", b"fdAT"),
}
_WEBP = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
_GIF_APPLICATIONS = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}
# Tables, frames, scans, restart intervals; APP0 is JFIF, APP14 says how colours are coded.
_JPEG = {0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0, 0xEE}


class _Foreign(Exception):
    """A part that does not belong to the picture."""


def only_a_picture(content: bytes, kind: str) -> bool:
    """Whether a file of Pillow's format `kind` holds a picture from its first byte to its last, and nothing else."""
    walk = _WALKS.get(kind)
    if walk is None:
        return False
    try:
        return walk(content) == len(content)
    except (_Foreign, IndexError):
        return False


def _png(content: bytes) -> int:
    at = 8
    while True:
        kind = content[at + 4 : at + 8]
        if kind not in _PNG:
            raise _Foreign
        at += 12 + int.from_bytes(content[at : at + 4], "big")
        if kind == b"IEND":
            return at


def _webp(content: bytes) -> int:
    end = 8 + int.from_bytes(content[4:8], "little")
    at = 12
    while at < end:
        if content[at : at + 4] not in _WEBP:
            raise _Foreign
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return at


def _gif(content: bytes) -> int:
    at = 13 + _colours(content[10])
    while content[at] != 0x3B:
        if content[at] == 0x2C:
            at += 10 + _colours(content[at + 9]) + 1
        elif content[at] == 0x21 and _gif_extension_is_plain(content, at):
            at += 2
        else:
            raise _Foreign
        while content[at]:
            at += 1 + content[at]
        at += 1
    return at + 1


def _colours(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_extension_is_plain(content: bytes, at: int) -> bool:
    label = content[at + 1]
    return label == 0xF9 or (label == 0xFF and content[at + 3 : at + 14] in _GIF_APPLICATIONS)


def _jpeg(content: bytes) -> int:
    at = 2
    while True:
        marker = content[at + 1]
        if content[at] == 0xFF and marker == 0xD9:
            return at + 2
        if content[at] != 0xFF or marker not in _JPEG:
            raise _Foreign
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xDA:
            at = _end_of_scan(content, at)


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker is: stuffed bytes and restarts belong to the scan."""
    while (at := content.find(b"\xff", at)) >= 0:
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2
    raise _Foreign


_WALKS: dict[str, Callable[[bytes], int]] = {"GIF": _gif, "JPEG": _jpeg, "PNG": _png, "WEBP": _webp}
