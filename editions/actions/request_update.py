"""Ask for a step of an update to be taken outside of the request: each takes seconds."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from editions.actions.apply_update import apply_update
from editions.actions.offer_update import offer_update, release_to_offer
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from editions.errors import Broken, EditionError, Invalid
from editions.models import Edition, Update, UpdateRequest
from editions.permissions import Action, require

__all__ = ["carry_out_update", "request_update"]

State, Verb = UpdateRequest.State, UpdateRequest.Verb
# A step takes seconds. What has not ended by then was cut off, or no worker is awake.
_GIVEN_UP = timedelta(minutes=15)
_ACTIONS = {Verb.APPLY: apply_update, Verb.PUBLISH: publish_update, Verb.UNDO: undo_update}


def request_update(edition: Edition, verb: str, update: Update | None = None, *, user: Any) -> UpdateRequest:
    """Queues a step and returns at once; the `UpdateRequest` tells how it goes.

    Raises `NotPermitted` and `Invalid` at once for what can be known at once; `Invalid` too
    while another step of the edition's updates is being taken.
    """
    require(user, needed(verb, update), edition)
    if verb == Verb.OFFER:
        release_to_offer(edition, None)
    with transaction.atomic():
        Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        _make_way(edition)
        asked = UpdateRequest.objects.create(
            edition=edition, update=update, verb=verb, asked_by=user, language=get_language() or "en"
        )
    from editions.tasks import take_requested_step

    take_requested_step.enqueue(asked.pk)
    asked.refresh_from_db()
    return asked


def needed(verb: str, update: Update | None = None) -> Action:
    """What a person must be allowed to do in the edition for this step."""
    live = verb == Verb.PUBLISH or (verb == Verb.UNDO and update is not None and update.state == Update.State.PUBLISHED)
    return Action.PUBLISH if live else Action.EDIT


def _make_way(edition: Edition) -> None:
    """Closes a request that nobody answers any more; refuses while another one is open."""
    for open_one in edition.update_requests.filter(state__in=UpdateRequest.OPEN):
        if timezone.now() - (open_one.started_at or open_one.asked_at) < _GIVEN_UP:
            said = _("An update of %(edition)s is at work: “%(step)s”. Wait until that is done.")
            raise Invalid(said % {"edition": edition.code, "step": Verb(open_one.verb).label})
        _finish(open_one, State.FAILED, reason=_("It was cut off before it was done. Nothing was changed."))


def carry_out_update(asked: UpdateRequest) -> None:
    """Takes the step and notes how it went; does nothing for what was begun before.

    Who asked must still be permitted. Only what nobody foresaw is raised.
    """
    waiting = UpdateRequest.objects.filter(pk=asked.pk, state=State.WAITING)
    if not waiting.update(state=State.RUNNING, started_at=timezone.now()):
        return
    try:
        if asked.asked_by is None:
            raise Invalid(_("Who asked for it is no longer here."))
        update = _take(asked)
    except EditionError as error:
        problems = error.problems if isinstance(error, Broken) else []
        _finish(asked, State.FAILED, reason=str(error), problems=problems)
    except Exception:
        _finish(asked, State.FAILED, reason=_("Something went wrong that nobody foresaw. Nothing was changed."))
        raise
    else:
        _finish(asked, State.DONE, update=update)


def _take(asked: UpdateRequest) -> Update:
    if asked.update is None:
        return offer_update(asked.edition, user=asked.asked_by)
    return _ACTIONS[Verb(asked.verb)](asked.update, user=asked.asked_by)


def _finish(asked: UpdateRequest, state: UpdateRequest.State, **facts: Any) -> None:
    UpdateRequest.objects.filter(pk=asked.pk).update(state=state, finished_at=timezone.now(), **facts)
