"""Releases at a time that was set."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.users.models import UserProfile

from editions.actions import publish_planned
from editions.actions.plan_release import cancel_planned_release, plan_release
from editions.actions.publish_release import publish_release
from editions.errors import AlreadyExists, Invalid, NotFound, NotPermitted
from editions.models import AuditAction, AuditEntry, Role
from editions.tasks import publish_planned_release
from tests.integration.admin.planned import HOUR, State, pass_time, person, plan, publish, queued, work

__all__ = ["person", "publish", "queued"]


def test_what_is_live_at_that_time_is_released(small, person, publish):
    planned = plan(small, notes="As agreed", user=person)
    publish(small.pages["lesson"], "Written afterwards")
    assert work(planned).state == State.DONE

    release = small.edition.releases.get()
    assert (release, release.notes, release.published_by) == (planned.release, "As agreed", person)
    assert "Written afterwards" in "".join(row.document.body for row in release.release_documents.all())


def test_nothing_is_released_before_that_time(small, person):
    planned = plan(small, user=person)
    publish_planned_release.func(planned.pk)

    assert not small.edition.releases.exists()


def test_the_queue_keeps_it_until_then(small, person, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        planned = plan(small, user=person)

    row = DBTaskResult.objects.get()
    assert (row.args_kwargs["args"], row.run_after) == ([planned.pk], planned.due_at)


def test_a_task_that_comes_too_early_comes_again(small, person, queued, django_capture_on_commit_callbacks):
    planned = plan(small, user=person)
    with django_capture_on_commit_callbacks(execute=True):
        publish_planned_release.func(planned.pk)

    assert DBTaskResult.objects.get().run_after == planned.due_at


def test_a_task_that_comes_twice_releases_once(small, person):
    planned = work(plan(small, user=person))
    publish_planned_release.func(planned.pk)

    assert small.edition.releases.count() == 1


def test_what_a_killed_worker_left_is_made_by_the_next(small, foreign, person):
    """Its task is gone; what is due is found by whoever looks next, or by the command."""
    left = plan(small, user=person)
    pass_time(left)
    publish_planned_release.func(plan_release(foreign.edition, timezone.now() + HOUR).pk)

    left.refresh_from_db()
    assert left.state == State.DONE
    assert not foreign.edition.releases.exists()


def test_a_worker_that_is_stopped_half_way_leaves_it_waiting_and_nothing_released(small, person, monkeypatch):
    def stopped(*args, **kwargs):
        publish_release(*args, **kwargs)
        raise KeyboardInterrupt

    planned = plan(small, user=person)
    with monkeypatch.context() as patched:
        patched.setattr(publish_planned, "publish_release", stopped)
        with pytest.raises(KeyboardInterrupt):
            work(planned)
    planned.refresh_from_db()
    assert planned.state == State.WAITING
    assert not small.edition.releases.exists()

    assert work(planned).state == State.DONE


def test_a_fault_that_nobody_foresaw_is_noted_and_not_tried_for_ever(small, person, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("disk full")

    planned = plan(small, user=person)
    monkeypatch.setattr(publish_planned, "publish_release", fail)
    with pytest.raises(RuntimeError):
        work(planned)

    planned.refresh_from_db()
    assert planned.state == State.FAILED
    assert "disk full" not in planned.reason


def test_a_database_that_fails_for_a_while_only_delays_it(small, person, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("the connection is lost")

    planned = plan(small, user=person)
    with monkeypatch.context() as patched:
        patched.setattr(publish_planned, "publish_release", fail)
        assert work(planned).state == State.WAITING
    assert planned.due_at > timezone.now()
    assert not small.edition.releases.exists()

    assert work(planned).state == State.DONE


def test_a_database_that_fails_again_and_again_is_told_of_in_the_end(small, person, monkeypatch):
    def fail(*args, **kwargs):
        raise InterfaceError("the connection is closed")

    planned = plan(small, user=person)
    monkeypatch.setattr(publish_planned, "publish_release", fail)
    for _time in range(5):
        assert work(planned).state == State.WAITING
    with pytest.raises(InterfaceError):
        work(planned)

    planned.refresh_from_db()
    assert planned.state == State.FAILED
    assert "database could not be reached" in planned.reason


def test_who_may_release_is_written_to_when_one_fails(
    small, person, monkeypatch, mailoutbox, django_capture_on_commit_callbacks
):
    owner, editor = small.member(Role.OWNER), small.member(Role.EDITOR)
    UserProfile.objects.update_or_create(user=owner, defaults={"preferred_language": "fr"})
    planned = plan(small, user=small.member(Role.PUBLISHER))
    planned.asked_by.memberships.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert work(planned).state == State.FAILED

    told = {mail.to[0]: mail for mail in mailoutbox}
    assert set(told) == {person.email, owner.email}
    assert editor.email not in told
    assert "does not let you publish" in told[person.email].body
    assert told[owner.email].subject != told[person.email].subject


def test_who_lost_the_right_meanwhile_publishes_nothing(small, person):
    planned = plan(small, user=person)
    person.memberships.all().delete()

    assert work(planned).state == State.FAILED
    assert "does not let you publish" in planned.reason
    assert not small.edition.releases.exists()


def test_who_is_gone_publishes_nothing(small, person):
    planned = plan(small, user=person)
    person.delete()

    assert work(planned).state == State.FAILED
    assert "no longer here" in planned.reason


def test_content_that_cannot_be_released_is_told_where_releases_are(small, person, sign_in):
    planned = plan(small, user=person)
    lesson = small.pages["lesson"]
    lesson.body = [{"type": "rich_text", "id": "b1", "value": {"text": '<p><a linktype="slot" slot="gone">x</a></p>'}}]
    lesson.save()
    assert work(planned).state == State.FAILED
    assert planned.problems

    html = sign_in(person).get(reverse("editions_admin:edition", args=[small.edition.code])).content.decode()
    assert "was not published" in html
    assert "First hours" in html


def test_one_is_planned_at_a_time_and_another_after_it_was_cancelled(small, person):
    plan(small, user=person)
    with pytest.raises(AlreadyExists):
        plan(small, user=person)
    cancelled = cancel_planned_release(small.edition, user=person)
    plan(small, user=person)

    assert work(cancelled).state == State.CANCELLED
    assert not small.edition.releases.exists()


def test_what_is_not_planned_cannot_be_cancelled(small, foreign, person):
    plan_release(foreign.edition, timezone.now() + HOUR)
    with pytest.raises(NotFound):
        cancel_planned_release(small.edition, user=person)


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.EDITOR, Role.REVIEWER])
def test_who_may_not_release_plans_and_cancels_nothing(small, role):
    plan(small)
    with pytest.raises(NotPermitted):
        cancel_planned_release(small.edition, user=small.member(role))
    with pytest.raises(NotPermitted):
        plan(small, user=small.member(role))


@pytest.mark.parametrize("away", [timedelta(0), -HOUR, timedelta(days=6 * 365)])
def test_a_time_that_cannot_be_is_refused(small, person, away):
    with pytest.raises(Invalid):
        plan_release(small.edition, timezone.now() + away, user=person)


def test_a_version_that_is_taken_is_refused_at_once(small, person):
    publish_release(small.edition, version="1.0")
    with pytest.raises(AlreadyExists):
        plan(small, version="1.0", user=person)


def test_planning_and_cancelling_are_written_down(small, person):
    plan(small, user=person)
    cancel_planned_release(small.edition, user=person)

    actions = AuditEntry.objects.filter(edition=small.edition, actor=person).values_list("action", flat=True)
    assert {AuditAction.RELEASE_PLANNED, AuditAction.PLAN_CANCELLED} <= set(actions)


# The screens --------------------------------------------------------------------------------


def test_a_time_on_the_form_is_read_in_the_persons_time_zone_which_is_named(small, person, sign_in):
    profile = UserProfile.get_for_user(person)
    profile.current_time_zone = "Asia/Beirut"
    profile.save()
    client = sign_in(person)
    address = reverse("editions_admin:publish_release", args=[small.edition.code])
    assert "Asia/Beirut" in client.get(address).content.decode()
    later = (timezone.now() + timedelta(days=30)).strftime("%Y-%m-%dT09:00")
    html = client.post(address, {"version": "1.0", "notes": "", "at": later}, follow=True).content.decode()

    planned = small.edition.planned_releases.get()
    assert planned.due_at.astimezone(UTC).hour in (6, 7)
    assert (planned.asked_by, planned.version) == (person, "")
    assert "Asia/Beirut" in html
    assert "Cancel the planned release" in html
    client.post(reverse("editions_admin:cancel_planned_release", args=[small.edition.code]))
    planned.refresh_from_db()
    assert planned.state == State.CANCELLED


@pytest.mark.parametrize("at", ["yesterday", "2020-01-01T09:00", "2026-13-01T09:00", "9999-12-31T23:59"])
def test_a_time_that_cannot_be_is_told_at_its_field(small, person, sign_in, at):
    address = reverse("editions_admin:publish_release", args=[small.edition.code])
    response = sign_in(person).post(address, {"version": "1.0", "notes": "", "at": at})

    assert response.status_code == 200
    assert response.context["form"].errors["at"]
    assert not small.edition.planned_releases.exists()
    assert not small.edition.releases.exists()


def test_who_may_only_look_sees_the_plan_and_no_button(small, sign_in):
    plan(small)
    client = sign_in(small.member(Role.EDITOR))
    html = client.get(reverse("editions_admin:edition", args=[small.edition.code])).content.decode()

    assert "A release is planned for" in html
    assert "Cancel the planned release" not in html
    client.post(reverse("editions_admin:cancel_planned_release", args=[small.edition.code]))
    assert small.edition.planned_releases.get().state == State.WAITING


# The commands -------------------------------------------------------------------------------


def test_a_release_is_planned_from_a_shell(small, capsys):
    call_command("publish_release", small.edition.code, at=datetime(2030, 12, 1, 9, tzinfo=UTC), json=True)

    planned = small.edition.planned_releases.get()
    assert planned.due_at == datetime(2030, 12, 1, 9, tzinfo=UTC)
    assert '"at": "2030-12-01T09:00:00+00:00"' in capsys.readouterr().out
    assert work(planned).state == State.DONE


def test_a_time_that_is_none_is_wrong_usage(small):
    with pytest.raises(CommandError, match="no time such as"):
        call_command("publish_release", small.edition.code, "--at", "tomorrow")


def test_the_command_makes_what_is_due(small, capsys):
    planned = plan(small)
    call_command("publish_due_releases")
    assert "No release is due" in capsys.readouterr().out
    pass_time(planned)
    call_command("publish_due_releases")

    assert f"{small.edition.code} 1.0 is released" in capsys.readouterr().out


def test_the_command_tells_what_failed(small, person):
    planned = plan(small, user=person)
    person.memberships.all().delete()
    pass_time(planned)
    with pytest.raises(CommandError, match="does not let you publish"):
        call_command("publish_due_releases")
