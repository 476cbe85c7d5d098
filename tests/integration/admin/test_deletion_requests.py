"""An edition is deleted outside of the request, and who asked for it sees how that goes to the end."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.signals import pre_delete
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from editions.actions.archive_edition import archive_edition, restore_edition
from editions.actions.change_people import change_role
from editions.actions.delete_edition import delete_edition
from editions.actions.request_deletion import request_deletion
from editions.errors import Invalid, NotPermitted
from editions.models import AuditAction, AuditEntry, DeletionRequest, Edition, Membership, PageIdentity, Role
from editions.tasks import delete_requested_edition
from editions.work_progress import standing, telling
from tests.factories import make_member
from tests.integration.updates_admin.elsewhere import until

State = DeletionRequest.State


@pytest.fixture
def queued(settings):
    """The queue of a real installation, with nobody at work on it yet."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def archived(small) -> Edition:
    return archive_edition(small.edition, reason="The ministry was dissolved")


@pytest.fixture
def person(small) -> Any:
    return small.member(Role.OWNER)


@pytest.fixture
def client(person, sign_in):
    return sign_in(person)


@pytest.fixture
def asked(archived, person, queued) -> DeletionRequest:
    return request_deletion(archived, confirm="alpha", user=person)


def at(name: str) -> str:
    return reverse(f"editions_admin:{name}", args=["alpha"])


def shown_at(asked: DeletionRequest, name: str = "at_work") -> str:
    return reverse(f"deletion:{name}", args=[asked.pk])


def work(asked: DeletionRequest) -> DeletionRequest:
    """What a worker does."""
    delete_requested_edition.func(asked.pk)
    return DeletionRequest.objects.get(pk=asked.pk)


def pages_of(edition: Edition) -> int:
    return PageIdentity.objects.filter(edition=edition).count()


def test_asking_deletes_nothing_yet_and_leads_to_where_it_is_seen(small, archived, client, queued):
    answer = client.post(at("delete_edition"), {"confirm": "alpha", "sure": "on"})

    assert answer["Location"] == shown_at(DeletionRequest.objects.get())
    html = client.get(answer["Location"]).content.decode()
    assert "The edition alpha is being deleted" in html
    assert "Waiting for a worker" in html
    assert pages_of(archived) == len(small.pages)
    assert DBTaskResult.objects.count() == 1


def test_a_worker_deletes_it_in_the_name_of_who_asked(archived, asked, person):
    done = work(asked)

    assert done.state == State.DONE
    assert Edition.objects.get(code="alpha").deleted_at is not None
    assert pages_of(archived) == 0
    entry = AuditEntry.objects.get(edition=archived)
    assert (entry.action, entry.actor_name) == (AuditAction.DELETED, person.get_username())


def test_who_asked_sees_the_end_though_they_have_no_role_any_more(asked, client):
    work(asked)

    assert not Membership.objects.filter(user=asked.asked_by).exists()
    assert client.get(reverse("editions_admin:index")).status_code == 302
    assert client.get(shown_at(asked, "status")).json()["open"] is False
    html = client.get(shown_at(asked)).content.decode()
    assert "The edition alpha is deleted" in html
    assert "You have no role in any other edition" in html
    assert reverse("editions_admin:index") not in html
    assert 'data-controller="work-progress"' not in html


def test_who_works_elsewhere_is_led_back_to_it(asked, foreign, client):
    make_member(foreign.edition, Role.EDITOR, user=asked.asked_by)
    work(asked)

    html = client.get(shown_at(asked)).content.decode()

    assert reverse("editions_admin:index") in html
    assert "You have no role in any other edition" not in html


def test_the_request_holds_nothing_of_the_edition_but_its_code(small, archived, person, queued):
    earlier = DeletionRequest.objects.create(
        edition=archived, code="alpha", asked_by=person, language="en", state="failed", reason=archived.title
    )
    asked = request_deletion(archived, confirm="alpha", user=person)

    done = work(asked)

    assert not DeletionRequest.objects.filter(pk=earlier.pk).exists()
    assert (done.code, done.reason, done.problems, done.edition.title) == ("alpha", "", [], "alpha")


