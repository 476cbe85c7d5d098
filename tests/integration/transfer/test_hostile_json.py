"""JSON that is made to harm, at every place where a bundle has JSON."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from editions.actions.import_edition import import_edition
from editions.transfer import limits
from tests.integration.transfer.forgery import Change, Forgery, read_zip, write_zip
from tests.integration.transfer.places import Home
from tests.integration.transfer.untouched import refuse, refuse_changed

pytestmark = pytest.mark.django_db

RAW: list[tuple[str, bytes, str]] = [
    ("ten thousand levels", b"[" * 10_000 + b"]" * 10_000, "nested too deeply"),
    ("a hundred levels", b'{"a":' * 100 + b"1" + b"}" * 100, "nested too deeply"),
    ("a huge integer", b'{"a":' + b"9" * 5_000 + b"}", "too large"),
    ("an integer beyond 2^53", b'{"a":9007199254740993}', "too large"),
    ("a float", b'{"a":1.5}', "not whole"),
    ("an exponent", b'{"a":1e400}', "not whole"),
    ("NaN", b'{"a":NaN}', "NaN"),
    ("Infinity", b'{"a":-Infinity}', "Infinity"),
    ("a key twice", b'{"a":1,"a":2}', "“a” stands there twice"),
    ("a byte order mark", b'\xef\xbb\xbf{"a":1}', "byte order mark"),
    ("UTF-16", '{"a":1}'.encode("utf-16"), "byte order mark"),
    ("UTF-16 without a mark", '{"a":1}'.encode("utf-16-be"), "not in UTF-8"),
    ("bytes that are no text", b'{"a":"\xff"}', "not in UTF-8"),
    ("an encoded surrogate", b'{"a":"\xed\xa0\x80"}', "not in UTF-8"),
    ("a lone surrogate", b'{"a":"\\ud800"}', "lone surrogate"),
    ("a text of 10 MB", b'{"a":"' + b"x" * 10_000_000 + b'"}', "too long"),
    ("spaces", b'{ "a": 1 }', "canonical"),
    ("keys out of order", b'{"b":1,"a":1}', "canonical"),
    ("no JSON", b"import os", "not JSON"),
    ("nothing", b"", "not JSON"),
]


@pytest.mark.parametrize("raw,words", [(raw, words) for _name, raw, words in RAW], ids=[name for name, *_rest in RAW])
@pytest.mark.parametrize("place", ["index", "document"])
def test_json_that_readers_disagree_about(
    home: Home, away: Path, tmp_path: Path, place: str, raw: bytes, words: str
) -> None:
    (name, index), *others = read_zip(home.file("edition"))
    if place == "index":
        path = write_zip(tmp_path / "x.zip", [(name, raw), *others])
    else:
        digest = hashlib.sha256(raw).hexdigest()
        listed = orjson.loads(index)
        listed["files"][f"documents/{digest}.json"] = {"sha256": digest, "size": len(raw)}
        index = orjson.dumps(listed, option=orjson.OPT_SORT_KEYS)
        path = write_zip(tmp_path / "x.zip", [(name, index), (f"documents/{digest}.json", raw), *others])

    refuse(path, words)


def put(place: Callable[[Forgery], Any], key: str, value: Any) -> Change:
    def change(forgery: Forgery) -> None:
        place(forgery)[key] = value

    return change


EDITION: Callable[[Forgery], Any] = lambda forgery: forgery.index["edition"]  # noqa: E731
FIELDS: Callable[[Forgery], Any] = lambda forgery: forgery.document("first")["fields"]  # noqa: E731
PAGE: Callable[[Forgery], Any] = lambda forgery: forgery.newest["pages"][1]  # noqa: E731
RELEASE: Callable[[Forgery], Any] = lambda forgery: forgery.index["edition"]["releases"][0]  # noqa: E731


@pytest.mark.parametrize(
    "change,words",
    [
        (put(lambda forgery: forgery.index, "users", []), "users"),
        (put(lambda forgery: forgery.index, "permissions", [{"group": "x"}]), "permissions"),
        (put(lambda forgery: forgery.index, "version", 2), "version 2 of the format"),
        (put(lambda forgery: forgery.index, "format", "other"), "course-editions-bundle"),
        (put(EDITION, "public", True), "public"),
        (put(EDITION, "owner", 1), "owner"),
        (put(EDITION, "secret", "0" * 64), "secret"),
        (put(EDITION, "id", 1), "id"),
        (put(EDITION, "code", "../x"), "code"),
        (put(RELEASE, "version", "1.0\n"), r"version: '1\.0\\n' does not match"),
        (put(EDITION, "code", "edition\n"), "does not match"),
        (put(PAGE, "lineage", "0" * 8 + "-0000-0000-0000-" + "0" * 12 + "\n"), "lineage"),
        (put(RELEASE, "published_by", 1), "published_by"),
        (put(RELEASE, "published_at", "2026-13-99T99:99:99+00:00"), "a date that is none"),
        (put(FIELDS, "live", True), "live"),
        (put(FIELDS, "go_live_at", "2020-01-01"), "go_live_at"),
        (put(FIELDS, "path", "00010001"), "path"),
        (put(FIELDS, "id", 1), "id"),
        (put(FIELDS, "owner", 1), "owner"),
        (put(FIELDS, "title", "x" * 300), "title"),
        (put(PAGE, "live", True), "live"),
        (put(PAGE, "type", "auth.User"), "auth.User"),
        (put(PAGE, "is_superuser", True), "is_superuser"),
        (put(lambda forgery: forgery.newest["edition"], "is_superuser", True), "is_superuser"),
        (put(lambda forgery: forgery.newest, "schema_version", 99), "schema version 99"),
        (put(lambda forgery: forgery.document("first"), "schema_version", 99), "schema version 99"),
        (put(lambda forgery: forgery.document("first"), "schema_version", True), "schema_version"),
        (put(lambda forgery: forgery.institution()["fields"], "live", True), "live"),
        (put(lambda forgery: forgery.institution()["fields"], "kind", "root"), "kind"),
        (put(lambda forgery: forgery.institution(), "owner", 1), "owner"),
    ],
)
def test_a_field_that_a_bundle_has_not(home: Home, away: Path, tmp_path: Path, change: Change, words: str) -> None:
    refuse_changed(home, tmp_path, change, words)


def test_a_forgery_without_a_change_is_taken(home: Home, away: Path, tmp_path: Path) -> None:
    """What is refused above is refused for what was changed."""
    import_edition(Forgery(home.file("edition")).write(tmp_path / "x.zip"))


def test_a_limit_is_not_met_by_any_honest_course() -> None:
    assert limits.STRING_CHARACTERS > 100_000
