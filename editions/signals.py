"""What happens in editions, for those parts that follow it: caches, webhooks, a registry.

Each signal is sent once what happened is committed, with `edition` and what stands beside it here.
A receiver that fails is logged and keeps nothing from the others.

    release_published   release
    release_withdrawn   release, successor (a release, or None)
    directory_changed   digest
    update_offered      update
    edition_archived
    edition_restored

`happened` is sent before that, in the same transaction, with the signal as `what`: for receivers that
write down what is to be done, so that it is kept exactly if what happened is.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

from editions.models import Edition

__all__ = [
    "directory_changed",
    "edition_archived",
    "edition_restored",
    "happened",
    "release_published",
    "release_withdrawn",
    "tell",
    "update_offered",
]

release_published = Signal()
release_withdrawn = Signal()
directory_changed = Signal()
update_offered = Signal()
edition_archived = Signal()
edition_restored = Signal()

happened = Signal()


def tell(signal: Signal, edition: Edition, **facts: Any) -> None:
    """Sends `happened` now and `signal` after commit; call it within the transaction of what happened."""
    happened.send(Edition, what=signal, edition=edition, **facts)
    transaction.on_commit(partial(signal.send_robust, Edition, edition=edition, **facts), robust=True)
