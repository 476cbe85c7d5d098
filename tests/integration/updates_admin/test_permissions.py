"""Updates are their edition's people's alone, and each may do what their role allows."""

import pytest
from django.urls import reverse

from editions.models import Role, Update
from tests.factories import make_edition


def addresses(scene) -> list[tuple[str, str]]:
    key = scene.clean.key
    place = (scene.clean.lineage, "en")
    return [
        ("get", scene.url()),
        ("post", scene.url("decide_update_items")),
        ("post", scene.url("decide_update_item", key)),
        ("get", scene.url("edit_update_item", key)),
        ("post", scene.url("edit_update_item", key)),
        ("get", scene.url("update_step", "apply")),
        ("post", scene.url("update_step", "apply")),
        ("get", scene.url("update_media", "0" * 64)),
        ("get", scene.url("preview_update", *place)),
        ("get", reverse("editions_admin:updates", args=[scene.edition.code])),
        ("post", reverse("editions_admin:look_for_updates", args=[scene.edition.code])),
        ("post", reverse("editions_admin:update_mail", args=[scene.edition.code])),
        ("get", reverse("editions_admin:update_status", args=[scene.edition.code])),
    ]


def test_strangers_find_nothing(scene, sign_in):
    client = sign_in(make_edition("elsewhere"), Role.OWNER)

    assert {getattr(client, method)(url).status_code for method, url in addresses(scene)} == {404}


def test_upstreams_owner_is_a_stranger_too(scene, sign_in):
    client = sign_in(scene.upstream, Role.OWNER)

    assert {getattr(client, method)(url).status_code for method, url in addresses(scene)} == {404}


def test_an_update_under_another_editions_code_is_not_there(scene, sign_in):
    other = make_edition("elsewhere")
    client = sign_in(other, Role.OWNER)

    url = reverse("editions_admin:update", args=[other.code, scene.update.pk])
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("role", [Role.TRANSLATOR])
def test_who_may_not_edit_decides_nothing(scene, sign_in, role):
    client = sign_in(scene.edition, role)
    for method, url in addresses(scene):
        response = getattr(client, method)(url)
        assert response.status_code in (302, 403, 404), url
    assert not scene.update.items.exclude(decision="").exists()
    assert not scene.edition.update_requests.exists()


def test_an_editor_applies_and_does_not_publish(scene, editor):
    scene.decide(editor, scene.clean, "take")
    editor.post(scene.url("update_step", "apply"))
    scene.update.refresh_from_db()
    assert scene.update.state == Update.State.APPLIED

    editor.post(scene.url("update_step", "publish"))
    scene.update.refresh_from_db()
    assert scene.update.state == Update.State.APPLIED
    assert scene.url("update_step", "publish") not in editor.get(scene.url()).content.decode()


def test_the_list_of_updates_holds_ones_own_editions_alone(scene, sign_in, editor):
    url = reverse("editions_admin:all_updates")
    stranger = sign_in(make_edition("elsewhere"))

    assert "Adapted" in editor.get(url).content.decode()
    assert "Adapted" not in stranger.get(url).content.decode()
