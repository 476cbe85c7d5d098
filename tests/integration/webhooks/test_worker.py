"""The real queue, with real workers beside it, as an installation runs them."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from standardwebhooks import Webhook

from tests.integration.webhooks.receiver import Receiver, receiving
from tests.migrated import copy_migrated

# Its installation has a database of its own.
pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[3]
# Seconds within which a message is to arrive, on a machine that does much else.
SOON = 120


class Installation:
    """A database of its own, and processes that work on it."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "WEBHOOK_PRIVATE_HOSTS": "127.0.0.1",
        }

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def manage(self, *arguments: str) -> str:
        return self.run("manage.py", *arguments)

    @contextlib.contextmanager
    def worker(self) -> Iterator[None]:
        command = [sys.executable, "manage.py", "queue_worker", "--queue-name", "*", "--no-reload", "--interval", "0.1"]
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment)
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    folder = tmp_path_factory.mktemp("installation")
    copy_migrated(folder / "db.sqlite3")
    return Installation(folder)


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


@pytest.fixture(scope="module")
def secret(installation: Installation, receiver: Receiver) -> str:
    return installation.run("-m", "tests.integration.webhooks.scene", receiver.url())


def test_a_webhook_arrives_within_seconds_of_a_release_and_with_the_next_retry_after_an_outage(
    installation, receiver, secret
):
    receiver.answers = [(503, {}, b"")]
    with installation.worker():
        installation.manage("publish_release", "lagoon")

        receiver.wait_for(2, SOON)

    refused, taken = receiver.messages
    for message in (refused, taken):
        assert Webhook(secret).verify(message.body, message.headers)["data"]["version"] == "1.0"
    assert refused.headers["webhook-id"] == taken.headers["webhook-id"]


def test_what_happens_while_no_worker_is_awake_is_told_when_one_is(installation, receiver, secret):
    before = len(receiver.messages)
    installation.manage("publish_release", "lagoon", "--release", "2.0")

    with installation.worker():
        receiver.wait_for(before + 1, SOON)

    assert b'"2.0"' in receiver.messages[-1].body


def test_several_workers_send_each_message_once_however_often_it_is_queued(installation, receiver, secret):
    before = len(receiver.messages)
    installation.run(
        "-c",
        "import django; django.setup()\n"
        "from api.models import WebhookEndpoint\n"
        "from api.webhooks.actions import send_test\n"
        "from api.webhooks.tasks import queue_attempt\n"
        "tests = [send_test(WebhookEndpoint.objects.get()) for _ in range(15)]\n"
        "[queue_attempt(each.pk) for each in tests * 3]\n",
    )

    with installation.worker(), installation.worker():
        receiver.wait_for(before + 15, SOON)
        installation.run(
            "-c",
            "import django, time; django.setup()\n"
            "from django_tasks_db.models import DBTaskResult\n"
            f"ends = time.monotonic() + {SOON}\n"
            "while DBTaskResult.objects.ready().exists() and time.monotonic() < ends: time.sleep(0.1)\n"
            "assert not DBTaskResult.objects.ready().exists()\n",
        )

    identifiers = [each.headers["webhook-id"] for each in receiver.messages[before:]]
    assert len(identifiers) == len(set(identifiers)) == 15
