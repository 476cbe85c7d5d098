"""An owner's screens of webhooks."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from standardwebhooks import Webhook

from api.models import WebhookDelivery, WebhookEndpoint
from api.webhooks.actions import send_test
from editions.actions.archive_edition import archive_edition
from editions.models import Role
from tests.factories import make_edition, make_member
from tests.integration.webhooks.conftest import time_passes

EVENTS = ["release.published", "directory.changed"]


def at(name: str, *more: object, code: str = "lagoon") -> str:
    return reverse(f"webhooks_admin:{name}", args=[code, *more])


def secret_in(html: str) -> str:
    found = re.search(r'value="(whsec_[^"]+)"', html)
    assert found is not None
    return found[1]


@pytest.fixture
def owner(edition) -> Client:
    client = Client()
    client.force_login(make_member(edition, Role.OWNER))
    return client


@pytest.fixture
def failed(endpoint, receiver, work) -> WebhookDelivery:
    receiver.answers = [(500, {}, b"Out of <b>order</b>")]
    delivery = send_test(endpoint)
    work()
    return delivery


def test_an_endpoint_is_added_and_its_secret_is_shown_once(edition, owner, receiver, work):
    posted = {"url": receiver.url(), "description": "Our platform", "event_types": EVENTS}
    html = owner.post(at("add"), posted).content.decode()

    secret = secret_in(html)
    endpoint = WebhookEndpoint.objects.get()
    assert (endpoint.url, endpoint.description, endpoint.event_types) == (receiver.url(), "Our platform", EVENTS)
    assert secret not in endpoint.sealed_secret
    for address in (at("index"), at("endpoint", endpoint.pk)):
        assert "whsec_" not in owner.get(address).content.decode()
    send_test(endpoint)
    work()
    assert Webhook(secret).verify(receiver.messages[0].body, receiver.messages[0].headers)


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"url": "http://hooks.example/"}, "must begin with https://"),
        ({"url": "https://10.0.0.1/"}, "public addresses only"),
        ({"url": "nonsense"}, "This is not an address"),
        ({"event_types": []}, "This field is required"),
        ({"event_types": ["webhook.test"]}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_is_said(edition, owner, changed, said):
    html = owner.post(at("add"), {"url": "https://hooks.example/", "event_types": EVENTS, **changed}).content.decode()

    assert said in html
    assert not WebhookEndpoint.objects.exists()


def test_an_address_is_there_once(endpoint, owner):
    html = owner.post(at("add"), {"url": endpoint.url, "event_types": EVENTS}).content.decode()

    assert "has a webhook with this address already" in html


def test_an_endpoint_is_changed_and_switched_off(endpoint, owner):
    owner.post(at("endpoint", endpoint.pk), {"url": "https://hooks.example/", "event_types": ["update.offered"]})

    endpoint.refresh_from_db()
    assert (endpoint.url, endpoint.event_types, endpoint.active) == (
        "https://hooks.example/",
        ["update.offered"],
        False,
    )
    assert "Send a test" not in owner.get(at("endpoint", endpoint.pk)).content.decode()
    refused = owner.post(at("test", endpoint.pk), follow=True)
    assert "switched off" in refused.content.decode()


def test_a_test_is_sent_and_leads_to_its_log(endpoint, owner, receiver, work):
    response = owner.post(at("test", endpoint.pk))
    delivery = WebhookDelivery.objects.get()
    assert response.headers["Location"] == at("delivery", delivery.pk)
    work()

    html = owner.get(at("delivery", delivery.pk)).content.decode()
    assert "webhook.test" in html
    assert "answer 204" in html


def test_a_new_secret_takes_over(endpoint, secret, owner, receiver, work):
    owner.post(at("rotate", endpoint.pk))
    new = secret_in(owner.post(at("rotate", endpoint.pk), {"sure": "on"}).content.decode())
    send_test(endpoint)
    work()

    for each in (new, secret):
        assert Webhook(each).verify(receiver.messages[0].body, receiver.messages[0].headers)


def test_an_endpoint_is_deleted_by_who_is_sure(endpoint, failed, owner):
    owner.post(at("delete", endpoint.pk))
    assert WebhookEndpoint.objects.exists()

    owner.post(at("delete", endpoint.pk), {"sure": "on"})
    assert not WebhookEndpoint.objects.exists()
    assert not WebhookDelivery.objects.exists()


def test_the_log_tells_what_came_back_and_when_it_is_tried_again(failed, owner):
    html = owner.get(at("delivery", failed.pk)).content.decode()

    assert "The receiver did not answer with success" in html
    assert "Out of &lt;b&gt;order&lt;/b&gt;" in html
    assert "Next try" in html


def test_the_log_is_narrowed_down(endpoint, failed, owner, receiver, work):
    delivered = send_test(endpoint)
    work()

    def numbers(query: str) -> set[int]:
        html = owner.get(f"{at('index')}?{query}").content.decode()
        return {int(each) for each in re.findall(r"/deliveries/(\d+)/\"", html)}

    assert numbers("") == {failed.pk, delivered.pk}
    assert numbers("state=retrying") == {failed.pk}
    assert numbers(f"state=delivered&event=webhook.test&endpoint={endpoint.pk}") == {delivered.pk}
    assert numbers("event=release.published") == set()
    assert numbers("state=nonsense&event=%27") == {failed.pk, delivered.pk}


def test_a_message_is_sent_again(failed, owner, receiver, work):
    owner.post(at("again", failed.pk))
    work()

    failed.refresh_from_db()
    assert failed.state == "delivered"


def test_all_that_failed_is_sent_again(failed, owner, receiver, work):
    receiver.answer = (500, {}, b"")
    while WebhookDelivery.objects.get().open:
        time_passes(failed)
        work()
    receiver.answer = (200, {}, b"")
    assert "Send 1 failed message again" in owner.get(at("index")).content.decode()

    html = owner.post(at("all_again"), follow=True).content.decode()
    work()

    assert "1 message is on its way again." in html
    assert WebhookDelivery.objects.get().state == "delivered"


@pytest.mark.parametrize("name", ["test", "rotate", "delete"])
def test_looking_changes_nothing(endpoint, failed, owner, name):
    owner.get(at(name, endpoint.pk))

    assert WebhookDelivery.objects.get() == failed
    before = endpoint.sealed_secret
    endpoint.refresh_from_db()
    assert endpoint.sealed_secret == before


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OWNER])
def test_only_owners_see_them(edition, endpoint, failed, client, role):
    client.force_login(make_member(edition, role))

    for address in (at("index"), at("add"), at("endpoint", endpoint.pk), at("delivery", failed.pk)):
        assert client.get(address).status_code == 302
    assert client.post(at("again", failed.pk)).status_code == 302
    assert at("index") not in client.get(reverse("editions_admin:edition", args=["lagoon"])).content.decode()


def test_an_endpoint_under_anothers_code_is_not_there(edition, endpoint, failed, client):
    other = make_edition("other")
    both = make_member(other, Role.OWNER, make_member(edition, Role.OWNER))
    client.force_login(both)

    for address in (at("endpoint", endpoint.pk, code="other"), at("delivery", failed.pk, code="other")):
        assert client.get(address).status_code == 404
    assert client.post(at("delete", endpoint.pk, code="other"), {"sure": "on"}).status_code == 404


def test_the_edition_leads_there(edition, owner):
    assert at("index") in owner.get(reverse("editions_admin:edition", args=["lagoon"])).content.decode()


def test_what_is_archived_keeps_its_log(endpoint, failed, owner, edition, receiver, work):
    archive_edition(edition, reason="Enough")

    assert owner.get(at("delivery", failed.pk)).status_code == 200
    owner.post(at("again", failed.pk))
    work()
    failed.refresh_from_db()
    assert failed.state == "delivered"


def test_the_list_takes_the_same_queries_however_long_it_is(endpoint, owner):
    def queries() -> int:
        with CaptureQueriesContext(connection) as taken:
            owner.get(at("index"))
        return len(taken)

    send_test(endpoint)
    owner.get(at("index"))
    before = queries()
    for _ in range(12):
        send_test(endpoint)

    assert queries() == before
