"""Media kept by content: bytes once per installation, renditions made at release."""

import hashlib
import hmac
import mimetypes
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
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
Size = tuple[int, int]
# Content by name.
Files = dict[str, bytes]


def public_token(edition: Edition, digest: str) -> str:
    """HMAC-SHA-256 of edition secret and content hash: a known file does not tell its address."""
    return hmac.new(bytes.fromhex(edition.secret), digest.encode(), hashlib.sha256).hexdigest()[:40]


def object_name(digest: str, suffix: str) -> str:
    return f"objects/{digest[:2]}/{digest}{suffix}"


def keep(content: bytes, file_name: str) -> MediaObject:
    """Keeps `content` under its hash, with renditions if it is a picture; idempotent."""
    digest = hashlib.sha256(content).hexdigest()
    if known := _known(digest):
        return known
    name = object_name(digest, PurePosixPath(file_name).suffix.lower())
    mime = mimetypes.guess_type(file_name)[0] or "application/octet-stream"
    media = MediaObject(digest=digest, name=name, mime=mime, size=len(content))
    files = {name: content}
    if mime.startswith("image/"):
        files |= _draw(media, open_picture(content))
    # The row first: who deletes files of this content holds it, and `delete_files` lets go of it afterwards.
    try:
        with transaction.atomic():
            media.save(force_insert=True)
    except IntegrityError:
        return MediaObject.objects.get(pk=digest)
    _write(files)
    return media


def _known(digest: str) -> MediaObject | None:
    return MediaObject.objects.filter(pk=digest).first()


def delete_files(digest: str, names: Iterable[str]) -> bool:
    """Deletes the files of a content whose row is gone; says whether it did, as somebody may keep it again."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                MediaObject(digest=digest, size=0).save(force_insert=True)
        except IntegrityError:
            return False
        for name in names:
            default_storage.delete(name)
        # The row was there to keep others out meanwhile.
        transaction.set_rollback(True)
    return True


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
    _write(_add_what_is_lacking(media, open_picture(read(media))))
    media.save(update_fields=["renditions", "avif", "placeholder", "color"])


def _draw(media: MediaObject, picture: Image.Image) -> Files:
    """All that is made of a picture, and what is to be known of it."""
    media.width, media.height = picture.size
    media.renditions, files = _drawn(media.digest, sizes_of(picture), WEBP, picture)
    return files | _add_what_is_lacking(media, picture)


def _add_what_is_lacking(media: MediaObject, picture: Image.Image) -> Files:
    media.placeholder, media.color = placeholder(picture), average_colour(picture)
    if media.avif is not None or not can_write_avif():
        return {}
    sizes = [(each["width"], each["height"]) for each in media.renditions]
    media.avif, files = _drawn(media.digest, sizes, AVIF, picture)
    if sum(map(len, files.values())) >= sum(each["bytes"] for each in media.renditions):
        media.avif, files = [], {}
    return files


def _drawn(digest: str, sizes: list[Size], kind: str, picture: Image.Image) -> tuple[list[Rendition], Files]:
    renditions: list[Rendition] = []
    files: Files = {}
    for size in sizes:
        name = object_name(digest, f"-{size[0]}.{kind}")
        files[name] = draw(picture, size, kind)
        renditions.append({"width": size[0], "height": size[1], "name": name, **_measures(files[name])})
    return renditions, files


def _measured(rendition: Rendition) -> Rendition:
    if "sha256" in rendition:
        return rendition
    with default_storage.open(rendition["name"], "rb") as file:
        return {**rendition, **_measures(file.read())}


def _measures(content: bytes) -> Rendition:
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _write(files: Files) -> None:
    for name, content in files.items():
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
