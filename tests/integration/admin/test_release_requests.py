"""A release is published outside of the request, and the edition's screen says how it goes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from editions.actions import request_release as action
from editions.actions.request_release import request_release
from editions.errors import AlreadyExists, Invalid, NotPermitted
from editions.models import Membership, ReleaseRequest, Role
from editions.tasks import publish_requested_release

State = ReleaseRequest.State


@pytest.fixture
def queued(settings):
    """The queue of a real installation, with nobody at work on it yet."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def person(small):
    return small.member(Role.PUBLISHER)


@pytest.fixture
def client(person, sign_in):
    return sign_in(person)


def address(name: str, small) -> str:
    return reverse(f"editions_admin:{name}", args=[small.edition.code])


def ask(client, small, version: str = "1.0"):
    return client.post(address("publish_release", small), {"version": version, "notes": "New"}, follow=True)


def work(request: ReleaseRequest) -> ReleaseRequest:
    """What a worker does."""
    publish_requested_release.func(request.pk)
    request.refresh_from_db()
    return request


def test_asking_publishes_nothing_yet_and_says_so(small, client, queued):
    html = ask(client, small).content.decode()

    assert "Release 1.0 is being published" in html
    assert not small.edition.releases.exists()
    assert DBTaskResult.objects.count() == 1


def test_a_worker_publishes_what_was_asked_for(small, client, person, queued):
    ask(client, small)
    done = work(small.edition.release_requests.get())

    release = small.edition.releases.get()
    assert (release.version, release.notes, release.published_by) == ("1.0", "New", person)
    assert (done.state, done.release) == (State.DONE, release)
    html = client.get(address("edition", small)).content.decode()
    assert "Release 1.0 is published" in html
    assert 'data-controller="work-progress"' not in html


def test_the_screen_asks_until_it_is_over(small, client, queued):
    def is_open() -> bool:
        return client.get(address("release_status", small)).json()["open"]

    assert not is_open()
    ask(client, small)
    assert is_open()
    work(small.edition.release_requests.get())
    assert not is_open()


def test_a_stranger_is_told_nothing(small, foreign, client, queued):
    assert client.get(address("release_status", foreign)).status_code == 404


def test_one_release_at_a_time(small, client, queued):
    ask(client, small)
    response = ask(client, small, "1.1")

    assert "is being published. Wait" in response.content.decode()
    assert small.edition.release_requests.count() == 1


def test_two_editions_do_not_wait_for_each_other(small, foreign, person, queued):
    Membership.objects.create(user=person, edition=foreign.edition, role=Role.OWNER)
    for edition in (small.edition, foreign.edition):
        assert request_release(edition, user=person).state == State.WAITING


def test_what_can_be_refused_at_once_is(small, person):
    request_release(small.edition, version="1.0", user=person)
    with pytest.raises(AlreadyExists):
        request_release(small.edition, version="1.0", user=person)
    with pytest.raises(Invalid):
        request_release(small.edition, version="no spaces", user=person)
    with pytest.raises(NotPermitted):
        request_release(small.edition, user=small.member(Role.EDITOR))
    assert small.edition.release_requests.count() == 1


def test_a_task_that_comes_twice_publishes_once(small, person, queued):
    request = request_release(small.edition, user=person)
    work(request)
    work(request)

    assert small.edition.releases.count() == 1


@pytest.mark.parametrize("started", [True, False])
def test_a_request_that_was_cut_off_is_not_in_the_way(small, person, queued, started):
    cut_off = request_release(small.edition, user=person)
    before = timezone.now() - timedelta(hours=1)
    ReleaseRequest.objects.filter(pk=cut_off.pk).update(asked_at=before, started_at=before if started else None)
    again = request_release(small.edition, user=person)

    cut_off.refresh_from_db()
    assert cut_off.state == State.FAILED
    assert work(again).state == State.DONE
    assert work(cut_off).state == State.FAILED


def test_who_lost_the_right_meanwhile_publishes_nothing(small, person, queued):
    request = request_release(small.edition, user=person)
    person.memberships.all().delete()

    done = work(request)
    assert done.state == State.FAILED
    assert "does not let you publish" in done.reason
    assert not small.edition.releases.exists()


def test_a_fault_of_ours_is_noted_and_not_swallowed(small, person, queued, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("disk full")

    request = request_release(small.edition, user=person)
    monkeypatch.setattr(action, "publish_release", fail)
    with pytest.raises(RuntimeError):
        work(request)

    request.refresh_from_db()
    assert request.state == State.FAILED
    assert "disk full" not in request.reason


def test_the_reason_is_in_the_language_of_who_asked(small, person, queued):
    request = request_release(small.edition, user=person)
    ReleaseRequest.objects.filter(pk=request.pk).update(language="fr")
    request_taken = small.edition.releases.create(
        version="1.0", number=9, digest="0" * 64, manifest="{}", published_at=timezone.now()
    )

    request.refresh_from_db()
    assert work(request).state == State.FAILED
    assert request_taken.version in request.reason
    assert "has a release" not in request.reason


def test_the_screen_brings_the_script_that_asks(small, client):
    assert "editions/js/work-progress.js" in client.get(address("edition", small)).content.decode()
