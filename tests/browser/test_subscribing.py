"""Two installations on two databases: one subscribes to the other's edition and takes its next release."""

import json
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command

from api.models import Subscription
from cms.content.models import Lesson
from editions.models import Edition, Release, Update
from tests.browser.scratch_server import Scratch, scratch_installation

pytestmark = [pytest.mark.browser, pytest.mark.deep, pytest.mark.django_db]


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Scratch]:
    """The other installation, with the demo course."""
    with scratch_installation() as scratch:
        yield scratch


def run(capsys: pytest.CaptureFixture[str], *command: str) -> dict:
    call_command(*command, "--json")
    return json.loads(capsys.readouterr().out)


def test_an_installation_subscribes_is_offered_the_next_release_and_applies_it(
    elsewhere, capsys, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    made = json.loads(
        elsewhere.manage("create_token", "global", "--name", "Ministry", "--scopes", "read:bundle", "--json")
    )
    wrong = json.loads(
        elsewhere.manage("create_token", "global", "--name", "LMS", "--scopes", "read:published", "--json")
    )
    with pytest.raises(CommandError, match="read:bundle"):
        call_command("subscribe_edition", elsewhere.address, "global", "--token", wrong["token"])
    assert not Edition.objects.filter(code="global").exists()

    subscribed = run(capsys, "subscribe_edition", elsewhere.address, "global", "--token", made["token"])
    assert subscribed == {"edition": "global", "releases": ["1.0"]}
    here = Edition.objects.get(code="global")
    assert (here.public, here.identities.exists()) == (False, False)
    assert made["token"] not in str(Subscription.objects.values().get())
    run(capsys, "fork_edition", "global", "ours", "--title", "Ours", "--owner", "Ministry", "--locales", "en,fr")
    assert run(capsys, "check_subscriptions")["subscriptions"][0]["releases"] == []

    elsewhere.manage("shell", "-c", _CHANGE)
    elsewhere.manage("publish_release", "global", "--notes", "A better title")
    with django_capture_on_commit_callbacks(execute=True):
        looked = run(capsys, "check_subscriptions", "global")["subscriptions"][0]
    assert looked["releases"] == ["1.1"]
    update = Update.objects.get(edition__code="ours")
    assert (update.state, update.to_release.version) == (Update.State.OFFERED, "1.1")

    number = str(update.pk)
    run(capsys, "decide_update", number, "--take", "--all")
    assert run(capsys, "apply_update", number)["state"] == "applied"
    assert run(capsys, "publish_update", number)["state"] == "published"
    assert Lesson.objects.filter(identity__edition__code="ours", title="A better title", live=True).exists()
    there = json.loads(elsewhere.manage("list_editions", "--json"))["editions"]
    assert {each["code"]: each["latest_release"] for each in there}["global"] == "1.1"
    assert list(Release.objects.filter(edition=here).order_by("number").values_list("version", flat=True)) == [
        "1.0",
        "1.1",
    ]

    elsewhere.manage("withdraw_release", "global", "1.1", "--reason", "A mistake")
    assert run(capsys, "check_subscriptions")["subscriptions"][0]["withdrawn"] == ["1.1"]

    elsewhere.manage("revoke_token", "global", str(made["id"]))
    with pytest.raises(CommandError, match="401"):
        call_command("check_subscriptions")
    assert "401" in Subscription.objects.get().failure


_CHANGE = """
from cms.content.models import Lesson
lesson = Lesson.objects.filter(identity__edition__code="global", locale__language_code="en").order_by("path").first()
lesson.title = "A better title"
lesson.save_revision().publish()
"""
