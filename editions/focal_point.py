"""Where a picture has what matters, as it is marked in the admin.

In manifests: a rectangle by its centre, in pixels of the picture as it was uploaded.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from cms.media.models import CourseImage
from editions.models import Edition

__all__ = ["as_fields", "focal_point_of", "focal_points_in"]

_NAMES = ("x", "y", "width", "height")
_FIELDS = tuple(f"focal_point_{name}" for name in _NAMES)


def focal_point_of(image: CourseImage) -> dict[str, int] | None:
    """`{"x", "y", "width", "height"}`; `None` where nobody has marked it."""
    if image.focal_point_x is None or image.focal_point_y is None:
        return None
    return {name: getattr(image, field) or 0 for name, field in zip(_NAMES, _FIELDS, strict=True)}


def as_fields(focal_point: Mapping[str, int] | None) -> dict[str, Any]:
    """The opposite: fields of a picture."""
    return {field: focal_point[name] for name, field in zip(_NAMES, _FIELDS, strict=True)} if focal_point else {}


def focal_points_in(edition: Edition, digests: Iterable[str]) -> dict[str, dict[str, int] | None]:
    """Of the edition's own pictures with these hashes, as they are marked now."""
    collections = edition.collection.get_descendants(inclusive=True)
    images = CourseImage.objects.filter(collection__in=collections, content_hash__in=list(digests)).order_by("-pk")
    return {image.content_hash: focal_point_of(image) for image in images}
