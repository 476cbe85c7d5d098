"""Ask for a step of an update to be taken outside of the request: each takes seconds."""

from typing import Any

from django.utils.translation import gettext as _

from editions.actions.apply_update import apply_update
from editions.actions.offer_update import offer_update, release_to_offer
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from editions.actions.work_requests import carry_out, queue
from editions.models import Edition, Update, UpdateRequest
from editions.permissions import Action, require
from editions.progress import Progress

__all__ = ["needed", "request_update", "take_requested"]

Verb = UpdateRequest.Verb
_ACTIONS = {Verb.APPLY: apply_update, Verb.PUBLISH: publish_update, Verb.UNDO: undo_update}


def request_update(edition: Edition, verb: str, update: Update | None = None, *, user: Any) -> UpdateRequest:
    """Queues a step and returns at once; the `UpdateRequest` tells how it goes.

    Raises `NotPermitted` and `Invalid` at once for what can be known at once; `Invalid` too
    while another step of the edition's updates is being taken.
    """
    from editions.tasks import take_requested_step

    require(user, needed(verb, update), edition)
    if verb == Verb.OFFER:
        release_to_offer(edition, None)
    return queue(
        UpdateRequest,
        edition,
        task=take_requested_step,
        busy=_busy,
        facts=lambda: {"verb": verb, "update": update},
        user=user,
    )


def needed(verb: str, update: Update | None = None) -> Action:
    """What a person must be allowed to do in the edition for this step."""
    live = verb == Verb.PUBLISH or (verb == Verb.UNDO and update is not None and update.state == Update.State.PUBLISHED)
    return Action.PUBLISH if live else Action.EDIT


def _busy(asked: UpdateRequest) -> str:
    said = _("An update of %(edition)s is at work: “%(step)s”. Wait until that is done.")
    return said % {"edition": asked.edition.code, "step": Verb(asked.verb).label}


def take_requested(asked: UpdateRequest) -> None:
    """Takes the step and notes how it went; see `carry_out`."""
    carry_out(asked, lambda progress: {"update": _take(asked, progress)})


def _take(asked: UpdateRequest, progress: Progress) -> Update:
    if asked.update is None:
        return offer_update(asked.edition, user=asked.asked_by, progress=progress)
    return _ACTIONS[Verb(asked.verb)](asked.update, user=asked.asked_by, progress=progress)
