"""Applying, publishing and undoing from the screen: announced first, done by a worker, told afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from editions.actions import request_update
from editions.models import Update, UpdateRequest
from tests.integration.updates.school import edit, page_of, words


@pytest.fixture
def decided(scene, editor):
    scene.decide(editor, scene.clean, "take")
    scene.decide(editor, scene.conflict, "keep")
    return scene


def state(scene) -> str:
    return Update.objects.get(pk=scene.update.pk).state


def test_before_applying_one_is_told_what_it_will_do(decided, editor):
    html = editor.get(decided.url("update_step", "apply")).content.decode()

    assert "<dt>Taken</dt><dd>1</dd>" in html
    assert "<dt>Kept as yours</dt><dd>1</dd>" in html
    assert state(decided) == "offered"


def test_applied_published_and_undone(decided, publisher):
    publisher.post(decided.url("update_step", "apply"))
    assert state(decided) == "applied"
    assert words(decided.edition, "first")["a"] == "<p>Call the post.</p>"

    publisher.post(decided.url("update_step", "publish"))
    assert state(decided) == "published"
    assert words(decided.edition, "first")["a"] == "<p>Call the post at once.</p>"
    assert words(decided.edition, "first")["b"] == "<p>Keep our list. Check it twice.</p>"

    publisher.post(decided.url("update_step", "undo"))
    assert state(decided) == "undone"
    assert words(decided.edition, "first")["a"] == "<p>Call the post.</p>"


def test_pages_that_are_left_alone_are_named_beforehand(decided, editor):
    Page.objects.filter(pk=page_of(decided.edition, "first").pk).update(locked=True)

    html = editor.get(decided.url("update_step", "apply")).content.decode()

    assert "Left alone" in html
    assert "First" in html


def test_a_page_edited_since_the_offer_stops_it_with_words(decided, editor):
    edit(decided.edition, "first", title="First, but ours")

    assert (
        "have changed since the update was offered" in editor.get(decided.url("update_step", "apply")).content.decode()
    )
    editor.post(decided.url("update_step", "apply"))
    assert state(decided) == "offered"
    assert "Changed since the update was offered" in editor.get(decided.url()).content.decode()


def test_what_cannot_be_done_now_is_not_offered(decided, publisher):
    response = publisher.get(decided.url("update_step", "publish"))

    assert response.status_code == 302
    assert response.url == decided.url()
    assert publisher.get(decided.url("update_step", "burn")).status_code == 404


def test_a_second_step_waits_for_the_first(decided, editor):
    UpdateRequest.objects.create(edition=decided.edition, update=decided.update, verb="apply", language="en")

    html = editor.post(decided.url("update_step", "apply"), follow=True).content.decode()

    assert "Wait until that is done" in html
    assert "At work: Apply" in html
    assert state(decided) == "offered"


def test_a_step_that_nobody_took_makes_way_after_a_while(decided, editor):
    stuck = UpdateRequest.objects.create(edition=decided.edition, update=decided.update, verb="apply", language="en")
    UpdateRequest.objects.filter(pk=stuck.pk).update(asked_at=timezone.now() - timedelta(hours=1))

    editor.post(decided.url("update_step", "apply"))

    assert state(decided) == "applied"


def test_asking_whether_it_is_done(decided, editor):
    url = decided.url("update").replace(f"{decided.update.pk}/", "status/")
    assert editor.get(url).json()["phase"] == "over"
    UpdateRequest.objects.create(edition=decided.edition, verb="offer", language="en")
    asked = editor.get(url).json()
    assert (asked["open"], asked["phase"], asked["stage"]) == (True, "waiting", "Waiting for a worker")


def test_what_nobody_foresaw_is_said_and_logged(decided, editor, monkeypatch):
    def broken(update, **options):
        raise RuntimeError("out of paper")

    monkeypatch.setitem(request_update._ACTIONS, UpdateRequest.Verb.APPLY, broken)
    editor.post(decided.url("update_step", "apply"))

    request = UpdateRequest.objects.get()
    assert request.state == "failed"
    assert "nobody foresaw" in editor.get(decided.url()).content.decode()
