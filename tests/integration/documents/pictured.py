"""An edition with one lesson that shows one picture."""

import json
from typing import Any

from cms.content.models import Lesson
from editions.actions.publish_release import publish_release
from editions.models import Edition, MediaObject, Release
from tests.factories import make_course, make_edition, make_image, make_module, make_page, photo


def focal_point(**rectangle: int) -> dict[str, int]:
    """As fields of a picture."""
    return {f"focal_point_{name}": value for name, value in rectangle.items()}


def edition_with_picture(code: str = "lagoon", *, content: bytes = b"", **fields: Any) -> tuple[Edition, Lesson]:
    """Live, and not released yet."""
    edition = make_edition(code)
    image = make_image(edition.collection, "The map", content=content or photo(), description="A map", **fields)
    lesson = make_page(Lesson, make_module(make_course(edition), "First module"), "First lesson", slug="first")
    shown = {"image": image.pk, "alt_text": "", "caption": "", "decorative": False}
    lesson.body = json.dumps([{"type": "image", "value": shown, "id": "b-image"}])
    lesson.save_revision().publish()
    return edition, lesson


def release_with_picture(**fields: Any) -> Release:
    edition, _lesson = edition_with_picture(**fields)
    return publish_release(edition).release


def picture_of(release: Release) -> MediaObject:
    return MediaObject.objects.get(pk=next(iter(json.loads(release.manifest)["media"])))
