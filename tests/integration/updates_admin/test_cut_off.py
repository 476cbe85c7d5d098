"""A worker that dies while it is at work is seen to be gone, and is not in the way."""

import signal
from datetime import timedelta

from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from editions.actions.request_update import request_update
from editions.models import UpdateRequest
from editions.work_progress import Phase, standing, telling
from tests.integration.updates_admin.elsewhere import until, worker_elsewhere

State = UpdateRequest.State


def status_of(scene) -> str:
    return reverse("editions_admin:update_status", args=[scene.edition.code])


def test_a_worker_that_is_killed_is_seen_to_be_gone(scene, asked, editor):
    with worker_elsewhere(asked) as worker:
        assert until(lambda: standing(asked).done == 12)
        assert editor.get(status_of(scene)).json()["phase"] == "running"
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert until(lambda: standing(asked).phase == Phase.CUT_OFF)

    html = editor.get(scene.url()).content.decode()
    assert "Cut off: Publish" in html
    assert "ask for it again" in html
    assert editor.get(status_of(scene)).json()["open"] is False


def test_what_was_cut_off_makes_way_at_once(scene, asked, publisher):
    _leave_without_life(asked)

    again = request_update(scene.edition, "undo", scene.update, user=None)

    asked.refresh_from_db()
    assert asked.state == State.FAILED
    assert again.pk != asked.pk


def test_work_that_was_only_suspended_is_seen_again(scene, asked):
    _leave_without_life(asked)
    assert standing(asked).phase == Phase.CUT_OFF
    with telling(asked):
        assert until(lambda: standing(asked).phase == Phase.RUNNING)


def test_work_that_is_not_heard_of_at_all_is_given_up_late(scene, asked):
    """Without a cache nobody can tell: then only time does."""
    assert standing(asked).phase == Phase.RUNNING
    asked.started_at = timezone.now() - timedelta(hours=1)
    assert standing(asked).phase == Phase.CUT_OFF


def test_what_no_worker_takes_says_so(scene, editor):
    waiting = UpdateRequest.objects.create(edition=scene.edition, update=scene.update, verb="apply", language="en")
    assert "Waiting for a worker" in editor.get(scene.url()).content.decode()

    UpdateRequest.objects.filter(pk=waiting.pk).update(asked_at=timezone.now() - timedelta(hours=1))
    assert "No worker has taken this up" in editor.get(scene.url()).content.decode()


def test_a_cache_that_fails_stops_no_work(scene, asked, settings, caplog, tmp_path):
    blocked = tmp_path / "a-file"
    blocked.write_text("not a folder")
    settings.CACHES = {
        **settings.CACHES,
        "progress": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(blocked / "x")},
    }
    with telling(asked) as progress:
        progress("Publishing pages", 1, 2)

    assert standing(asked).phase == Phase.RUNNING
    assert "Progress cannot be written" in caplog.text


def _leave_without_life(asked: UpdateRequest) -> None:
    """What the cache holds when a worker has been dead for a while."""
    from editions import work_progress

    told, _alive = work_progress._keys(asked)
    caches["progress"].set(told, {"stage": "Publishing pages", "done": 12, "total": 60})
