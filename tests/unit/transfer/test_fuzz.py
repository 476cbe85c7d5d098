"""Whatever the bytes are: an answer or a refusal in words, never another kind of failure."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editions.transfer.archive import Archive
from editions.transfer.markup import problem_in_markup
from editions.transfer.media_files import problem_in_media
from editions.transfer.picture_parts import only_a_picture
from editions.transfer.plain_words import problem_in_address, problem_in_words
from editions.transfer.refused import BundleRefused
from editions.transfer.strict_json import read_json
from tests.factories import png


def small_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("bundle.json", b"{}")
        archive.writestr(f"documents/{'a' * 64}.json", b'{"a":1}', compress_type=zipfile.ZIP_DEFLATED)
        archive.writestr(f"media/{'b' * 64}.png", bytes(100), compress_type=zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


ZIP = small_zip()
CHANGES = st.lists(st.tuples(st.integers(0, len(ZIP) - 1), st.integers(0, 255)), min_size=1, max_size=6)


def read_all(content: bytes) -> dict[str, bytes]:
    archive = Archive(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.entries}


@settings(max_examples=300, deadline=None)
@given(CHANGES)
def test_a_damaged_archive_says_what_it_said_or_is_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(ZIP)
    for at, value in changes:
        content[at] = value
    with suppress(BundleRefused):
        # Names and dates have no checksum in a zip; what is in the entries has.
        assert list(read_all(bytes(content)).values()) == list(read_all(ZIP).values())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_bytes_that_are_no_archive_are_refused(content: bytes) -> None:
    with pytest.raises(BundleRefused):
        read_all(content)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,0123456789.eE+-\\unaltrfsx ', max_size=60).map(str.encode))
def test_json_is_read_or_refused(content: bytes) -> None:
    with suppress(BundleRefused):
        read_json(content, "x.json")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="<>/=\"'&;!-ap script:onh{}%$\n", max_size=80) | st.text(max_size=80))
def test_texts_are_judged_whatever_they_are(text: str) -> None:
    for judge in (problem_in_markup, problem_in_words, problem_in_address):
        problem = judge(text)
        assert problem is None or problem


PICTURE = png()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(PICTURE)), st.binary(max_size=40), st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]))
def test_a_picture_with_anything_more_is_not_only_a_picture(at: int, more: bytes, kind: str) -> None:
    changed = PICTURE[:at] + more + PICTURE[at:]
    about = {"kind": "image", "file_name": f"x.{kind.lower()}", "size": len(changed), "mime": f"image/{kind.lower()}"}

    assert only_a_picture(PICTURE + b"x" + more, "PNG") is False
    only_a_picture(changed, kind)
    texts = dict.fromkeys(("title", "alt", "credit", "licence", "source"), "")
    problem_in_media(changed, {**about, **texts, "width": 8, "height": 8, "renditions": []})
