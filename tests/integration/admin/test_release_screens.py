"""Editions and their releases through the forms of the admin."""

import pytest
from django.urls import reverse

from editions.actions.publish_release import publish_release
from editions.models import Release, Role
from tests.integration.admin.conftest import text_block


def address(name: str, small, *more: str) -> str:
    return reverse(f"editions_admin:{name}", args=[small.edition.code, *more])


@pytest.fixture
def publisher(small, sign_in):
    return sign_in(small.member(Role.PUBLISHER))


@pytest.fixture
def editor(small, sign_in):
    return sign_in(small.member(Role.EDITOR))


@pytest.fixture
def released(small) -> Release:
    return publish_release(small.edition, version="1.0", notes="The first.").release


def test_the_list_holds_ones_own_editions_alone(small, foreign, editor):
    html = editor.get(reverse("editions_admin:index")).content.decode()

    assert "Edition alpha" in html
    assert "beta" not in html


def test_an_edition_shows_its_releases_and_unfilled_slots(small, editor, released):
    html = editor.get(address("edition", small)).content.decode()

    assert "The first." in html
    assert released.digest[:12] in html
    assert "Number for emergencies" in html


def test_an_edition_of_others_is_not_there(foreign, editor):
    assert editor.get(address("edition", foreign)).status_code == 404
    assert editor.post(address("publish_release", foreign), {"version": "1.0"}).status_code == 404
    assert not Release.objects.exists()


def test_who_may_not_release_is_not_offered_to(small, editor, released):
    html = editor.get(address("edition", small)).content.decode()

    assert address("publish_release", small) not in html
    assert address("withdraw_release", small, "1.0") not in html


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_release_cannot(small, editor, method):
    response = getattr(editor, method)(address("publish_release", small), {"version": "1.0"})

    assert response.status_code == 302
    assert not small.edition.releases.exists()


def test_the_following_version_is_proposed(small, publisher, released):
    html = publisher.get(address("publish_release", small)).content.decode()

    assert 'value="1.1"' in html


def test_looking_at_the_form_publishes_nothing(small, publisher):
    publisher.get(address("publish_release", small), {"version": "9.9"})

    assert not small.edition.releases.exists()


def test_a_release_is_published_with_its_notes_and_its_person(small, publisher):
    response = publisher.post(address("publish_release", small), {"version": "2026.1", "notes": "New\nthings"})

    release = small.edition.releases.get()
    assert response.status_code == 302
    assert (release.version, release.notes.splitlines()) == ("2026.1", ["New", "things"])
    assert release.published_by.memberships.get().role == Role.PUBLISHER


@pytest.mark.parametrize("version", ["", "1.0", "no spaces", "../up", "x" * 41])
def test_a_version_that_cannot_be_is_refused_with_words(small, publisher, released, version):
    response = publisher.post(address("publish_release", small), {"version": version})

    assert response.status_code == 200
    assert response.context["form"].errors["version"]
    assert small.edition.releases.count() == 1


def test_broken_content_is_listed_by_page_and_nothing_is_released(small, publisher):
    lesson = small.pages["lesson"]
    lesson.body = [text_block('<p><a linktype="slot" ref="nowhere">x</a> <a linktype="term" ref="none">y</a></p>')]
    lesson.save()

    response = publisher.post(address("publish_release", small), {"version": "1.0", "notes": "New"}, follow=True)

    html = response.content.decode()
    assert "Release 1.0 was not published" in html
    assert html.count("First hours") >= 2
    assert "nowhere" in html
    assert not small.edition.releases.exists()


def test_withdrawing_needs_a_reason_and_a_tick(small, publisher, released):
    for answers in ({}, {"reason": "Wrong number"}, {"sure": "on"}, {"reason": "  ", "sure": "on"}):
        response = publisher.post(address("withdraw_release", small, "1.0"), answers)
        assert response.status_code == 200
    released.refresh_from_db()
    assert not released.withdrawn


def test_a_withdrawn_release_keeps_its_reason(small, publisher, released):
    response = publisher.post(address("withdraw_release", small, "1.0"), {"reason": "Wrong number", "sure": "on"})

    released.refresh_from_db()
    assert response.status_code == 302
    assert released.withdrawn_reason == "Wrong number"
    assert "Wrong number" in publisher.get(address("edition", small)).content.decode()


def test_a_release_is_withdrawn_once(small, publisher, released):
    answers = {"reason": "Again", "sure": "on"}
    publisher.post(address("withdraw_release", small, "1.0"), answers)

    assert publisher.post(address("withdraw_release", small, "1.0"), answers).status_code == 200


def test_a_release_that_is_not_there_cannot_be_withdrawn(small, publisher):
    assert publisher.get(address("withdraw_release", small, "7.7")).status_code == 404


def test_looking_withdraws_nothing(small, publisher, released):
    publisher.get(address("withdraw_release", small, "1.0"), {"reason": "x", "sure": "on"})

    released.refresh_from_db()
    assert not released.withdrawn
