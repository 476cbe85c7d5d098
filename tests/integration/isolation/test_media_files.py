"""Stored files, by name."""

import pytest
from django.http import Http404

from editions.gate.media import private_media
from tests.integration.isolation.leaks import text_of


@pytest.fixture
def fetch(rf):
    def fetch(user, name):
        request = rf.get(f"/media/{name}")
        request.user = user
        return private_media(request, path=name)

    return fetch


def test_originals_and_thumbnails_are_shown_to_the_editions_people(world, fetch):
    image = world.alpha.objects["image"]
    for name in (image.file.name, image.get_rendition("max-165x165").file.name):
        response = fetch(world.alpha.owner, name)
        assert response.headers["Content-Type"] == "image/png"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_files_are_downloaded_and_never_shown_in_place(world, fetch):
    response = fetch(world.alpha.owner, world.alpha.objects["document"].file.name)
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "%pdf-1.4" in text_of(response)


@pytest.mark.parametrize("thing", ["image", "document"])
def test_nobody_else_gets_them(world, fetch, thing):
    from django.contrib.auth.models import AnonymousUser

    name = world.beta.objects[thing].file.name
    for user in (world.alpha.owner, AnonymousUser()):
        with pytest.raises(Http404):
            fetch(user, name)
    assert fetch(world.administrator, name).status_code == 200


@pytest.mark.parametrize("name", ["wagtail_uploads/qxbeta-image_upload", "../settings.py", "nothing.png", ""])
def test_what_is_nobodys_is_not_there(world, fetch, name):
    with pytest.raises(Http404):
        fetch(world.alpha.owner, name)


def test_a_portrait_is_shown_to_colleagues(world, fetch):
    from django.core.files.base import ContentFile
    from wagtail.users.models import UserProfile

    from tests.factories import png

    profile = UserProfile.get_for_user(world.alpha.people["editor"])
    profile.avatar.save("face.png", ContentFile(png()))
    assert fetch(world.alpha.owner, profile.avatar.name).status_code == 200
    with pytest.raises(Http404):
        fetch(world.beta.owner, profile.avatar.name)
