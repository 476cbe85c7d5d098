"""Upstream's pictures come with the update that first takes them, and go with its undoing."""

import pytest

from cms.media.models import CourseImage
from editions.actions.publish_release import publish_release
from editions.actions.undo_update import undo_update
from editions.models import Edition
from tests.factories import make_image, png
from tests.integration.updates.school import apply_all, edit, page_of, release, take_all

pytestmark = pytest.mark.django_db


def test_pictures_are_copied_when_first_taken_and_never_twice(upstream: Edition, edition: Edition) -> None:
    picture = make_image(upstream.collection, "Map", content=png("red"), content_hash="")
    for name in ("second", "third"):
        raw = list(page_of(upstream, name).body.raw_data)
        value = {
            "image": picture.pk,
            "alt_text": "A map",
            "decorative": False,
            "caption": "",
            "mandatory": False,
        }
        edit(upstream, name, body=[*raw, {"id": f"i-{name}", "type": "image", "value": value}])
    release(upstream)

    update = take_all(edition)

    copies = CourseImage.objects.filter(collection=edition.collection)
    assert [copy.content_hash for copy in copies] == [CourseImage.objects.get(pk=picture.pk).content_hash]
    assert {item.change for item in update.items.all()} == {"added"}
    publish_release(edition)


def test_an_undone_updates_pictures_go_with_it(upstream: Edition, edition: Edition) -> None:
    picture = make_image(upstream.collection, "Map", content=png("red"))
    value = {"image": picture.pk, "alt_text": "A map", "decorative": False, "caption": "", "mandatory": False}
    edit(upstream, "third", body=[{"id": "i", "type": "image", "value": value}])
    release(upstream)
    update = apply_all(edition)
    assert CourseImage.objects.filter(collection=edition.collection).exists()

    undo_update(update)

    assert not CourseImage.objects.filter(collection=edition.collection).exists()
