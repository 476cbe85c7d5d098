"""The guide for receivers says what is so, and its example works."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from api.models import EventType
from api.webhooks.actions import rotate_secret, send_test
from api.webhooks.delivering import DELAYS
from api.webhooks.sending import TOTAL_SECONDS

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "guides" / "webhooks.md").read_text()
SCHEMA = json.loads((ROOT / "frontend_contract" / "webhook.schema.json").read_text())


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def read_webhook() -> Callable[..., dict[str, Any]]:
    names: dict[str, Any] = {}
    exec(block("python"), names)
    return names["read_webhook"]


def test_the_example_reads_what_is_sent_with_either_secret(endpoint, secret, receiver, work, read_webhook):
    new = rotate_secret(endpoint)
    send_test(endpoint)
    work()

    message = receiver.messages[0]
    for key in (secret, new):
        assert read_webhook(key, message.headers, message.body)["type"] == "webhook.test"


def test_the_example_refuses_what_is_forged_or_old(endpoint, secret, receiver, work, read_webhook):
    send_test(endpoint)
    work()

    message = receiver.messages[0]
    with pytest.raises(ValueError, match="not signed"):
        read_webhook(secret, message.headers, message.body + b" ")
    with pytest.raises(ValueError, match="not signed"):
        read_webhook("whsec_AAAA", message.headers, message.body)
    with pytest.raises(ValueError, match="too old"):
        read_webhook(secret, {**message.headers, "webhook-timestamp": "1700000000"}, message.body)


def test_the_example_of_a_message_is_one():
    jsonschema.validate(json.loads(block("json")), SCHEMA)


def test_every_event_is_told_of_with_its_fields():
    rows = dict(re.findall(r"^\| `([a-z]+\.[a-z]+)` \|.*\| (`.*) \|$", GUIDE, re.MULTILINE))
    fields = {
        each["if"]["properties"]["type"]["const"]: each["then"]["properties"]["data"]["required"]
        for each in SCHEMA["allOf"]
    }

    assert set(rows) == set(fields) == set(EventType.values)
    assert {name: [f for f in fields[name] if f"`{f}`" not in row] for name, row in rows.items()} == {
        name: [] for name in fields
    }


def test_the_times_are_those_that_it_names():
    assert f"within {TOTAL_SECONDS} seconds" in GUIDE
    hours, minutes = 3600, 60
    assert [
        *(5, 30),
        *(each * minutes for each in (2, 10, 30)),
        *(each * hours for each in (1, 2, 4, 6, 10)),
    ] == list(DELAYS)
