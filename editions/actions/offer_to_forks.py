"""Tell every fork of an edition what its newest release would mean for it."""

import logging

from django.db import transaction

from editions.actions.offer_update import offer_update
from editions.actions.tell_of_update import tell_of_update
from editions.actions.withdraw_release import newest_standing
from editions.errors import EditionError
from editions.models import Edition, Release, Update

__all__ = ["is_news", "offer_to_forks"]

log = logging.getLogger(__name__)


def offer_to_forks(edition: Edition) -> list[Update]:
    """Offers the newest standing release to each fork, and takes back offers of withdrawn ones.

    Each fork by itself: where one fails, that is logged and the others get theirs.
    """
    newest = newest_standing(edition)
    offered = []
    for fork in edition.forks.select_related("base_release", "source_locale"):
        try:
            update = _offer(fork, newest)
        except EditionError as error:
            log.info("Nothing offered to %s: %s", fork.code, error)
        except Exception:
            log.exception("What %s offers %s could not be computed", edition.code, fork.code)
        else:
            offered += [update] if update else []
    return offered


def _offer(fork: Edition, newest: Release | None) -> Update | None:
    with transaction.atomic():
        known = fork.updates.filter(state__in=Update.OPEN).first()
        if newest is not None and is_news(fork, newest):
            update = offer_update(fork)
            if known is None or known.to_release_id != newest.pk:
                tell_of_update(update)
            return update
        # What was offered does not stand any more, and there is nothing newer than the base.
        fork.updates.filter(state__in=Update.OPEN, to_release__withdrawn_at__isnull=False).delete()
    return None


def is_news(fork: Edition, release: Release) -> bool:
    """Whether `release` is newer than what `fork` last agreed on with its upstream."""
    base = fork.base_release
    return base is None or base.edition_id != release.edition_id or release.number > base.number
