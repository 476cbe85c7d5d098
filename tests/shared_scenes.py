"""What several tests start from, made once: each test's changes are rolled back, and at the end all of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def rolled_back_afterwards(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For fixtures of a module or a package, which also ask for `django_db_setup`.

    Objects that were made in it are shared as well; a fixture of a test hands out fresh ones.
    """
    with blocker.unblock(), transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)
