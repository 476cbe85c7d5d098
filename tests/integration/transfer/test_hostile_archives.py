"""Archives that are made to harm: refused by name, with nothing left behind."""

import hashlib
import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from editions.actions.import_edition import import_edition
from editions.transfer import limits
from tests.integration.transfer.forgery import loose_zip, read_zip, write_zip
from tests.integration.transfer.places import Home
from tests.integration.transfer.untouched import refuse

pytestmark = pytest.mark.django_db
Entries = list[tuple[str, bytes]]


def made(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "hostile.zip"
    path.write_bytes(content)
    return path


@pytest.fixture
def entries(home: Home) -> Entries:
    return read_zip(home.file("edition"))


@pytest.fixture
def good(home: Home) -> bytes:
    return home.file("edition").read_bytes()


@pytest.mark.parametrize(
    "name,words",
    [
        ("../evil.json", "leads out of the bundle"),
        ("documents/../../evil.json", "leads out of the bundle"),
        ("/etc/passwd", "absolute"),
        ("C:/evil.json", "absolute"),
        ("documents\\evil.json", "backslash"),
        ("..\\evil.json", "backslash"),
        ("documents/\u202egnp.json", "direction-changing"),
        ("documents/a\u200bb.json", "invisible"),
        ("documents/", "a folder"),
        ("evil.json", "no bundle has a file of that name"),
        ("inner.zip", "no bundle has a file of that name"),
        ("users.json", "no bundle has a file of that name"),
        ("documents/" + "a" * 200 + ".json", "too long"),
    ],
)
def test_a_name_that_no_bundle_has(away: Path, entries: Entries, tmp_path: Path, name: str, words: str) -> None:
    refuse(made(tmp_path, loose_zip([*entries, (name, b"{}")])), words)


def test_a_nul_in_a_name(away: Path, entries: Entries, tmp_path: Path) -> None:
    content = loose_zip([*entries, ("evil.jsonXYZ", b"{}")])

    refuse(made(tmp_path, content.replace(b"evil.jsonXYZ", b"evil.json\0YZ")), "NUL")


def test_one_name_twice(away: Path, entries: Entries, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        refuse(made(tmp_path, loose_zip([*entries, entries[-1]])), "two entries with one name")


def test_a_manifest_twice(away: Path, entries: Entries, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        refuse(made(tmp_path, loose_zip([*entries, entries[0]])), "two entries with one name.*bundle.json")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFDIR])
def test_an_entry_that_is_no_file(away: Path, entries: Entries, tmp_path: Path, kind: int) -> None:
    info = zipfile.ZipInfo(entries[-1][0])
    info.external_attr = (kind | 0o777) << 16
    words = "a link to another place" if kind == stat.S_IFLNK else "no ordinary file"

    refuse(made(tmp_path, loose_zip([*entries[:-1], (info, b"/etc/passwd")])), words)


def test_a_hard_link_in_an_extra_field(away: Path, entries: Entries, tmp_path: Path) -> None:
    info = zipfile.ZipInfo(entries[-1][0])
    info.extra = struct.pack("<HH", 0x000D, 12) + bytes(12)

    refuse(made(tmp_path, loose_zip([*entries[:-1], (info, entries[-1][1])])), "extra fields")


def test_a_bomb(away: Path, entries: Entries, tmp_path: Path) -> None:
    bomb = (f"documents/{'0' * 64}.json", b" " * (limits.JSON_BYTES - 1))

    refuse(made(tmp_path, loose_zip([*entries, bomb], compression=zipfile.ZIP_DEFLATED)), "as a bomb does")


def test_an_entry_that_is_too_large(away: Path, entries: Entries, tmp_path: Path) -> None:
    large = (f"documents/{'0' * 64}.json", b" " * (limits.JSON_BYTES + 1))

    refuse(made(tmp_path, loose_zip([*entries, large])), "too large")


def test_a_hundred_thousand_entries(away: Path, entries: Entries, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(limits.ENTRIES + 1):
            archive.writestr(f"documents/{number:064x}.json", b"")
    refuse(made(tmp_path, buffer.getvalue()), "too many entries")

    # Beyond 65,535 the number itself is told elsewhere.
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0, 0, 0)
    refuse(made(tmp_path, end), "too many entries")


def in_last_entry(good: bytes, change: Callable[[bytearray, int, int], None]) -> bytes:
    """`change(bytes, local header, central header)` of the last entry."""
    content = bytearray(good)
    central = good.rindex(b"PK\x01\x02")
    local = struct.unpack_from("<L", good, central + 42)[0]
    change(content, local, central)
    return bytes(content)


def set_sizes(size: int) -> Callable[[bytearray, int, int], None]:
    def change(content: bytearray, local: int, central: int) -> None:
        struct.pack_into("<L", content, local + 22, size)
        struct.pack_into("<L", content, central + 24, size)

    return change


def test_sizes_that_lie(away: Path, entries: Entries, good: bytes, tmp_path: Path) -> None:
    refuse(made(tmp_path, in_last_entry(good, set_sizes(1))), "lies about its size")

    packed = loose_zip(list(entries), compression=zipfile.ZIP_DEFLATED)
    refuse(made(tmp_path, in_last_entry(packed, set_sizes(3))), "another checksum or size")


def test_an_index_whose_size_lies(away: Path, entries: Entries, tmp_path: Path) -> None:
    packed = bytearray(loose_zip(list(entries), compression=zipfile.ZIP_DEFLATED))
    central = packed.index(b"PK\x01\x02")
    for at in (22, central + 24):
        struct.pack_into("<L", packed, at, 10)

    refuse(made(tmp_path, bytes(packed)), "“bundle.json” lies about its size")


def flag(bits: int) -> Callable[[bytearray, int, int], None]:
    def change(content: bytearray, local: int, central: int) -> None:
        struct.pack_into("<H", content, local + 6, bits)
        struct.pack_into("<H", content, central + 8, bits)

    return change


def test_encryption(away: Path, good: bytes, tmp_path: Path) -> None:
    refuse(made(tmp_path, in_last_entry(good, flag(1))), "encrypted")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_odd_compression(away: Path, entries: Entries, tmp_path: Path, method: int) -> None:
    refuse(made(tmp_path, loose_zip(list(entries), compression=method)), "packed in a way that is not taken")


def test_a_wrong_checksum(away: Path, good: bytes, tmp_path: Path) -> None:
    def change(content: bytearray, local: int, central: int) -> None:
        struct.pack_into("<L", content, local + 14, 1)
        struct.pack_into("<L", content, central + 16, 1)

    refuse(made(tmp_path, in_last_entry(good, change)), r"checksum \(CRC\) is wrong")


def test_two_tellings_that_disagree(away: Path, good: bytes, tmp_path: Path) -> None:
    def change(content: bytearray, local: int, central: int) -> None:
        content[local + 30] = ord("x")

    refuse(made(tmp_path, in_last_entry(good, change)), "says something else of itself")


def test_entries_that_overlap(away: Path, good: bytes, tmp_path: Path) -> None:
    def change(content: bytearray, local: int, central: int) -> None:
        struct.pack_into("<L", content, central + 42, 0)

    refuse(made(tmp_path, in_last_entry(good, change)), "overlap")


@pytest.mark.parametrize("length", [0, 10, 1000, -1, -30])
def test_a_truncated_file(away: Path, good: bytes, tmp_path: Path, length: int) -> None:
    refuse(made(tmp_path, good[:length]), "truncated|too short")


def test_data_behind(away: Path, good: bytes, tmp_path: Path) -> None:
    refuse(made(tmp_path, good + b"<script>"), "behind the end")


def test_a_comment(away: Path, good: bytes, tmp_path: Path) -> None:
    refuse(made(tmp_path, good[:-2] + struct.pack("<H", 4) + b"evil"), "behind the end")


def test_data_before(away: Path, good: bytes, tmp_path: Path) -> None:
    refuse(made(tmp_path, b"GIF89a" + good), "belongs to no entry")
    # With every offset corrected, as self-extracting archives have it.
    buffer = io.BytesIO(b"GIF89a")
    buffer.seek(6)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("bundle.json", b"{}")
    refuse(made(tmp_path, buffer.getvalue()), "before the first entry")


def test_data_between_entries(away: Path, entries: Entries, good: bytes, tmp_path: Path) -> None:
    central = good.index(b"PK\x01\x02")
    second = good.index(b"PK\x03\x04", 1)
    content = bytearray(good[:second] + b"hidden" + good[second:])
    at = central + 6
    while content[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = struct.unpack_from("<3H", content, at + 28)
        offset = struct.unpack_from("<L", content, at + 42)[0]
        struct.pack_into("<L", content, at + 42, offset + 6 if offset else 0)
        at += 46 + name + extra + comment
    struct.pack_into("<L", content, at + 16, central + 6)

    refuse(made(tmp_path, bytes(content)), "between entries")


def test_two_central_directories(away: Path, good: bytes, tmp_path: Path) -> None:
    refuse(made(tmp_path, good + loose_zip([("bundle.json", b"{}")])), "a second directory")
    directory = good[good.index(b"PK\x01\x02") : -22]
    refuse(made(tmp_path, good[:-22] + directory + good[-22:]), "a second directory")


def test_what_is_no_zip_at_all(away: Path, tmp_path: Path) -> None:
    refuse(made(tmp_path, b"%PDF-1.7" + bytes(100)), "no zip archive")


# What the index says -------------------------------------------------------------------------


def test_no_index(away: Path, entries: Entries, tmp_path: Path) -> None:
    refuse(write_zip(tmp_path / "x.zip", entries[1:]), "has no “bundle.json”")


def test_a_file_that_is_not_listed(away: Path, entries: Entries, tmp_path: Path) -> None:
    more = (f"documents/{hashlib.sha256(b'{}').hexdigest()}.json", b"{}")

    refuse(write_zip(tmp_path / "x.zip", [*entries, more]), "does not list")


def test_a_file_that_is_listed_and_absent(away: Path, entries: Entries, tmp_path: Path) -> None:
    refuse(write_zip(tmp_path / "x.zip", entries[:-1]), "does not hold")


def test_a_file_with_another_content(away: Path, entries: Entries, tmp_path: Path) -> None:
    name, content = entries[-1]

    refuse(write_zip(tmp_path / "x.zip", [*entries[:-1], (name, bytes(len(content)))]), "its checksum is another one")


def test_a_packed_bundle_is_taken_all_the_same(away: Path, entries: Entries, tmp_path: Path) -> None:
    """What is refused above is not refused for its packing alone."""
    imported = import_edition(made(tmp_path, loose_zip(list(entries), compression=zipfile.ZIP_DEFLATED)))

    assert imported.pages > 0
