"""Releases by themselves after the last publication."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from editions.actions.publish_release import publish_release
from editions.actions.set_automatic_release import set_automatic_release
from editions.actions.withdraw_release import withdraw_release
from editions.errors import Invalid, NotPermitted
from editions.models import PlannedRelease, Role, Update
from editions.tasks import publish_planned_release
from tests.factories import make_image
from tests.integration.admin.planned import State, person, publish, queued, work

__all__ = ["person", "publish", "queued"]


def waiting(small) -> Any:
    return small.edition.planned_releases.filter(kind="automatic", state=State.WAITING).first()


def test_nothing_is_released_by_itself_unless_owners_want_it(small, publish):
    publish(small.pages["lesson"], "New")

    assert not PlannedRelease.objects.exists()


def test_publications_become_one_release_by_themselves(small, publish):
    set_automatic_release(small.edition, 30)
    publish(small.pages["lesson"], "New")
    first = waiting(small)
    earlier = timezone.now() + timedelta(minutes=3)
    PlannedRelease.objects.update(due_at=earlier)
    publish(small.pages["tool"], "Newer")

    again = waiting(small)
    assert again == first
    assert again.due_at > earlier + timedelta(minutes=20)
    assert work(again).state == State.DONE
    release = small.edition.releases.get()
    assert (release.version, release.published_by) == ("1.0", None)


def test_taking_off_and_moving_count_as_well(small, django_capture_on_commit_callbacks):
    set_automatic_release(small.edition, 30)
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=small.pages["case"].pk).specific.unpublish()
    assert waiting(small)
    PlannedRelease.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=small.pages["tool"].pk).move(small.pages["module"], "first-child")
    assert waiting(small)
    PlannedRelease.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=small.pages["tool"].pk).delete()
    assert waiting(small)


def test_other_words_for_a_picture_count_as_well(small, foreign, django_capture_on_commit_callbacks):
    own, others = (make_image(each.edition.collection) for each in (small, foreign))
    set_automatic_release(small.edition, 30)
    for picture, counts in ((others, False), (own, True)):
        with django_capture_on_commit_callbacks(execute=True):
            picture.description = "Boats in a harbour"
            picture.save()
        assert bool(waiting(small)) == counts


def test_another_editions_publications_are_its_own(small, foreign, publish):
    set_automatic_release(small.edition, 30)
    publish(foreign.pages["lesson"], "New")

    assert not PlannedRelease.objects.exists()


def test_nothing_is_released_that_says_the_same(small, publish):
    publish_release(small.edition)
    set_automatic_release(small.edition, 5)
    publish(small.pages["lesson"], small.pages["lesson"].title)

    assert work(waiting(small)).state == State.UNCHANGED
    assert small.edition.releases.count() == 1


def test_what_was_withdrawn_is_not_released_again_as_it_is(small, publish):
    publish_release(small.edition)
    publish(small.pages["lesson"], "Wrong")
    publish_release(small.edition)
    withdraw_release(small.edition, "1.1", reason="Wrong")
    set_automatic_release(small.edition, 5)
    publish(small.pages["lesson"], "Wrong")
    assert work(waiting(small)).state == State.UNCHANGED

    publish(small.pages["lesson"], "Right")
    assert work(waiting(small)).state == State.DONE


def test_it_waits_while_an_update_is_applied_and_not_published(small, foreign, publish):
    release = publish_release(foreign.edition).release
    set_automatic_release(small.edition, 5)
    publish(small.pages["lesson"], "New")
    update = Update.objects.create(
        edition=small.edition,
        from_release=release,
        to_release=release,
        state=Update.State.APPLIED,
        offered_at=timezone.now(),
    )
    planned = work(waiting(small))
    assert planned.state == State.WAITING
    assert planned.due_at > timezone.now()
    assert not small.edition.releases.exists()

    update.state = Update.State.PUBLISHED
    update.save()
    assert work(planned).state == State.DONE


def test_what_was_put_off_while_a_worker_began_is_looked_at_again(
    small, publish, queued, django_capture_on_commit_callbacks
):
    set_automatic_release(small.edition, 5)
    publish(small.pages["lesson"], "New")
    DBTaskResult.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        publish_planned_release.func(waiting(small).pk)

    assert DBTaskResult.objects.get().run_after == waiting(small).due_at


def test_content_that_cannot_be_released_is_told_and_written_of_once(
    small, person, publish, mailoutbox, sign_in, django_capture_on_commit_callbacks
):
    set_automatic_release(small.edition, 5)
    lesson = small.pages["lesson"]
    lesson.body = [{"type": "rich_text", "id": "b1", "value": {"text": '<p><a linktype="slot" slot="gone">x</a></p>'}}]
    lesson.save()
    for title in ("New", "Newer"):
        publish(small.pages["tool"], title)
        with django_capture_on_commit_callbacks(execute=True):
            assert work(waiting(small)).state == State.FAILED

    html = sign_in(small.member(Role.EDITOR)).get(reverse("editions_admin:edition", args=[small.edition.code]))
    assert "that was to be made by itself was not published" in html.content.decode()
    assert waiting(small) is None
    assert [mail.to for mail in mailoutbox] == [[person.email]]
    assert "is not declared by the course" in mailoutbox[0].body


def test_switching_it_off_drops_what_waits(small, publish):
    set_automatic_release(small.edition, 5)
    publish(small.pages["lesson"], "New")
    set_automatic_release(small.edition, None)

    assert waiting(small) is None
    publish(small.pages["lesson"], "Newer")
    assert waiting(small) is None


@pytest.mark.parametrize("minutes", [0, 4, 1441, -5])
def test_a_wait_that_is_too_short_or_too_long_is_refused(small, minutes):
    with pytest.raises(Invalid):
        set_automatic_release(small.edition, minutes)


def test_only_owners_switch_it(small, person):
    with pytest.raises(NotPermitted):
        set_automatic_release(small.edition, 30, user=person)
