"""Every address of the admin with whatever a request can get wrong: nothing foreign is told, and nothing fails."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from editions.gate.middleware import RULES
from editions.gate.rules import Audience
from editions.models import Role
from tests.integration.isolation.addresses import Address, addresses
from tests.integration.isolation.conftest import built, sign_in, world
from tests.integration.isolation.leaks import leaks

__all__ = ["built", "sign_in", "world"]

pytestmark = pytest.mark.deep

# The world's passkey is a row that no device has made.
NOT_OURS = {"mfa_reauthenticate_webauthn"}
HOSTILE = [each for each in addresses() if RULES[each.name].audience is not Audience.ADMINISTRATORS]

NONSENSE: dict[str, Any] = {
    **{"p": "abc", "page": "999999", "q": "\u202e'\"%_\\ ", "search": "a" * 3000, "ordering": "-nope", "order": "x"},
    **{"id": ["abc", "-1", "99999999999999999999"], "next": "//evil.example", "locale": "xx", "page_type": "no.no"},
    **{"collection_id": "abc", "child_of": "zz", "format": "exe", "export": "exe", "filter": "x", "fields": "*,x("},
    **{"limit": "-1", "offset": "a", "form-TOTAL_FORMS": "9999999", "date_from": "99999-99-99", "timestamp_from": "x"},
    **{"user": "abc", "action": "x", "object_type": "abc", "tags": "x", "parent_page_id": "abc", "chooser": "abc"},
    **{"multiple": "x", "content_type": "abc", "month": "99", "year": "0", "revision": "x", "show": "x", "verb": "x"},
    **{"wanted": "x:y", "also": "x", "steps": "[}", "version": "../x", "at": "never", "role": "boss", "email": "not"},
    **{"code": "X Y", "languages": "xx", "days": "ten", "scopes": "all", "event_types": "x", "url": "javascript:1"},
    **{"color_primary": "red", "logo": "abc", "names-en": "x" * 9999, "key": "x", "until": "never"},
}

Send = Callable[[Client, str], Any]


def requests() -> Iterator[tuple[str, Send]]:
    form = "application/x-www-form-urlencoded"
    yield "nonsense", lambda client, url: client.get(url, NONSENSE)
    yield "a form of nonsense", lambda client, url: client.post(url, NONSENSE)
    yield "an empty form", lambda client, url: client.post(url, {})
    yield "JSON", lambda client, url: client.post(url, json.dumps({"a": [1, None]}), content_type="application/json")
    yield "broken JSON", lambda client, url: client.post(url, "{", content_type="application/json")
    yield "bytes", lambda client, url: client.post(url, b"\xff\xfe\x00", content_type="application/octet-stream")
    yield (
        "a form without an end",
        lambda client, url: client.post(url, b"--x\r\n\xff", content_type="multipart/form-data; boundary=y"),
    )
    yield "PUT", lambda client, url: client.put(url, "value=%FF&x=1", content_type=form)
    yield "PATCH", lambda client, url: client.patch(url, "[]", content_type="application/json")
    yield "DELETE", lambda client, url: client.delete(url)
    yield "HEAD", lambda client, url: client.head(url)
    yield "OPTIONS", lambda client, url: client.options(url)
    script = {"x-requested-with": "XMLHttpRequest"}
    yield "a script's", lambda client, url: client.get(url, headers=script)
    yield "a script's form of nonsense", lambda client, url: client.post(url, NONSENSE, headers=script)


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR, Role.TRANSLATOR, None])
@pytest.mark.parametrize("address", HOSTILE, ids=str)
def test_nothing_fails_and_nothing_foreign_is_told(world, sign_in, address: Address, role):
    wrong = []
    for land in (world.alpha, world.beta):
        url = address.url(land)
        for name, send in requests():
            kept = transaction.savepoint()
            client = sign_in(world.alpha.people[role]) if role else Client(raise_request_exception=False)
            found = leaks(send(client, url), world)
            # An address that names another's edition may be led back to, as a stranger is told to sign in.
            told = [each for each in found if land is world.alpha or each.startswith("is a")]
            wrong += [f"{name}: {each}" for each in told if address.name not in NOT_OURS]
            transaction.savepoint_rollback(kept)
    assert not wrong
