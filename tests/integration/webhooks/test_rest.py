"""Webhooks managed by a program, with a token that may."""

import pytest
from standardwebhooks import Webhook

from api.access.tokens import create_token
from api.models import Scope, WebhookDelivery, WebhookEndpoint

PATH = "/api/v1/editions/lagoon/webhooks"
EVENTS = ["release.published", "directory.changed"]


@pytest.fixture
def program(edition) -> dict[str, str]:
    token = create_token(edition, name="Deployment", scopes=[Scope.MANAGE_WEBHOOKS]).text
    return {"authorization": f"Bearer {token}"}


def post(client, path, body, headers):
    return client.post(path, body, content_type="application/json", headers=headers)


def test_a_webhook_is_added_tested_and_its_messages_are_signed(client, edition, program, receiver, work):
    made = post(client, PATH, {"url": receiver.url(), "event_types": EVENTS}, program)
    assert made.status_code == 201
    webhook = made.json()
    assert "secret" not in client.get(f"{PATH}/{webhook['id']}", headers=program).json()

    sent = post(client, f"{PATH}/{webhook['id']}/test", {}, program)
    assert (sent.status_code, sent.json()["event"]) == (202, "webhook.test")
    work()
    Webhook(webhook["secret"]).verify(receiver.messages[0].body, receiver.messages[0].headers)
    logged = client.get(f"{PATH}/{webhook['id']}/deliveries", headers=program).json()["deliveries"]
    assert [(each["state"], each["status"]) for each in logged] == [("delivered", 204)]


def test_what_was_given_up_is_sent_again(client, endpoint, program, receiver, work):
    receiver.answers = [(500, {}, b"")]
    post(client, f"{PATH}/{endpoint.pk}/test", {}, program)
    work()
    delivery = WebhookDelivery.objects.get()
    assert delivery.state != WebhookDelivery.State.DELIVERED

    again = post(client, f"{PATH}/{endpoint.pk}/deliveries/{delivery.pk}/replay", {}, program)
    assert again.status_code == 202
    work()
    delivery.refresh_from_db()
    assert delivery.state == WebhookDelivery.State.DELIVERED


def test_a_webhook_is_changed_rotated_and_deleted(client, endpoint, program):
    path = f"{PATH}/{endpoint.pk}"
    changed = client.patch(path, {"active": False}, content_type="application/json", headers=program)
    assert (changed.status_code, changed.json()["active"]) == (200, False)
    assert changed.json()["url"] == endpoint.url

    assert post(client, f"{path}/rotate", {}, program).json()["secret"].startswith("whsec_")
    assert client.delete(path, headers=program).status_code == 204
    assert client.get(PATH, headers=program).json() == {"webhooks": []}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"url": "https://10.0.0.1/", "event_types": EVENTS},
        {"url": "nonsense", "event_types": EVENTS},
        {"url": "https://hooks.example/", "event_types": []},
        {"url": "https://hooks.example/", "event_types": ["release.deleted"]},
    ],
)
def test_what_makes_no_webhook_is_refused(client, edition, program, body):
    response = post(client, PATH, body, program)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert not WebhookEndpoint.objects.exists()


def test_another_scope_or_another_editions_token_manages_nothing(client, edition, endpoint):
    token = create_token(edition, name="LMS", scopes=[Scope.READ_PUBLISHED]).text
    headers = {"authorization": f"Bearer {token}"}

    for path in (PATH, f"{PATH}/{endpoint.pk}"):
        assert client.get(path, headers=headers).status_code == 403
        assert client.get(path).status_code == 401
    assert client.delete(f"{PATH}/{endpoint.pk}", headers=headers).status_code == 403
    assert client.get(f"{PATH}/999999", headers=headers).status_code == 403
