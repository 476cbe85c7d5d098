"""An edition that is offered an update with a conflict, and people of it in their browsers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from editions.actions.offer_update import offer_update
from editions.models import Edition, Role, Update, UpdateItem, UpdateRequest
from editions.updates.items import stamp_of
from tests.factories import make_member
from tests.integration.updates.school import edit, first_body, fork, make_school, release, rewrite, text, translate
from tests.shared_scenes import rolled_back_afterwards


@dataclass
class Scene:
    """Upstream rewrote both texts of the first lesson, mine the second of them."""

    upstream: Edition
    edition: Edition
    update: Update

    def url(self, name: str = "update", *more: Any) -> str:
        return reverse(f"editions_admin:{name}", args=[self.edition.code, self.update.pk, *more])

    def item(self, **fields: Any) -> UpdateItem:
        return self.update.items.get(**fields)

    @property
    def conflict(self) -> UpdateItem:
        return self.item(node="b")

    @property
    def clean(self) -> UpdateItem:
        return self.item(node="a")

    def decide(self, client: Client, item: UpdateItem, decision: str, **more: Any) -> Any:
        """As the screen does: with the stamp that it showed."""
        data = {"decision": decision, "seen": stamp_of(item), **more}
        return client.post(self.url("decide_update_item", item.key), data)


@pytest.fixture(scope="module")
def built_pair(django_db_setup, django_db_blocker) -> Iterator[None]:
    with rolled_back_afterwards(django_db_blocker):
        fork(make_school())
        yield


def _pair() -> tuple[Edition, Edition]:
    edition = Edition.objects.exclude(upstream=None).get()
    return Edition.objects.get(pk=edition.upstream_id), edition


@pytest.fixture
def pair(built_pair, db) -> tuple[Edition, Edition]:
    return _pair()


@pytest.fixture(scope="module")
def built_scene(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Not in one module with `built_pair`: this one's school is the same, edited."""
    with rolled_back_afterwards(django_db_blocker):
        _build_scene()
        yield


def _build_scene() -> None:
    upstream = make_school()
    edition = fork(upstream)
    body = [*first_body(), text("new", "<p>Stay in touch.</p>")]
    body[0] = text("a", "<p>Call the post at once.</p>")
    body[1] = text("b", "<p>Keep the list safe. Check it twice.</p>")
    edit(upstream, "first", body=body)
    edit(upstream, "second", title="Second and last")
    translate(upstream, "third", "title", "Third", "Troisième et dernier")
    rewrite(edition, "first", "b", "<p>Keep our list. Check it twice.</p>")
    release(upstream)
    offer_update(edition)


@pytest.fixture
def scene(built_scene, db) -> Scene:
    upstream, edition = _pair()
    return Scene(upstream, edition, Update.objects.get())


@pytest.fixture
def sign_in():
    def signed_in(edition: Edition, role: Role = Role.EDITOR) -> Client:
        client = Client()
        client.force_login(make_member(edition, role))
        return client

    return signed_in


@pytest.fixture
def editor(scene: Scene, sign_in) -> Client:
    return sign_in(scene.edition)


@pytest.fixture
def publisher(scene: Scene, sign_in) -> Client:
    return sign_in(scene.edition, Role.PUBLISHER)


@pytest.fixture
def asked(scene) -> UpdateRequest:
    """A step that a worker has begun."""
    return UpdateRequest.objects.create(
        edition=scene.edition,
        update=scene.update,
        verb="publish",
        language="en",
        state=UpdateRequest.State.RUNNING,
        started_at=timezone.now(),
    )
