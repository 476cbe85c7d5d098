"""Tell every fork of an edition what its newest release would mean for it."""

import logging

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from editions.actions.offer_update import offer_update
from editions.actions.tell_of_update import tell_of_update
from editions.actions.withdraw_release import newest_standing
from editions.errors import EditionError
from editions.models import Edition, Release, Update, UpdateRequest
from editions.updates.news import is_news

__all__ = ["offer_to_forks"]

log = logging.getLogger(__name__)


def offer_to_forks(edition: Edition) -> list[Update]:
    """Offers the newest standing release to each fork, and takes back offers of withdrawn ones.

    Each fork by itself: one that cannot be offered anything does not keep it from the others.
    What nobody foresaw is logged with its traceback, and the fork's people read on their screen of
    updates that it did not work, until an offer does.
    """
    newest = newest_standing(edition)
    offered = []
    for fork in edition.forks.filter(archived_at=None).select_related("base_release", "source_locale"):
        try:
            update = _offer(fork, newest)
        except EditionError as error:
            log.info("Nothing offered to %s: %s", fork.code, error)
        except Exception:
            log.exception("What %s offers %s could not be computed", edition.code, fork.code)
            _tell_of_failure(fork)
        else:
            _failures(fork).delete()
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


def _tell_of_failure(fork: Edition) -> None:
    """A step that failed and that nobody asked for; the screen has the words, in each reader's language."""
    _failures(fork).delete()
    UpdateRequest.objects.create(
        edition=fork,
        verb=UpdateRequest.Verb.OFFER,
        language=get_language() or "en",
        state=UpdateRequest.State.FAILED,
        finished_at=timezone.now(),
    )


def _failures(fork: Edition) -> QuerySet[UpdateRequest]:
    failed = UpdateRequest.objects.filter(edition=fork, state=UpdateRequest.State.FAILED)
    return failed.filter(verb=UpdateRequest.Verb.OFFER, asked_by=None, reason="")
