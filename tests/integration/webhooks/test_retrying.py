"""What did not arrive is tried again for a day, then given up, and can be sent again by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from api.models import Problem, WebhookDelivery, WebhookEndpoint
from api.webhooks.actions import change_endpoint, delete_endpoint, replay, replay_failed, send_test
from api.webhooks.delivering import DELAYS, attempt, send_due
from editions.errors import Invalid
from editions.sealing import seal
from tests.integration.webhooks.conftest import time_passes
from tests.integration.webhooks.receiver import receiving

State = WebhookDelivery.State
FAILING = (503, {}, b"We are being repaired")


@pytest.fixture
def failed(endpoint, receiver, work) -> WebhookDelivery:
    """A message that was refused once."""
    receiver.answers = [FAILING]
    delivery = send_test(endpoint)
    work()
    delivery.refresh_from_db()
    return delivery


@pytest.fixture
def dead(failed, receiver, work) -> WebhookDelivery:
    receiver.answer = FAILING
    while failed.open:
        time_passes(failed)
        work()
        failed.refresh_from_db()
    receiver.answer = (200, {}, b"")
    return failed


def test_after_an_outage_the_message_comes_with_the_next_retry(failed, receiver, work):
    assert (failed.state, failed.problem, failed.status) == (State.RETRYING, Problem.STATUS, 503)
    assert work() == 0

    time_passes(failed)
    work()

    failed.refresh_from_db()
    assert (failed.state, failed.problem, failed.status) == (State.DELIVERED, "", 204)
    first, second = receiver.messages
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body


def test_every_attempt_is_in_the_log(failed, receiver, work):
    time_passes(failed)
    work()

    log = [(each.number, each.status, each.problem, each.response) for each in failed.attempts.order_by("number")]
    assert log == [(1, 503, Problem.STATUS, "We are being repaired"), (2, 204, "", "")]
    assert all(each.milliseconds < 15_000 for each in failed.attempts.all())


def test_a_receiver_that_is_not_there_is_tried_again(edition, work):
    from api.webhooks.actions import add_endpoint

    with receiving() as gone:
        port, url = gone.port, gone.url()
    endpoint, _secret = add_endpoint(edition, url=url, event_types=["release.published"])
    delivery = send_test(endpoint)
    work()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.problem) == (State.RETRYING, Problem.UNREACHABLE)

    with receiving(port=port) as back:
        time_passes(delivery)
        work()

        assert len(back.messages) == 1
    delivery.refresh_from_db()
    assert delivery.state == State.DELIVERED


def test_tries_spread_over_a_day_with_more_and_more_time_between(failed, receiver, work):
    receiver.answer = FAILING
    for seconds in DELAYS:
        assert failed.state == State.RETRYING
        wait = (failed.due_at - timezone.now()).total_seconds()
        assert seconds - 5 <= wait <= seconds * 1.2
        time_passes(failed)
        work()
        failed.refresh_from_db()

    assert failed.state == State.DEAD
    assert failed.number == len(receiver.messages) == len(DELAYS) + 1
    assert timedelta(hours=23) < timedelta(seconds=sum(DELAYS)) < timedelta(hours=25)
    assert work() == 0


def test_what_was_given_up_arrives_at_once_when_it_is_sent_again(dead, receiver, work):
    before = len(receiver.messages)

    replay(dead)
    work()

    dead.refresh_from_db()
    assert dead.state == State.DELIVERED
    assert len(receiver.messages) == before + 1
    assert len({each.headers["webhook-id"] for each in receiver.messages}) == 1


def test_what_waits_for_its_next_try_need_not_wait(failed, receiver, work):
    replay(failed)
    work()

    failed.refresh_from_db()
    assert failed.state == State.DELIVERED


def test_what_is_sent_again_and_fails_has_another_day(dead, receiver, work):
    receiver.answer = FAILING
    replay(dead)
    work()

    dead.refresh_from_db()
    assert dead.state == State.RETRYING
    assert (dead.due_at - timezone.now()).total_seconds() <= DELAYS[0] * 1.2


def test_all_that_failed_is_sent_again_together(edition, endpoint, dead, receiver, work):
    delivered = send_test(endpoint)
    work()
    receiver.answers = [FAILING]
    waiting = send_test(endpoint)
    work()
    before = len(receiver.messages)

    assert replay_failed(edition, since=dead.created_at) == 2
    work()

    assert len(receiver.messages) == before + 2
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {State.DELIVERED}
    assert {dead.pk, delivered.pk, waiting.pk} == set(WebhookDelivery.objects.values_list("pk", flat=True))


def test_what_happened_before_is_left(edition, dead):
    assert replay_failed(edition, since=timezone.now()) == 0


def test_a_receiver_that_is_gone_for_good_is_switched_off(endpoint, receiver, work):
    receiver.answers = [(410, {}, b"")]
    delivery = send_test(endpoint)
    later = send_test(endpoint)
    work()

    for each in (delivery, later, endpoint):
        each.refresh_from_db()
    assert (delivery.state, delivery.problem) == (State.DEAD, Problem.GONE)
    assert (later.state, later.problem) == (State.DEAD, Problem.SWITCHED_OFF)
    assert not endpoint.active
    assert endpoint.gone_at is not None
    with pytest.raises(Invalid, match="switched off"):
        replay(delivery)
    change_endpoint(endpoint, active=True)
    assert endpoint.gone_at is None
    replay(WebhookDelivery.objects.get(pk=delivery.pk))
    work()
    delivery.refresh_from_db()
    assert delivery.state == State.DELIVERED


def test_redirects_are_not_followed(endpoint, receiver, work):
    receiver.answers = [(302, {"Location": receiver.url("/elsewhere")}, b"")]
    delivery = send_test(endpoint)
    work()

    delivery.refresh_from_db()
    assert (delivery.problem, delivery.status) == (Problem.REDIRECT, 302)
    assert [each.path for each in receiver.messages] == ["/hooks"]


def test_what_is_deleted_in_the_middle_is_forgotten(endpoint, receiver, work):
    delivery = send_test(endpoint)
    delete_endpoint(endpoint)

    assert work() == 1
    assert not receiver.messages
    assert not WebhookDelivery.objects.filter(pk=delivery.pk).exists()


def test_a_secret_that_cannot_be_read_is_said_to_be_so(endpoint, receiver, work, settings):
    settings.SECRET_KEY = "another installation's"
    delivery = send_test(endpoint)
    work()

    delivery.refresh_from_db()
    assert delivery.problem == Problem.SECRET
    assert not receiver.messages


def test_a_new_key_of_the_installation_opens_what_the_old_one_sealed_and_takes_over(
    endpoint, receiver, work, settings, secret
):
    from standardwebhooks import Webhook

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the key of next year"
    for _ in range(2):
        send_test(endpoint)
        work()
        assert Webhook(secret).verify(receiver.messages[-1].body, receiver.messages[-1].headers)
        settings.SECRET_KEY_FALLBACKS = []
    assert WebhookEndpoint.objects.get().sealed_secret != seal(secret)


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(endpoint, receiver, work, monkeypatch):
    def killed(*_: object) -> None:
        raise SystemExit

    delivery = send_test(endpoint)
    DBTaskResult.objects.get().claim("a worker that is killed")
    with monkeypatch.context() as patched:
        patched.setattr("api.webhooks.delivering._send", killed)
        with pytest.raises(SystemExit):
            attempt(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.claimed_until is not None
    assert work() == 0

    time_passes(delivery)
    work()

    delivery.refresh_from_db()
    assert (delivery.state, delivery.number) == (State.DELIVERED, 2)


def test_what_the_queue_has_forgotten_is_found_again(endpoint, receiver, work):
    delivery = send_test(endpoint)
    DBTaskResult.objects.all().delete()
    assert send_due() == 0
    WebhookDelivery.objects.update(due_at=timezone.now() - timedelta(minutes=6))

    assert send_due() == 1
    work()

    delivery.refresh_from_db()
    assert delivery.state == State.DELIVERED
    assert send_due() == 0


def test_who_comes_second_to_a_delivery_leaves_it(endpoint, receiver, work):
    from api.webhooks.delivering import _claim

    delivery = send_test(endpoint)
    assert _claim(delivery.pk) is not None

    assert _claim(delivery.pk) is None
    attempt(delivery.pk)
    assert not receiver.messages
    with pytest.raises(Invalid, match="being sent at this moment"):
        replay(delivery)
