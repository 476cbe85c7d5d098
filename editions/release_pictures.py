"""What is told of a release's pictures beside its manifest: formats, sizes in bytes, placeholders, focal points.

A manifest never changes, and most of this follows from the pictures alone. So it stands beside
the release, can be made for releases that are older than it, and is read with them in one query:

    {CONTENT HASH: {"webp": [RENDITION], "avif": [RENDITION], "placeholder": "data:…", "color": "#rrggbb",
                    "focal_point": {"x": …, "y": …, "width": …, "height": …}}}

A rendition is `[width, height, bytes, sha256]`. The focal point is in pixels of the picture as it
was uploaded, or null. Releases say it in their manifest; for those made before manifests did, it
is what the edition's own picture had when this was first made.
"""

from collections.abc import Mapping
from typing import Any

from editions.documents.canonical import canonical_json, digest_of
from editions.documents.store import manifest_of
from editions.focal_point import focal_points_in
from editions.models import MediaObject, Release, ReleasePictures

__all__ = ["note_pictures"]

Json = dict[str, Any]


def note_pictures(release: Release, *, earlier: bool = False) -> bool:
    """Makes, or makes anew, what is told of the release's pictures; whether that changed anything.

    `earlier` says that the manifest may be older than focal points in manifests.
    """
    listed = {digest: about for digest, about in manifest_of(release)["media"].items() if about["kind"] == "image"}
    known = ReleasePictures.objects.filter(pk=release.pk).first()
    focal_points = {digest: about.get("focal_point") for digest, about in listed.items()}
    if earlier and known is None:
        focal_points = {**focal_points_in(release.edition, listed), **{d: p for d, p in focal_points.items() if p}}
    elif known is not None:
        focal_points = {digest: each["focal_point"] for digest, each in known.parsed().items()}
    kept = MediaObject.objects.in_bulk(list(listed))
    body = canonical_json({digest: _told(media, focal_points.get(digest)) for digest, media in kept.items()})
    digest = digest_of(body)
    if known is not None and known.digest == digest:
        return False
    ReleasePictures.objects.update_or_create(release=release, defaults={"body": body, "digest": digest})
    return True


def _told(media: MediaObject, focal_point: Mapping[str, int] | None) -> Json:
    return {
        "webp": [_rendition(each) for each in media.renditions],
        "avif": [_rendition(each) for each in media.avif or []],
        "placeholder": media.placeholder,
        "color": media.color,
        "focal_point": focal_point,
    }


def _rendition(each: Mapping[str, Any]) -> list[Any]:
    return [each["width"], each["height"], each.get("bytes"), each.get("sha256")]
