"""Content that is made to harm: texts, pictures, files, and what refers to what."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from editions.actions.import_edition import import_edition
from tests.factories import PDF, png
from tests.integration.transfer.forgery import Forgery
from tests.integration.transfer.places import Home
from tests.integration.transfer.untouched import refuse_changed

pytestmark = pytest.mark.django_db


# Texts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html,words",
    [
        ("<p>x</p><script>alert(1)</script>", "<script>"),
        ('<p onclick="alert(1)">x</p>', "onclick"),
        ('<p><a href="javascript:alert(1)">x</a></p>', "javascript:"),
        ('<p><a href="java\tscript:alert(1)">x</a></p>', "a link with"),
        ('<p><a href="&#106;avascript:alert(1)">x</a></p>', "javascript:"),
        ('<p><a href="data:text/html,x">x</a></p>', "data:"),
        ('<p><a href="vbscript:x">x</a></p>', "vbscript:"),
        ('<embed embedtype="media" url="http://169.254.169.254/"/>', "<embed>"),
        ('<p><img src="http://intranet.example/"></p>', "<img>"),
        ('<iframe src="https://evil.example"></iframe>', "<iframe>"),
        ("<svg><script>alert(1)</script></svg>", "<svg>"),
        ('<p style="background:url(x)">x</p>', "style"),
        ("<math><mtext></p><b>", "<math>"),
        ("<p>x<!-- y --></p>", "comment"),
        ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///x'>]><p>&e;</p>", "comment or declaration"),
        ("<p>x<p>y", "reads otherwise"),
        ("<p><a href='https://x.example' <b>x</p>", "attribute|otherwise|element"),
        ("<p>{{ settings.SECRET_KEY }}</p>", "template"),
        ("<p>{% include 'x' %}</p>", "template"),
    ],
)
def test_rich_text_that_does_something(home: Home, away: Path, tmp_path: Path, html: str, words: str) -> None:
    def change(forgery: Forgery) -> None:
        forgery.document("first")["fields"]["body"][0]["value"]["text"] = html

    refuse_changed(home, tmp_path, change, words)


@pytest.mark.parametrize(
    "text,words",
    [
        ("<script>alert(1)</script>", "markup that runs|the element|the attribute"),
        ('<img src=x onerror="alert(1)">', "markup that runs|the element|the attribute"),
        ('<a title="x" onmouseover=alert(1)>', "markup that runs|the element|the attribute"),
        ("javascript:alert(1)", "a program"),
        ("data:text/html;base64,x", "a program"),
        ("{{7*7}}", "template"),
        ("${7*7}", "template"),
        ('=HYPERLINK("https://evil.example")', "formula"),
        ("=1+1", "formula"),
        ("+cmd|'/C calc'!A0", "formula"),
        ("@SUM(1)", "formula"),
        ("a\x00b", "control character"),
        ("a\x1bb", "control character"),
    ],
)
def test_plain_text_that_does_something_elsewhere(
    home: Home, away: Path, tmp_path: Path, text: str, words: str
) -> None:
    def in_question(forgery: Forgery) -> None:
        forgery.document("first")["fields"]["body"][2]["value"]["stem"] = text

    def in_manifest(forgery: Forgery) -> None:
        forgery.newest["branding"]["footers"]["en"] = text

    def in_notes(forgery: Forgery) -> None:
        forgery.index["edition"]["releases"][0]["notes"] = text

    def in_unknown_block(forgery: Forgery) -> None:
        body = forgery.document("first")["fields"]["body"]
        body.append({"id": "h", "type": "hologram", "value": {"deep": [{"text": text}]}})

    for change in (in_question, in_manifest, in_notes, in_unknown_block):
        refuse_changed(home, tmp_path, change, words)


@pytest.mark.parametrize("text", ["+12025550123", "- Keep calm (and wait)", "a = b", "Data: what it says", "-40 °C"])
def test_plain_text_that_only_looks_like_it(home: Home, away: Path, tmp_path: Path, text: str) -> None:
    forgery = Forgery(home.file("edition"))
    forgery.document("first")["fields"]["body"][2]["value"]["stem"] = text

    import_edition(forgery.write(tmp_path / "x.zip"))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///x", "//evil.example", "http://user@evil.example/"])
def test_an_address_that_is_none(home: Home, away: Path, tmp_path: Path, address: str) -> None:
    def change(forgery: Forgery) -> None:
        value = {"title": "A film", "url": address, "minutes": 1, "transcript": "<p>x</p>", "mandatory": False}
        forgery.document("first")["fields"]["body"].append({"id": "v", "type": "video", "value": value})

    refuse_changed(home, tmp_path, change, "not one of the web")


@pytest.mark.parametrize("slug", ["a/b", "../x", "a b", "?x"])
def test_a_slug_that_no_form_would_take(home: Home, away: Path, tmp_path: Path, slug: str) -> None:
    refuse_changed(home, tmp_path, lambda forgery: forgery.put_slug("third", slug), "slug")


def test_a_script_in_a_translation(home: Home, away: Path, tmp_path: Path) -> None:
    def change(forgery: Forgery) -> None:
        forgery.document("first", "fr")["translation"]["strings"][0]["target"] = "<img src=x onerror=alert(1)>"

    refuse_changed(home, tmp_path, change, "<img>")


def test_a_translation_of_what_the_page_has_not(home: Home, away: Path, tmp_path: Path) -> None:
    def change(forgery: Forgery) -> None:
        forgery.document("first", "fr")["translation"]["strings"][0]["path"] = "owner"

    refuse_changed(home, tmp_path, change, "a field that the page has not")


def test_a_block_of_an_unknown_type_is_kept_and_told_of(home: Home, away: Path, tmp_path: Path) -> None:
    forgery = Forgery(home.file("edition"))
    forgery.document("first")["fields"]["body"].append({"id": "h", "type": "hologram", "value": {"a": "words"}})

    imported = import_edition(forgery.write(tmp_path / "x.zip"))

    assert imported.unknown_blocks == {"hologram": 1}


# Pictures and files --------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def encoded(kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(buffer, kind, **options)
    return buffer.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]><svg>&e;</svg>'
BOMB = png()[:16] + struct.pack(">LL", 60_000, 60_000) + png()[24:]
EXIF = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00"


@pytest.mark.parametrize(
    "content,suffix,about,words",
    [
        (SVG, "svg", {"mime": "image/svg+xml"}, "no kind of picture"),
        (XXE, "svg", {"mime": "image/svg+xml"}, "no kind of picture"),
        (SVG, "png", {}, "cannot be read as a picture"),
        (b"<html></html>", "png", {}, "cannot be read as a picture"),
        (png() + b"<script>alert(1)</script>", "png", {}, "beside the picture"),
        (png() + b"PK\x03\x04", "png", {}, "beside the picture"),
        (png()[:33] + chunk(b"tEXt", b"a\0<script>") + png()[33:], "png", {}, "beside the picture"),
        (png()[:33] + chunk(b"eXIf", EXIF) + png()[33:], "png", {}, "beside the picture"),
        (encoded("JPEG") + b"<?php", "jpg", {"mime": "image/jpeg"}, "beside the picture"),
        (encoded("JPEG", comment=b"<script>"), "jpg", {"mime": "image/jpeg"}, "beside the picture"),
        (encoded("JPEG", exif=EXIF), "jpg", {"mime": "image/jpeg"}, "beside the picture"),
        (encoded("GIF") + b"/*", "gif", {"mime": "image/gif"}, "beside the picture"),
        (encoded("GIF", comment=b"<script>"), "gif", {"mime": "image/gif"}, "beside the picture"),
        (encoded("WEBP") + b"x", "webp", {"mime": "image/webp"}, "beside the picture"),
        (encoded("WEBP", exif=EXIF), "webp", {"mime": "image/webp"}, "beside the picture"),
        (png()[:-20], "png", {}, "cannot be read|beside the picture"),
        (BOMB, "png", {"width": 60_000, "height": 60_000}, "too many pixels|cannot be read"),
        (encoded("GIF"), "png", {}, "another kind than its name says"),
        (png(), "gif", {"mime": "image/gif"}, "another kind than its name says"),
        (png(), "png", {"mime": "text/html"}, "another kind than its name says"),
        (png(), "png", {"width": 9}, "another width or height"),
        (png(), "png", {"size": 1}, "another size"),
        (png(), "html", {"kind": "document", "width": None, "height": None, "renditions": []}, "cannot be uploaded"),
    ],
)
def test_a_picture_that_is_something_else(
    home: Home, away: Path, tmp_path: Path, content: bytes, suffix: str, about: dict[str, Any], words: str
) -> None:
    refuse_changed(home, tmp_path, lambda forgery: forgery.replace_picture(content, suffix, **about), words)


@pytest.mark.parametrize("kind,suffix", [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp")])
def test_a_picture_of_each_kind_is_taken(home: Home, away: Path, tmp_path: Path, kind: str, suffix: str) -> None:
    forgery = Forgery(home.file("edition"))
    forgery.replace_picture(encoded(kind), suffix, mime=f"image/{kind.lower()}")

    import_edition(forgery.write(tmp_path / "x.zip"))


@pytest.mark.parametrize(
    "content,suffix,words",
    [
        (SVG, "pdf", "not what its name says"),
        (PDF + b"<script>" * 10, "pdf", "behind the end of the PDF"),
        (b"name,number\nx,=cmd|'/C calc'!A0\n", "csv", "formula"),
        (b"<html><script>", "txt", "not what its name says"),
        (b"\x7fELF", "exe", "cannot be uploaded"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]><xliff/>', "xlf", "cannot be uploaded"),
        (b"PK\x05\x06" + bytes(18), "docx", "not what its name says"),
        (b"PK\x05\x06" + bytes(18), "zip", "cannot be uploaded"),
    ],
)
def test_a_file_that_is_something_else(
    home: Home, away: Path, tmp_path: Path, content: bytes, suffix: str, words: str
) -> None:
    about = {"kind": "document", "mime": "application/pdf", "width": None, "height": None, "renditions": []}

    refuse_changed(home, tmp_path, lambda forgery: forgery.replace_picture(content, suffix, **about), words)


@pytest.mark.parametrize("name", ["a/b.png", "..\\b.png", "a\u202egnp.png", "x" * 300 + ".png"])
def test_a_name_that_no_file_has(home: Home, away: Path, tmp_path: Path, name: str) -> None:
    refuse_changed(home, tmp_path, lambda forgery: forgery.replace_picture(png(), file_name=name), "no name of a file")


def test_a_title_that_fits_no_table(home: Home, away: Path, tmp_path: Path) -> None:
    refuse_changed(home, tmp_path, lambda forgery: forgery.replace_picture(png(), title="x" * 300), "too long")
