"""Upstream's pictures, shown to reviewers before the edition has them; and no other files."""

from editions.actions.offer_update import offer_update
from editions.media_store import keep
from tests.factories import make_image, png
from tests.integration.updates.school import edit, first_body, release


def test_a_picture_that_upstream_offers_is_seen_and_others_are_not(scene, editor):
    image = make_image(scene.upstream.collection, "A ring", content=png("green"), description="Ring")
    picture = {"image": image.pk, "alt_text": "Ring", "caption": "", "decorative": False, "mandatory": False}
    edit(scene.upstream, "first", body=[*first_body(), {"id": "i", "type": "image", "value": picture}])
    release(scene.upstream)
    offer_update(scene.edition)
    url = scene.url("update_media", image.content_hash)

    assert url in editor.get(scene.url()).content.decode()
    response = editor.get(url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"].startswith("private")
    assert response.getvalue()

    elsewhere = keep(png("blue"), "elsewhere.png")
    assert editor.get(scene.url("update_media", elsewhere.digest)).status_code == 404
