"""Machine translation is a plug: with nothing in it by default, and nothing of it to be seen."""

import json

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail_localize.models import Translation

from editions.translating.units import State
from tests.integration.updates.school import page_of


@pytest.fixture
def translation(school) -> Translation:
    source = page_of(school.edition, "first")
    return Translation.objects.get(source__object_id=source.translation_key, target_locale=school.french)


def props(client, page) -> dict:
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return json.loads(response.context["props"])


def test_without_one_no_button_is_shown_and_none_can_be_pressed(school, translation, sign_in):
    assert not getattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", None)
    client = sign_in(school.member())

    assert props(client, page_of(school.edition, "first", "fr"))["machineTranslator"] is None
    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    assert client.post(address).status_code == 404


def test_one_that_is_plugged_in_translates_what_is_left_and_is_named(school, stranger, translation, sign_in, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "tests.integration.translating.machine.Shouting"}
    client = sign_in(school.member())
    page = page_of(school.edition, "first", "fr")

    assert props(client, page)["machineTranslator"]["name"] == "Shouting"
    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    client.post(address, {"next": "/admin/"})

    unit = school.unit("Whom do you call?")
    assert (unit.target, unit.tool, unit.state) == ("WHOM DO YOU CALL?", "Shouting", State.DONE)
    assert school.unit("Call the post.").target == "Appelez le poste."
    assert stranger.unit("Whom do you call?").target == ""
