"""Attempts to deliver: one worker at a time, again after a while when it fails, for a day at most.

Before a worker begins, it claims the delivery for a while and queues somebody to look after that
while: a worker that is killed in the middle loses nothing. A receiver may then get a message
twice, never two at the same time from two workers, and knows it by its `webhook-id`.
"""

import random
import time
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from api.models import Problem, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from api.webhooks.addresses import read_target
from api.webhooks.sending import NotSent, post
from api.webhooks.signing import signature_headers
from api.webhooks.tasks import queue_attempt, queued
from editions.errors import Invalid
from editions.sealing import SealBroken, open_sealed, sealed_anew

__all__ = ["DELAYS", "attempt", "send_due"]

_MINUTE, _HOUR = 60, 3600
DELAYS = (5, 30, *(each * _MINUTE for each in (2, 10, 30)), *(each * _HOUR for each in (1, 2, 4, 6, 10)))
"""Seconds after each failed try until the next; after the last one, some 24 hours on, it is given up."""

# Longer than any attempt takes.
_CLAIM = timedelta(seconds=60)
# What is overdue by this much has been forgotten by the queue.
_FORGOTTEN = timedelta(minutes=5)
_USER_AGENT = "CourseEditions-Webhooks/1"
_State = WebhookDelivery.State


class _Outcome(NamedTuple):
    problem: Problem | None = None
    status: int | None = None
    detail: str = ""
    response: str = ""


def attempt(delivery_id: int) -> None:
    """One attempt, if it is due and nobody else makes it."""
    delivery = _claim(delivery_id)
    if delivery is None:
        return
    begun, clock = timezone.now(), time.monotonic()
    outcome = _send(delivery, int(begun.timestamp()))
    _record(delivery, outcome, begun, round((time.monotonic() - clock) * 1000))


def _claim(delivery_id: int) -> WebhookDelivery | None:
    """The delivery, to be attempted now by the caller and nobody else."""
    with transaction.atomic():
        # What it says is read once it is held: who held it before may have brought that up to date.
        delivery = WebhookDelivery.objects.select_for_update().filter(pk=delivery_id).first()
        now = timezone.now()
        if delivery is None or not delivery.open or delivery.due_at > now:
            return None
        if delivery.claimed_until is not None:
            if delivery.claimed_until > now:
                return None
            delivery.problem = Problem.INTERRUPTED
        if not delivery.endpoint.active:
            _give_up(delivery, Problem.SWITCHED_OFF)
            return None
        if delivery.tries > len(DELAYS):
            _give_up(delivery, Problem.INTERRUPTED)
            return None
        delivery.number += 1
        delivery.tries += 1
        delivery.claimed_until = now + _CLAIM
        delivery.save()
        queue_attempt(delivery.pk, delivery.claimed_until)
    return delivery


def _send(delivery: WebhookDelivery, timestamp: int) -> _Outcome:
    event, endpoint = delivery.event, delivery.endpoint
    body = event.body.encode()
    try:
        signed = signature_headers(event.message_id, timestamp, body, _keys(endpoint))
        headers = {"Content-Type": "application/json", "User-Agent": _USER_AGENT, **signed}
        answer = post(read_target(endpoint.url), headers, body)
    except SealBroken:
        return _Outcome(Problem.SECRET)
    except Invalid as error:
        # It was good when it was written down: the installation has become stricter since.
        return _Outcome(Problem.FORBIDDEN, detail=str(error)[:300])
    except NotSent as error:
        return _Outcome(error.problem, detail=error.detail)
    return _Outcome(_problem_of(answer.status), answer.status, response=answer.excerpt)


def _problem_of(status: int) -> Problem | None:
    if 200 <= status < 300:
        return None
    if 300 <= status < 400:
        return Problem.REDIRECT
    return Problem.GONE if status == 410 else Problem.STATUS


def _keys(endpoint: WebhookEndpoint) -> list[str]:
    """What to sign with, newest first; sealed anew where the installation's own key is a new one."""
    sealed = sealed_anew(endpoint.sealed_secret)
    if sealed != endpoint.sealed_secret:
        held = WebhookEndpoint.objects.filter(pk=endpoint.pk, sealed_secret=endpoint.sealed_secret)
        held.update(sealed_secret=sealed)
    keys = [open_sealed(sealed)]
    if endpoint.previous_until is not None and endpoint.previous_until > timezone.now():
        keys.append(open_sealed(endpoint.sealed_previous))
    return keys


def _record(attempted: WebhookDelivery, outcome: _Outcome, begun: datetime, milliseconds: int) -> None:
    with transaction.atomic():
        delivery = WebhookDelivery.objects.select_for_update().filter(pk=attempted.pk).first()
        if delivery is None:
            # Its endpoint was deleted meanwhile.
            return
        WebhookAttempt.objects.create(
            delivery=delivery,
            number=attempted.number,
            at=begun,
            milliseconds=milliseconds,
            status=outcome.status,
            problem=outcome.problem or "",
            detail=outcome.detail,
            response=outcome.response,
        )
        if outcome.problem is None:
            _close(delivery, _State.DELIVERED, outcome)
        elif delivery.number == attempted.number and delivery.open:
            _failed(delivery, outcome)


def _failed(delivery: WebhookDelivery, outcome: _Outcome) -> None:
    if outcome.problem == Problem.GONE:
        endpoint = WebhookEndpoint.objects.filter(pk=delivery.endpoint_id, active=True)
        endpoint.update(active=False, gone_at=timezone.now())
    if outcome.problem == Problem.GONE or delivery.tries > len(DELAYS):
        _close(delivery, _State.DEAD, outcome)
        return
    delivery.state, delivery.claimed_until = _State.RETRYING, None
    delivery.problem, delivery.status = outcome.problem or "", outcome.status
    # Not all at the same moment, when many failed at the same moment.
    seconds = DELAYS[delivery.tries - 1] * random.uniform(1, 1.2)
    delivery.due_at = timezone.now() + timedelta(seconds=seconds)
    delivery.save()
    queue_attempt(delivery.pk, delivery.due_at)


def _give_up(delivery: WebhookDelivery, problem: Problem) -> None:
    _close(delivery, _State.DEAD, _Outcome(problem))


def _close(delivery: WebhookDelivery, state: WebhookDelivery.State, outcome: _Outcome) -> None:
    delivery.state, delivery.claimed_until, delivery.finished_at = state, None, timezone.now()
    delivery.problem, delivery.status = outcome.problem or "", outcome.status
    delivery.save()


def send_due(*, overdue: timedelta = _FORGOTTEN) -> int:
    """Queues what should have been sent that long ago and was not; returns how many deliveries that are.

    The queue holds what is due with its time. This is for when its rows were lost: what waits there
    for a worker is left to it.
    """
    moment = timezone.now() - overdue
    due = WebhookDelivery.objects.filter(state__in=WebhookDelivery.OPEN, due_at__lte=moment)
    late = [each.pk for each in due if each.claimed_until is None or each.claimed_until <= moment]
    known = queued() if late else set()
    found = [pk for pk in late if pk not in known]
    for pk in found:
        queue_attempt(pk)
    return len(found)
