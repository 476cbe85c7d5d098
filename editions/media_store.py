"""Media kept by content: bytes once per installation, renditions made at release."""

import hashlib
import hmac
import mimetypes
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from editions.models import Edition, MediaObject, PublicMedia
from editions.renditions import (
    AVIF,
    WEBP,
    average_colour,
    can_write_avif,
    draw,
    open_picture,
    placeholder,
    sizes_of,
)

Rendition = dict[str, Any]


def public_token(edition: Edition, digest: str) -> str:
    """HMAC-SHA-256 of edition secret and content hash: a known file does not tell its address."""
    return hmac.new(bytes.fromhex(edition.secret), digest.encode(), hashlib.sha256).hexdigest()[:40]


def object_name(digest: str, suffix: str) -> str:
    return f"objects/{digest[:2]}/{digest}{suffix}"


def keep(content: bytes, file_name: str) -> MediaObject:
    """Keeps `content` under its hash, with renditions if it is a picture; idempotent."""
    digest = hashlib.sha256(content).hexdigest()
    known = MediaObject.objects.filter(pk=digest).first()
    if known is not None:
        return known
    suffix = PurePosixPath(file_name).suffix.lower()
    name = object_name(digest, suffix)
    _write(name, content)
    mime = mimetypes.guess_type(file_name)[0] or "application/octet-stream"
    media = MediaObject(digest=digest, name=name, mime=mime, size=len(content))
    if mime.startswith("image/"):
        picture = open_picture(content)
        media.width, media.height = picture.size
        media.renditions = [_rendition(digest, size, WEBP, draw(picture, size, WEBP)) for size in sizes_of(picture)]
        _add_what_is_lacking(media, picture)
    media.save(force_insert=True)
    return media


def is_complete(media: MediaObject) -> bool:
    """Whether all is made of it that can be made here."""
    if not media.mime.startswith("image/"):
        return True
    return all("sha256" in each for each in media.renditions) and (media.avif is not None or not can_write_avif())


def complete(media: MediaObject) -> None:
    """Makes what a picture lacks that an earlier version of the product kept, or one without AVIF; saves it.

    What readers may hold already stays as it is. Raises `FileNotFoundError` when its file is lost.
    """
    media.renditions = [_measured(each) for each in media.renditions]
    _add_what_is_lacking(media, open_picture(read(media)))
    media.save(update_fields=["renditions", "avif", "placeholder", "color"])


def _add_what_is_lacking(media: MediaObject, picture: Image.Image) -> None:
    media.placeholder, media.color = placeholder(picture), average_colour(picture)
    if media.avif is None and can_write_avif():
        media.avif = _in_avif(media, picture)


def _in_avif(media: MediaObject, picture: Image.Image) -> list[Rendition]:
    sizes = [(each["width"], each["height"]) for each in media.renditions]
    drawn = [(size, draw(picture, size, AVIF)) for size in sizes]
    if sum(len(content) for _size, content in drawn) >= sum(each["bytes"] for each in media.renditions):
        return []
    return [_rendition(media.digest, size, AVIF, content) for size, content in drawn]


def _rendition(digest: str, size: tuple[int, int], kind: str, content: bytes) -> Rendition:
    name = object_name(digest, f"-{size[0]}.{kind}")
    _write(name, content)
    return {"width": size[0], "height": size[1], "name": name, **_measures(content)}


def _measured(rendition: Rendition) -> Rendition:
    if "sha256" in rendition:
        return rendition
    with default_storage.open(rendition["name"], "rb") as file:
        return {**rendition, **_measures(file.read())}


def _measures(content: bytes) -> Rendition:
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _write(name: str, content: bytes) -> None:
    # Content decides the name, so a file that is there already is the same file.
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))


def make_public(edition: Edition, media: MediaObject, file_name: str) -> PublicMedia:
    """Lets readers of `edition` fetch `media`, also where it was withdrawn; idempotent."""
    token = public_token(edition, media.digest)
    public, _created = PublicMedia.objects.get_or_create(
        edition=edition, token=token, defaults={"media": media, "file_name": file_name}
    )
    if public.withdrawn:
        public.withdrawn = False
        public.save(update_fields=["withdrawn"])
    return public


def read(media: MediaObject) -> bytes:
    """The bytes as they were first kept."""
    with default_storage.open(media.name, "rb") as file:
        return file.read()