def test_it_is_called_back_before_a_worker_begins(archived, asked, client, small):
    assert "Do not delete it after all" in client.get(shown_at(asked)).content.decode()

    answer = client.post(shown_at(asked, "call_back"), follow=True)

    assert "The edition was not deleted" in answer.content.decode()
    assert "called back in time" in answer.content.decode()
    assert work(asked).state == State.FAILED
    assert pages_of(archived) == len(small.pages)
    assert request_deletion(archived, confirm="alpha", user=asked.asked_by).open


def test_it_is_not_called_back_once_a_worker_has_begun(asked, client):
    DeletionRequest.objects.filter(pk=asked.pk).update(state=State.RUNNING, started_at=timezone.now())
    with telling(asked):
        html = client.get(shown_at(asked)).content.decode()
        answer = client.post(shown_at(asked, "call_back"), follow=True)

    assert "Do not delete it after all" not in html
    assert "a worker has begun with it" in answer.content.decode()
    assert DeletionRequest.objects.get(pk=asked.pk).state == State.RUNNING


def test_who_is_no_owner_any_more_calls_nothing_back(asked, client, small, person):
    small.member(Role.OWNER)
    change_role(Membership.objects.get(edition=small.edition, user=person), Role.EDITOR)

    client.post(shown_at(asked, "call_back"))

    assert DeletionRequest.objects.get(pk=asked.pk).state == State.WAITING


def test_nobody_else_sees_it_whatever_their_role(asked, small, foreign, administrator, sign_in):
    for person in (small.member(Role.OWNER), foreign.member(Role.OWNER), administrator):
        for name in ("at_work", "status"):
            assert sign_in(person).get(shown_at(asked, name)).status_code == 404
        assert sign_in(person).post(shown_at(asked, "call_back")).status_code == 404


