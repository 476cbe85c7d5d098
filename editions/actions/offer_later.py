"""Have an edition's forks told of its releases, by a worker."""

from django.db import transaction

from editions.models import Edition

__all__ = ["offer_later"]


def offer_later(edition: Edition) -> None:
    """Queues the offers for when what is being written is there for others to read."""
    from editions.tasks import offer_updates

    if edition.forks.exists():
        transaction.on_commit(lambda: offer_updates.enqueue(edition.pk))
