"""One world for all tests of this folder; each test's changes are rolled back."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client, TestCase

from editions.permissions import forget_roles
from tests.integration.isolation.leaks import Rows, Untouched, rows
from tests.integration.isolation.world import World, build_world
from tests.shared_scenes import rolled_back_afterwards


@pytest.fixture(scope="package")
def built(django_db_setup, django_db_blocker):
    with rolled_back_afterwards(django_db_blocker):
        # Search is indexed when a transaction commits; this one never does.
        with TestCase.captureOnCommitCallbacks(execute=True):
            world = build_world()
        yield world


@pytest.fixture
def world(built, db) -> World:
    for land in (built.alpha, built.beta, built.gamma):
        for person in land.people.values():
            forget_roles(person)
    return built


@pytest.fixture(scope="package")
def before(built, django_db_blocker) -> Rows:
    """All rows as they are before each test."""
    with django_db_blocker.unblock():
        return rows()


@pytest.fixture
def untouched(before, world) -> Iterator[Untouched]:
    """Tells which rows a test has changed. Rows are looked at only where something was written at all."""
    watched = Untouched(before)
    with connection.execute_wrapper(watched.hear):
        yield watched


@pytest.fixture
def sign_in():
    """A browser in which a person is signed in; a 500 is a response like any other."""

    def signed_in(user) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client

    return signed_in
