"""Whichever way a slot changes, caches and webhooks learn of it once, and readers get it from kept answers too."""

import pytest

from api.models import EventType, WebhookEvent
from api.webhooks.actions import add_endpoint
from editions import signals
from editions.actions.change_slots import change_slots
from editions.actions.undo_slot_change import undo_slot_change
from editions.models import SlotChange
from tests.integration.directory.conftest import NUMBER, OTHER_NUMBER

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """How often each edition's directory was said to have changed."""
    found: list[str] = []

    def hear(sender, edition, **facts):
        found.append(edition.code)

    signals.directory_changed.connect(hear)
    yield found
    signals.directory_changed.disconnect(hear)


def changes(scene):
    return [
        scene.wanted("hotline", phone=NUMBER),
        scene.wanted("law", "fr", text="Loi"),
        scene.wanted("law", "ar", text="قانون"),
    ]


@pytest.mark.parametrize("how", [SlotChange.How.TABLE, SlotChange.How.FILE])
def test_one_save_in_three_languages_is_one_change_to_others(
    scene, heard, how, django_capture_on_commit_callbacks, settings
):
    settings.WEBHOOK_PRIVATE_HOSTS = ["hooks.example"]
    add_endpoint(scene.edition, url="https://hooks.example/", event_types=[EventType.DIRECTORY_CHANGED])
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        change_slots(scene.edition, changes(scene), user=None, how=how)
    assert WebhookEvent.objects.filter(edition=scene.edition, type=EventType.DIRECTORY_CHANGED).count() == 1
    assert callbacks


def test_saving_undoing_and_nothing_else_is_told(scene, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        change_slots(scene.edition, changes(scene), user=None)
    assert heard == ["alpha"]
    with django_capture_on_commit_callbacks(execute=True):
        change_slots(scene.edition, [scene.wanted("hotline", phone=NUMBER)], user=None)
    assert heard == ["alpha"]
    with django_capture_on_commit_callbacks(execute=True):
        undo_slot_change(SlotChange.objects.get(slot="hotline"), user=None)
    assert heard == ["alpha", "alpha"]


def test_answers_that_are_kept_follow_at_once(scene, client):
    """The trusted operation by GET, which caches hold for a minute at most."""
    variables = '{"code": "alpha", "locale": "en"}'

    def ask():
        return client.get("/graphql/", {"operation": "Slots", "variables": variables})

    def number(response):
        return response.json()["data"]["edition"]["slots"][0]["value"]

    first = ask()
    scene.change("hotline", phone=NUMBER)
    second = ask()
    scene.change("hotline", phone=OTHER_NUMBER)
    third = ask()

    assert [number(each) for each in (first, second, third)] == ["", NUMBER, OTHER_NUMBER]
    assert len({each["ETag"] for each in (first, second, third)}) == 3
    ages = [part for part in third["Cache-Control"].replace(" ", "").split(",") if "age" in part]
    assert {int(part.partition("=")[2]) for part in ages if not part.startswith("stale")} <= set(range(61))
