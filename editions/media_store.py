"""Media kept by content: bytes once per installation, renditions made at release."""

import hashlib
import hmac
import io
import mimetypes
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from editions.models import Edition, MediaObject, PublicMedia

RENDITION_WIDTHS = (480, 960, 1600)


def public_token(edition: Edition, digest: str) -> str:
    """HMAC-SHA-256 of edition secret and content hash: a known file does not tell its address."""
    return hmac.new(bytes.fromhex(edition.secret), digest.encode(), hashlib.sha256).hexdigest()[:40]


def object_name(digest: str, suffix: str) -> str:
    return f"objects/{digest[:2]}/{digest}{suffix}"


def keep(content: bytes, file_name: str) -> MediaObject:
    """Keeps `content` under its hash, with WebP renditions if it is a picture; idempotent."""
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
        media.width, media.height, media.renditions = _renditions(content, digest)
    media.save(force_insert=True)
    return media


def _write(name: str, content: bytes) -> None:
    # Content decides the name, so a file that is there already is the same file.
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))


def _renditions(content: bytes, digest: str) -> tuple[int, int, list[dict[str, Any]]]:
    renditions = []
    with Image.open(io.BytesIO(content)) as opened:
        picture = opened.convert("RGBA" if opened.mode in ("RGBA", "LA", "P") else "RGB")
    for width in [width for width in RENDITION_WIDTHS if width < picture.width] + [picture.width]:
        height = round(picture.height * width / picture.width)
        buffer = io.BytesIO()
        picture.resize((width, height), Image.Resampling.LANCZOS).save(buffer, "WEBP", quality=82, method=4)
        name = object_name(digest, f"-{width}.webp")
        _write(name, buffer.getvalue())
        renditions.append({"width": width, "height": height, "name": name, "bytes": buffer.tell()})
    return picture.width, picture.height, renditions


def make_public(edition: Edition, media: MediaObject, file_name: str) -> PublicMedia:
    """Lets readers of `edition` fetch `media`; idempotent."""
    token = public_token(edition, media.digest)
    public, _created = PublicMedia.objects.get_or_create(
        edition=edition, token=token, defaults={"media": media, "file_name": file_name}
    )
    return public


def read(media: MediaObject) -> bytes:
    """The bytes as they were first kept."""
    with default_storage.open(media.name, "rb") as file:
        return file.read()
