"""A message arrives, signed, and says what happened and nothing that is private."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from api.models import WebhookDelivery, WebhookEvent
from api.webhooks.actions import add_endpoint, rotate_secret, send_test
from editions.actions.archive_edition import archive_edition
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.actions.withdraw_release import withdraw_release
from editions.directory import rebuild_directory
from tests.factories import make_course, make_edition, make_module
from tests.integration.updates.school import edit, fork, make_school, release
from tests.integration.webhooks.conftest import ALL

SCHEMA = json.loads((Path(__file__).parents[3] / "frontend_contract" / "webhook.schema.json").read_text())


@pytest.fixture
def published(edition, endpoint):
    make_module(make_course(edition, title="The course"), "Readiness")
    return publish_release(edition, version="1.0", notes="Words for readers").release


def told(receiver, secret: str) -> dict[str, Any]:
    """The last message, as a second implementation of the standard verifies and reads it."""
    message = receiver.messages[-1]
    read = Webhook(secret).verify(message.body, message.headers)
    jsonschema.validate(read, SCHEMA)
    return read


def test_a_release_is_told_and_verified_by_another_implementation(published, secret, receiver, work):
    work()

    message = told(receiver, secret)
    assert set(message) == {"type", "timestamp", "data"}
    assert message["type"] == "release.published"
    assert message["data"] == {
        "edition": "lagoon",
        "version": "1.0",
        "digest": published.digest,
        "published_at": published.published_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
    headers = receiver.messages[0].headers
    assert headers["content-type"] == "application/json"
    assert headers["webhook-id"] == WebhookEvent.objects.get().message_id


def test_what_was_changed_on_the_way_is_not_verified(published, secret, receiver, work):
    work()

    message = receiver.messages[0]
    for body, headers in (
        (message.body.replace(b"1.0", b"1.1"), message.headers),
        (message.body, {**message.headers, "webhook-id": "msg_another"}),
        (message.body, {**message.headers, "webhook-timestamp": str(int(message.headers["webhook-timestamp"]) - 1)}),
    ):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(body, headers)


def test_a_withdrawal_is_told_with_its_reason_and_what_stands_in(published, edition, secret, receiver, work):
    publish_release(edition, version="1.1")
    withdraw_release(edition, "1.1", reason="A wrong number")
    work()

    message = told(receiver, secret)
    assert message["type"] == "release.withdrawn"
    data = message["data"]
    assert (data["version"], data["reason"], data["successor"]) == ("1.1", "A wrong number", "1.0")
    assert data["withdrawn_at"].endswith("Z")


def test_many_changes_of_the_directory_at_once_are_one_message(edition, endpoint, secret, receiver, work, monkeypatch):
    digests = []
    for number in range(3):
        monkeypatch.setattr(
            "editions.directory.snapshot.directory_json", lambda edition, number=number: {"slots": {}, "number": number}
        )
        digests.append(rebuild_directory(edition).digest)
    work()

    assert [json.loads(each.body)["type"] for each in receiver.messages] == ["directory.changed"]
    assert told(receiver, secret)["data"] == {"edition": "lagoon", "digest": digests[-1]}


def test_a_change_after_the_message_was_sent_is_a_message_of_its_own(edition, endpoint, receiver, work, monkeypatch):
    for number in range(2):
        monkeypatch.setattr(
            "editions.directory.snapshot.directory_json", lambda edition, number=number: {"slots": {}, "number": number}
        )
        rebuild_directory(edition)
        work()

    assert len({each.headers["webhook-id"] for each in receiver.messages}) == 2


def test_an_offer_is_told_to_the_edition_that_is_offered_and_to_nobody_else(receiver, work, db):
    upstream = make_school()
    adapted = fork(upstream)
    add_endpoint(upstream, url=receiver.url("/upstream"), event_types=["update.offered"])
    _mine, secret = add_endpoint(adapted, url=receiver.url("/adapted"), event_types=["update.offered"])
    edit(upstream, "second", title="Second, better")
    release(upstream)
    offered = offer_update(adapted)
    work()

    assert [each.path for each in receiver.messages] == ["/adapted"]
    assert told(receiver, secret)["data"] == {
        "edition": adapted.code,
        "update": offered.pk,
        "upstream": upstream.code,
        "from": "1.0",
        "to": "1.1",
        "counts": {"clean": 1, "conflict": 0, "notice": 0},
    }


def test_archiving_is_told_without_its_reason(edition, endpoint, secret, receiver, work):
    archived = archive_edition(edition, reason="Between us")
    work()

    assert archived.archived_at is not None
    assert told(receiver, secret)["type"] == "edition.archived"
    assert told(receiver, secret)["data"]["edition"] == "lagoon"
    assert b"Between us" not in receiver.messages[0].body


def test_a_test_says_that_it_is_one(edition, endpoint, secret, receiver, work):
    send_test(endpoint)
    work()

    assert told(receiver, secret)["type"] == "webhook.test"
    assert WebhookDelivery.objects.get().state == "delivered"


def test_endpoints_are_told_what_they_asked_for_of_their_own_edition(edition, receiver, work):
    other = make_edition("other")
    add_endpoint(edition, url=receiver.url("/archive"), event_types=["edition.archived"])
    add_endpoint(edition, url=receiver.url("/directory"), event_types=["directory.changed"])
    add_endpoint(other, url=receiver.url("/other"), event_types=ALL)
    archive_edition(edition, reason="Enough")
    work()

    assert [each.path for each in receiver.messages] == ["/archive"]


def test_what_did_not_happen_is_not_told(edition, endpoint, work, receiver):
    from django.db import transaction

    with transaction.atomic():
        archive_edition(edition, reason="Enough")
        transaction.set_rollback(True)
    work()

    assert not WebhookEvent.objects.exists()
    assert not receiver.messages


def test_nothing_is_written_down_where_nobody_listens(edition, django_assert_num_queries):
    with django_assert_num_queries(1):
        from api.models import EventType
        from api.webhooks.events import note

        note(EventType.RELEASE_PUBLISHED, edition, dict)


def test_after_a_rotation_both_secrets_verify_until_the_old_one_has_had_its_time(
    edition, endpoint, secret, receiver, work
):
    new = rotate_secret(endpoint)
    send_test(endpoint)
    work()
    assert told(receiver, new)["type"] == told(receiver, secret)["type"] == "webhook.test"

    endpoint.previous_until = endpoint.created_at
    endpoint.save()
    send_test(endpoint)
    work()
    assert told(receiver, new)["type"] == "webhook.test"
    with pytest.raises(WebhookVerificationError):
        told(receiver, secret)
