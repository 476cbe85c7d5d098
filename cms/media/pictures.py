"""Pictures are drawn anew when they come in: what is kept is what can be seen, and nothing else.

A file may be a picture and a script at once, say where somebody stood, or hold more pixels than a
server has memory for. Decoding and encoding again leaves none of that, and turns the picture as
its camera meant it.
"""

import io
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, ImageSequence

__all__ = ["CleanPicture", "clean_picture"]

# By Pillow's name of the format: the suffix of the file, and how to encode it.
_FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "GIF": (".gif", {}),
    "JPEG": (".jpg", {"quality": 90, "progressive": True}),
    "PNG": (".png", {}),
    "WEBP": (".webp", {"quality": 90, "method": 4}),
}
# All that an encoder takes from `info` and that belongs to the picture.
_KEPT = ("background", "duration", "disposal", "loop", "transparency")
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)

_BROKEN = _("This picture cannot be read: the file is damaged, or is not what its name says.")
_TOO_LARGE = _("This picture has too many pixels: at most %(limit)s million are taken.")


class CleanPicture(ContentFile):
    """Bytes that are stored as they are: encoded by us, or kept under their hash already."""


def clean_picture(file: Any) -> CleanPicture:
    """The picture in the binary file `file`, drawn anew in its own format, under a name of ours.

    Orientation is applied, colours become sRGB, metadata and whatever stands behind the picture
    are gone. Raises `ValidationError` for what cannot be decoded or is too large.
    """
    if isinstance(file, CleanPicture):
        return file
    file.seek(0)
    try:
        with Image.open(file, formats=list(_FORMATS)) as opened:
            suffix, content = _encoded(opened)
    except _UNREADABLE as error:
        raise ValidationError(_BROKEN) from error
    return CleanPicture(content, name=f"{uuid4().hex}{suffix}")


def _encoded(opened: Image.Image) -> tuple[str, bytes]:
    kind = str(opened.format)
    suffix, options = _FORMATS[kind]
    count = getattr(opened, "n_frames", 1)
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if opened.width * opened.height * count > limit:
        raise ValidationError(_TOO_LARGE, params={"limit": limit // 1_000_000})
    frames = [_bare(frame) for frame in ImageSequence.Iterator(opened)]
    if kind == "JPEG":
        # A preview that some cameras put behind the picture counts as a frame.
        frames = [frame if frame.mode in ("L", "RGB") else frame.convert("RGB") for frame in frames[:1]]
    if len(frames) > 1:
        options = {**options, "save_all": True, "append_images": frames[1:], **_timing(opened, frames)}
    buffer = io.BytesIO()
    frames[0].save(buffer, kind, **options)
    return suffix, buffer.getvalue()


def _bare(frame: Image.Image) -> Image.Image:
    """A copy of `frame` with its pixels and what they need to be shown."""
    profile = frame.info.get("icc_profile")
    bare = ImageOps.exif_transpose(frame.copy())
    kept = {name: frame.info[name] for name in _KEPT if name in frame.info}
    if profile:
        bare = _in_srgb(bare, profile)
    bare.info.clear()
    bare.info.update(kept)
    return bare


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    if picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return converted or picture


def _timing(opened: Image.Image, frames: list[Image.Image]) -> dict[str, Any]:
    durations = [frame.info.get("duration", 100) for frame in frames]
    return {"duration": durations, "loop": opened.info.get("loop", 0)}
