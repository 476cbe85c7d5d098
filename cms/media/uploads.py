"""Which files may be uploaded: by extension, and by what their bytes say they are.

An extension is a promise by the uploader; Wagtail takes its word. Files are handed on to
governments, learners and LMSs, so a page of HTML that calls itself a PDF is refused here, once,
before it is stored. Pictures are checked by Wagtail's own image field, which decodes them.
"""

import codecs
import zipfile
from collections.abc import Callable
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

__all__ = ["DOCUMENT_CHECKS", "check_document"]

_MAX_ENTRIES = 10_000
_TAIL = 2048
_TEXT_HEAD = 64 * 1024
# What `zipfile` raises for archives that are damaged, encrypted or compressed in odd ways.
_UNREADABLE = (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)

_REFUSED = _("This file is not what its name says it is: its content is not that of a %(extension)s file.")
_KIND_REFUSED = _("Files of this kind cannot be uploaded. Allowed are: %(allowed)s.")
_MACROS_REFUSED = _("This file contains macros. Save it without them and upload it again.")


def check_document(file: BinaryIO, name: str) -> None:
    """Raises `ValidationError` unless `file` is of an allowed kind and its bytes agree with its name.

    Leaves the file at its start.
    """
    extension = name.rpartition(".")[2].lower()
    check = DOCUMENT_CHECKS.get(extension)
    if check is None:
        raise ValidationError(_KIND_REFUSED, params={"allowed": ", ".join(sorted(DOCUMENT_CHECKS))})
    file.seek(0)
    try:
        genuine = check(file)
    except _UNREADABLE:
        genuine = False
    finally:
        file.seek(0)
    if not genuine:
        raise ValidationError(_REFUSED, params={"extension": extension.upper()})


def _is_pdf(file: BinaryIO) -> bool:
    """Header at the very start, end-of-file marker at the end (ISO 32000-1, 7.5.2 and 7.5.5).

    Readers forgive junk before the header; that forgiveness is what polyglots live on.
    """
    if file.read(5) != b"%PDF-":
        return False
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    return b"startxref" in tail and b"%%EOF" in tail


def _entries(file: BinaryIO) -> list[str] | None:
    """The names in a zip archive that begins where the file begins; `None` for anything else."""
    if file.read(4) != b"PK\x03\x04":
        return None
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
    return names if len(names) <= _MAX_ENTRIES else None


def _office(folder: str) -> Callable[[BinaryIO], bool]:
    """Office Open XML (ISO/IEC 29500-2): a package with its content types and its main folder."""

    def check(file: BinaryIO) -> bool:
        names = _entries(file)
        if names is None or "[Content_Types].xml" not in names:
            return False
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise ValidationError(_MACROS_REFUSED)
        return any(name.startswith(f"{folder}/") for name in names)

    return check


def _is_odt(file: BinaryIO) -> bool:
    """OpenDocument (ISO/IEC 26300-3, 3.3): the first entry, uncompressed, names the media type."""
    names = _entries(file)
    if not names or names[0] != "mimetype":
        return False
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise ValidationError(_MACROS_REFUSED)
    with zipfile.ZipFile(file) as archive:
        info = archive.getinfo("mimetype")
        if info.file_size > 100 or info.compress_type != zipfile.ZIP_STORED:
            return False
        return archive.read(info) == b"application/vnd.oasis.opendocument.text"


def _is_text(file: BinaryIO) -> bool:
    """UTF-8 without control characters, that no browser would take for markup."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    head = ""
    try:
        while chunk := file.read(_TEXT_HEAD):
            text = decoder.decode(chunk)
            if any(ord(char) < 32 and char not in "\t\n\r\f" for char in text):
                return False
            head = head or text
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return not head.lstrip().startswith("<")


DOCUMENT_CHECKS: dict[str, Callable[[BinaryIO], bool]] = {
    "csv": _is_text,
    "docx": _office("word"),
    "odt": _is_odt,
    "pdf": _is_pdf,
    "pptx": _office("ppt"),
    "txt": _is_text,
    "xlsx": _office("xl"),
}
