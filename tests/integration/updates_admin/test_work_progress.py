"""While a worker is at work, people see how far it is, though its transaction is open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.signals import page_published

from editions.models import Role, UpdateRequest
from editions.work_progress import Phase, standing, telling
from tests.integration.updates.school import apply_all, edit, fork, make_school, release
from tests.integration.updates_admin.elsewhere import read_elsewhere, until

State = UpdateRequest.State


def status_of(scene) -> str:
    return reverse("editions_admin:update_status", args=[scene.edition.code])


def test_the_screen_shows_a_bar_with_words_and_numbers(scene, asked, editor):
    with telling(asked) as progress:
        progress("Publishing pages", 12, 60)
        assert until(lambda: standing(asked).done == 12)
        html = editor.get(scene.url()).content.decode()
        told = editor.get(status_of(scene)).json()

    assert '<progress id="work-progress" data-work-progress-target="bar" value="12" max="60">' in html
    assert "Publishing pages</bdi>" in html
    assert "12 of 60" in html
    assert told == {
        "phase": "running",
        "open": True,
        "stage": "Publishing pages",
        "language": "en",
        "done": 12,
        "total": 60,
        "text": "12 of 60",
    }


def test_numbers_are_in_the_language_of_who_looks_and_the_stage_says_its_own(scene, asked, editor):
    with telling(asked) as progress:
        progress("Publishing pages", 12, 60)
        assert until(lambda: standing(asked).done == 12)
        told = editor.get(status_of(scene), headers={"accept-language": "ar"}).json()

    with translation.override("ar"):
        assert told["text"] == translation.gettext("%(done)s of %(total)s") % {"done": 12, "total": 60}
    assert (told["stage"], told["language"]) == ("Publishing pages", "en")


def test_nothing_is_offered_for_deciding_while_a_worker_is_at_work(scene, asked, publisher):
    with telling(asked):
        assert "review-summary__actions" not in publisher.get(scene.url()).content.decode()


def test_what_has_ended_leaves_nothing_behind(scene, asked):
    with telling(asked) as progress:
        progress("Publishing pages", 1, 2)
        assert until(lambda: standing(asked).done == 1)
    assert standing(asked).total == 0

    asked.state = State.DONE
    assert standing(asked).phase == Phase.OVER


def test_a_step_tells_while_its_transaction_is_open(scene, publisher):
    """What another process reads, from the midst of publishing."""
    for name, verb in (("clean", "take"), ("conflict", "keep")):
        scene.decide(publisher, getattr(scene, name), verb)
    publisher.post(scene.url("update_step", "apply"))
    heard: list[dict[str, Any]] = []

    def listen(**_kwargs: Any) -> None:
        step = UpdateRequest.objects.get(verb="publish")
        assert connection.in_atomic_block
        assert until(lambda: bool(standing(step).stage))
        heard.append(read_elsewhere(step))

    with _listening(listen):
        publisher.post(scene.url("update_step", "publish"))

    assert heard[0]["stage"] in ("Arranging pages", "Publishing pages")
    assert UpdateRequest.objects.get(verb="publish").state == State.DONE


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif("sqlite" in settings.DATABASES["default"]["ENGINE"], reason="One connection at a time.")
def test_the_screen_is_served_by_another_connection_meanwhile(sign_in):
    with transaction.atomic():
        upstream = make_school()
        edition = fork(upstream)
        edit(upstream, "second", title="Second and last")
        release(upstream)
        update = apply_all(edition)
    client = sign_in(edition, Role.PUBLISHER)
    address, seen = reverse("editions_admin:update_status", args=[edition.code]), []

    def listen(**_kwargs: Any) -> None:
        seen.append(_in_another_thread(lambda: _running_status(client, address)))

    with _listening(listen):
        client.post(reverse("editions_admin:update_step", args=[edition.code, update.pk, "publish"]))

    assert (seen[0]["phase"], seen[0]["open"]) == ("running", True)
    assert seen[0]["stage"]


def _running_status(client: Client, address: str) -> dict[str, Any]:
    try:
        assert until(lambda: client.get(address).json()["phase"] == "running")
        return client.get(address).json()
    finally:
        connection.close()


def _in_another_thread(work: Callable[[], Any]) -> Any:
    found: list[Any] = []
    thread = Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    return found[0]


@contextmanager
def _listening(listen: Callable[..., None]) -> Iterator[None]:
    page_published.connect(listen)
    try:
        yield
    finally:
        page_published.disconnect(listen)
