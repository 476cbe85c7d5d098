"""Pictures and files of a bundle: what they say they are, whole, and nothing beside.

Their hash is their identity, so they cannot be drawn anew on the way in as uploads are: that
would make other bytes of them. They are decoded to the last pixel and taken as they are, or
refused.
"""

import csv
import io
import warnings
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from cms.media.uploads import check_document
from editions.transfer.picture_parts import only_a_picture
from editions.transfer.plain_words import problem_in_words

__all__ = ["problem_in_media"]

# By the suffix of the file: Pillow's name of the format, and the media type.
_PICTURES = {
    "gif": ("GIF", "image/gif"),
    "jpeg": ("JPEG", "image/jpeg"),
    "jpg": ("JPEG", "image/jpeg"),
    "png": ("PNG", "image/png"),
    "webp": ("WEBP", "image/webp"),
}
# As the tables have them: pictures and files are stored without a form that would ask.
_LENGTHS = {"title": 255, "alt": 255, "credit": 255, "licence": 120, "source": 500}
_NAME_LENGTH = 255
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, MemoryError, Image.DecompressionBombError)


def problem_in_media(content: bytes, about: Mapping[str, Any]) -> str | None:
    """What is wrong with a file that the manifest describes as `about`, or `None`."""
    name = str(about["file_name"])
    if len(name) > _NAME_LENGTH or "/" in name or "\\" in name or not name.isprintable():
        return _("its name is no name of a file")
    if any(len(about[text]) > limit for text, limit in _LENGTHS.items()):
        return _("its title, credit or another of its texts is too long")
    suffix = name.rpartition(".")[2].lower()
    if len(content) != about["size"]:
        return _("it has another size than the manifest says")
    if about["kind"] == "image":
        return _problem_in_picture(content, about, suffix)
    return _problem_in_document(content, about, suffix)


def _problem_in_picture(content: bytes, about: Mapping[str, Any], suffix: str) -> str | None:
    if suffix not in _PICTURES:
        return _("it is no kind of picture that is taken (GIF, JPEG, PNG, WebP)")
    kind, mime = _PICTURES[suffix]
    formats = sorted({each for each, _mime in _PICTURES.values()})
    try:
        with warnings.catch_warnings():
            # Pillow warns of what is refused below anyway.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=formats) as opened:
                if opened.format != kind or about["mime"] != mime:
                    return _("it is a picture of another kind than its name says")
                if problem := _problem_in_pixels(opened, about):
                    return problem
    except _UNREADABLE:
        return _("it cannot be read as a picture: it is damaged, or something else")
    if not only_a_picture(content, kind):
        return _("there is something beside the picture in its file")
    return None


def _problem_in_pixels(opened: Image.Image, about: Mapping[str, Any]) -> str | None:
    frames = getattr(opened, "n_frames", 1)
    if opened.width * opened.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        return _("it has too many pixels")
    if (opened.width, opened.height) != (about["width"], about["height"]):
        return _("it has another width or height than the manifest says")
    for frame in range(frames):
        opened.seek(frame)
        opened.load()
    return None


def _problem_in_document(content: bytes, about: Mapping[str, Any], suffix: str) -> str | None:
    if about["width"] is not None or about["height"] is not None or about["renditions"]:
        return _("it is no picture, and has the measures of one")
    try:
        check_document(io.BytesIO(content), about["file_name"])
    except ValidationError as error:
        return " ".join(error.messages)
    if suffix == "pdf" and content[content.rindex(b"%%EOF") + 5 :].strip():
        return _("there is something behind the end of the PDF")
    if suffix in ("csv", "txt"):
        return _problem_in_text(content.decode("utf-8-sig"), suffix)
    return None


def _problem_in_text(text: str, suffix: str) -> str | None:
    try:
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row] if suffix == "csv" else [text]
    except csv.Error:
        return _("it cannot be read as a table")
    return next((problem for cell in cells if (problem := problem_in_words(cell))), None)