def test_strangers_are_sent_to_sign_in(asked, client):
    client.logout()

    assert client.get(shown_at(asked))["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_only_owners_ask(archived, small, role):
    with pytest.raises(NotPermitted):
        request_deletion(archived, confirm="alpha", user=small.member(role))
    assert not DeletionRequest.objects.exists()


def test_what_can_be_known_at_once_is_refused_at_once(small, person, queued):
    with pytest.raises(Invalid, match="Archive alpha first"):
        request_deletion(small.edition, confirm="alpha", user=person)
    archived = archive_edition(small.edition, reason="Enough")
    with pytest.raises(Invalid, match="write the edition’s code"):
        request_deletion(archived, confirm="Alpha", user=person)
    delete_edition(archived, confirm="alpha")
    with pytest.raises(Invalid, match="deleted already"):
        request_deletion(Edition.objects.get(pk=archived.pk), confirm="alpha", user=None)
    assert not DeletionRequest.objects.exists()


def test_it_is_asked_for_once_at_a_time(archived, asked, client):
    refused = client.post(at("delete_edition"), {"confirm": "alpha", "sure": "on"})

    assert "alpha is being deleted" in refused.context["form"].non_field_errors()[0]
    assert DeletionRequest.objects.get() == asked


def test_it_stays_in_the_archive_meanwhile(archived, asked, person, client):
    with pytest.raises(Invalid, match="neither be taken out of the archive"):
        restore_edition(archived)
    refused = client.post(at("restore_edition"), {})

    assert "alpha is being deleted" in refused.context["form"].non_field_errors()[0]
    assert Edition.objects.get(code="alpha").archived
    html = client.get(at("end")).content.decode()
    assert shown_at(asked) in html
    assert at("restore_edition") not in html
    assert at("delete_edition") not in html


def test_other_owners_are_told_and_not_led_to_what_is_not_theirs(asked, small, sign_in):
    html = sign_in(small.member(Role.OWNER)).get(at("end")).content.decode()

    assert "It is being deleted" in html
    assert shown_at(asked) not in html


def test_all_is_looked_at_once_more_by_the_worker(small, archived, asked, person, client):
    small.member(Role.OWNER)
    change_role(Membership.objects.get(edition=archived, user=person), Role.EDITOR)

    done = work(asked)

    assert (done.state, pages_of(archived)) == (State.FAILED, len(small.pages))
    html = client.get(shown_at(asked)).content.decode()
    assert "The edition was not deleted" in html
    assert "Only an owner of" in html
    assert "All of alpha is as it was" in html
    assert at("delete_edition") not in html


def test_nothing_is_deleted_for_who_is_no_longer_here(small, archived, asked, person):
    small.member(Role.OWNER)
    person.delete()

    assert work(asked).state == State.FAILED
    assert pages_of(archived) == len(small.pages)


def test_what_fails_half_way_leaves_all_as_it_was_and_can_be_asked_for_again(small, archived, asked, person, client):
    def break_off(**_kwargs: Any) -> None:
        assert pages_of(archived) == 0
        raise RuntimeError("The disk is full")

    pre_delete.connect(break_off, sender=Membership)
    try:
        with pytest.raises(RuntimeError):
            work(asked)
    finally:
        pre_delete.disconnect(break_off, sender=Membership)

    assert pages_of(archived) == len(small.pages)
    html = client.get(shown_at(asked)).content.decode()
    assert "Something went wrong that nobody foresaw. Nothing was changed." in html
    assert at("delete_edition") in html
    assert work(request_deletion(archived, confirm="alpha", user=person)).state == State.DONE


def test_what_was_cut_off_says_so_and_is_not_in_the_way(archived, asked, person, client):
    long_ago = timezone.now() - timedelta(hours=1)
    DeletionRequest.objects.filter(pk=asked.pk).update(state="running", started_at=long_ago)

    html = client.get(shown_at(asked)).content.decode()
    assert "Cut off: the deletion of alpha" in html
    assert "All of alpha is as it was" in html
    assert at("restore_edition") in client.get(at("end")).content.decode()

    again = request_deletion(archived, confirm="alpha", user=person)
    asked.refresh_from_db()
    assert asked.state == State.FAILED
    assert work(again).state == State.DONE


def test_what_no_worker_took_up_deletes_nothing_once_the_edition_is_back(small, archived, asked, client):
    DeletionRequest.objects.filter(pk=asked.pk).update(asked_at=timezone.now() - timedelta(hours=1))
    assert "No worker has taken this up" in client.get(shown_at(asked)).content.decode()

    restore_edition(archived)
    archive_edition(Edition.objects.get(pk=archived.pk), reason="Once more")

    assert work(asked).state == State.FAILED
    assert pages_of(archived) == len(small.pages)


def test_a_worker_that_was_cut_off_after_the_end_leaves_no_doubt(archived, asked, person, client):
    DeletionRequest.objects.filter(pk=asked.pk).update(state="running", started_at=timezone.now())
    delete_edition(archived, confirm="alpha", user=person)

    assert "The edition alpha is deleted" in client.get(shown_at(asked)).content.decode()


def test_the_screen_shows_how_many_pages_are_deleted(asked, client):
    asked.state, asked.started_at = State.RUNNING, timezone.now()
    asked.save()
    with telling(asked) as progress:
        progress("Deleting pages", 12, 60)
        assert until(lambda: standing(asked).done == 12)
        html = client.get(shown_at(asked)).content.decode()
        told = client.get(shown_at(asked, "status")).json()

    assert 'value="12" max="60"' in html
    assert "Deleting pages</bdi>" in html
    assert (told["phase"], told["text"]) == ("running", "12 of 60")


def test_asking_how_far_it_is_costs_a_few_queries(asked, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        assert client.get(shown_at(asked, "status")).json()["open"] is True
