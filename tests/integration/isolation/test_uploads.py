"""Which files may be uploaded."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.media.models import CourseDocument
from cms.media.uploads import DOCUMENT_CHECKS, check_document

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\nstartxref\n9\n%%EOF\n"
HTML = b"<!doctype html><script>alert(1)</script>"


def package(*entries: tuple[str, bytes], stored: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


TYPES = ("[Content_Types].xml", b"<Types/>")
ODT = ("mimetype", b"application/vnd.oasis.opendocument.text")
GOOD = {
    "csv": "country,number\nEgypt,+12025550123\nمصر,1\n".encode(),
    "docx": package(TYPES, ("word/document.xml", b"<w/>")),
    "odt": package(ODT, ("content.xml", b"<o/>"), stored=True),
    "pdf": PDF,
    "pptx": package(TYPES, ("ppt/presentation.xml", b"<p/>")),
    "txt": b"\xef\xbb\xbfPlain words\r\n",
    "xlsx": package(TYPES, ("xl/workbook.xml", b"<x/>")),
}


def check(name: str, content: bytes) -> None:
    check_document(io.BytesIO(content), name)


@pytest.mark.parametrize("extension", DOCUMENT_CHECKS)
def test_a_genuine_file_is_taken(extension):
    check(f"file.{extension}", GOOD[extension])
    check(f"FILE.{extension.upper()}", GOOD[extension])


@pytest.mark.parametrize("extension", ["html", "svg", "exe", "xml", "js", "zip", "docm", "php", "", "pdf.html"])
def test_other_kinds_are_refused(extension):
    with pytest.raises(ValidationError, match="kind cannot be uploaded"):
        check(f"file.{extension}", PDF)


@pytest.mark.parametrize("extension", DOCUMENT_CHECKS)
@pytest.mark.parametrize(
    "content",
    [
        HTML,
        b"  \n<svg xmlns='x'/>",
        b"\xef\xbb\xbf<?xml version='1.0'?>",
        b"MZ\x90\x00" + b"\0" * 60,
        b"PK\x03\x04",
        b"\0",
    ],
    ids=["html", "svg", "xml", "exe", "torn zip", "zero"],
)
def test_a_false_name_is_seen_through(extension, content):
    with pytest.raises(ValidationError, match="not what its name says"):
        check(f"file.{extension}", content)


@pytest.mark.parametrize(
    "content", [b" " + PDF, HTML + PDF, b"%PDF-1.7\nno end", b""], ids=["blank", "html", "torn", "empty"]
)
def test_a_pdf_begins_and_ends_as_one(content):
    with pytest.raises(ValidationError):
        check("file.pdf", content)


@pytest.mark.parametrize(
    "extension, content",
    [
        ("docx", package(TYPES, ("word/document.xml", b""), ("word/vbaProject.bin", b""))),
        ("xlsx", package(TYPES, ("xl/workbook.xml", b""), ("xl/VBAProject.bin", b""))),
        ("odt", package(ODT, ("Basic/script-lc.xml", b""), stored=True)),
    ],
)
def test_macros_are_refused(extension, content):
    with pytest.raises(ValidationError, match="macros"):
        check(f"file.{extension}", content)


def test_one_office_format_is_not_taken_for_another():
    for extension, other in (("docx", "xlsx"), ("xlsx", "pptx"), ("odt", "docx")):
        with pytest.raises(ValidationError):
            check(f"file.{extension}", GOOD[other])


def test_text_in_another_encoding_or_with_control_characters_is_refused():
    for content in ("é".encode("latin-1"), "word".encode("utf-16"), b"ring\x07"):
        with pytest.raises(ValidationError):
            check("file.txt", content)


def test_the_file_is_left_at_its_start():
    file = io.BytesIO(PDF)
    check_document(file, "file.pdf")
    assert file.tell() == 0


def test_the_document_model_refuses_on_its_file_field():
    document = CourseDocument(title="x", collection_id=1, file=SimpleUploadedFile("false.pdf", HTML))
    with pytest.raises(ValidationError) as caught:
        document.clean()
    assert caught.value.message_dict["file"]
