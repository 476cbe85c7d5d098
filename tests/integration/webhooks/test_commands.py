"""Webhooks from a shell."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from api.models import WebhookDelivery, WebhookEvent
from api.webhooks.actions import rotate_secret, send_test
from editions.sealing import open_sealed


def run(command: str, *arguments: Any) -> dict[str, Any]:
    out = StringIO()
    call_command(command, *map(str, arguments), "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def failed(endpoint, receiver, work) -> WebhookDelivery:
    receiver.answers = [(500, {}, b"")]
    delivery = send_test(endpoint)
    work()
    return delivery


def test_one_message_is_sent_again(failed, receiver, work):
    assert run("replay_webhook", failed.pk) == {"replayed": 1}
    work()

    failed.refresh_from_db()
    assert failed.state == "delivered"


def test_all_of_an_edition_that_failed_are_sent_again(failed, receiver, work):
    assert run("replay_webhook", "--edition", "lagoon", "--since", "2999-01-01") == {"replayed": 0}
    assert run("replay_webhook", "--edition", "lagoon", "--since", "2020-01-01T08:00Z") == {"replayed": 1}
    work()

    assert len(receiver.messages) == 2


@pytest.mark.parametrize("arguments", [[], ["1", "--edition", "lagoon"], ["1", "--since", "2027-01-01"]])
def test_it_has_to_be_said_what_is_meant(arguments, edition):
    with pytest.raises(CommandError, match="either one delivery") as refused:
        run("replay_webhook", *arguments)
    assert refused.value.returncode == 2


def test_what_is_not_there_is_said_not_to_be(edition):
    with pytest.raises(CommandError, match="no delivery 99"):
        run("replay_webhook", 99)
    with pytest.raises(CommandError, match="no edition"):
        run("replay_webhook", "--edition", "nowhere")


def test_the_log_of_what_ended_long_ago_is_swept_away(endpoint, failed, receiver, work):
    delivered = send_test(endpoint)
    work()
    long_ago = timezone.now() - timedelta(days=91)
    WebhookDelivery.objects.filter(pk=delivered.pk).update(finished_at=long_ago)
    WebhookEvent.objects.update(created_at=long_ago)

    assert run("sweep_webhooks") == {"queued": 0, "deleted": 1, "sealed": 0}

    assert WebhookDelivery.objects.get() == failed
    assert WebhookEvent.objects.get() == failed.event


def test_what_the_queue_lost_is_queued_and_what_it_has_is_left(failed):
    WebhookDelivery.objects.update(due_at=timezone.now() - timedelta(hours=1))
    assert run("sweep_webhooks")["queued"] == 0
    DBTaskResult.objects.all().delete()

    assert run("sweep_webhooks")["queued"] == 1


def test_after_a_change_of_the_installations_key_secrets_are_sealed_anew(endpoint, secret, settings):
    rotate_secret(endpoint)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the key of next year"
    assert run("sweep_webhooks")["sealed"] == 1
    settings.SECRET_KEY_FALLBACKS = []

    endpoint.refresh_from_db()
    assert open_sealed(endpoint.sealed_previous) == secret
    assert open_sealed(endpoint.sealed_secret).startswith("whsec_")
    settings.SECRET_KEY = "a key without its predecessor"
    assert run("sweep_webhooks")["sealed"] == 0
