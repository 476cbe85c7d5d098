"""What happens in editions becomes messages, written down in the transaction in which it happens.

A message says what changed and where, so that its receiver can ask the contract for the rest:
nothing that readers may not have, but for the counts of an offered update, which go to the
edition's own endpoints alone.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import orjson
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from api.models import EventType, WebhookDelivery, WebhookEndpoint, WebhookEvent
from api.webhooks.tasks import queue_attempt
from editions import signals
from editions.models import Edition, Release, Update
from editions.updates.items import counts

__all__ = ["connect", "note", "note_for"]


def note(event_type: EventType, edition: Edition, data: Callable[[], dict[str, Any]]) -> None:
    """Writes the message down for all endpoints of `edition` that are told such things, and queues it."""
    active = WebhookEndpoint.objects.filter(edition=edition, active=True)
    endpoints = [each for each in active if event_type in each.event_types]
    if endpoints and not (
        event_type == EventType.DIRECTORY_CHANGED and _brought_up_to_date(edition, endpoints, data())
    ):
        note_for(endpoints, event_type, edition, data())


def note_for(
    endpoints: Sequence[WebhookEndpoint], event_type: EventType, edition: Edition, data: dict[str, Any]
) -> list[WebhookDelivery]:
    """The same for these endpoints, whatever else they are told."""
    with transaction.atomic():
        event = WebhookEvent.objects.create(edition=edition, type=event_type, body=_body(event_type, data))
        due = timezone.now()
        deliveries = [
            WebhookDelivery.objects.create(event=event, endpoint=endpoint, due_at=due) for endpoint in endpoints
        ]
        for delivery in deliveries:
            queue_attempt(delivery.pk)
    return deliveries


def _body(event_type: EventType, data: dict[str, Any]) -> str:
    """`{"type", "timestamp", "data"}`, https://github.com/standard-webhooks/standard-webhooks (payload)."""
    return orjson.dumps({"type": event_type.value, "timestamp": _time(timezone.now()), "data": data}).decode()


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None


def _brought_up_to_date(edition: Edition, endpoints: Sequence[WebhookEndpoint], data: dict[str, Any]) -> bool:
    """Whether a message about the directory that nobody was sent yet now tells of this change.

    Publishing an update or a directory page by page is one change to those outside.
    """
    event = WebhookEvent.objects.filter(edition=edition, type=EventType.DIRECTORY_CHANGED).order_by("-pk").first()
    if event is None:
        return False
    # Held until the end of the transaction: no worker begins to send what is about to change.
    held = list(WebhookDelivery.objects.select_for_update().filter(event=event))
    untouched = all(each.state == WebhookDelivery.State.WAITING and not each.number for each in held)
    if not untouched or {each.endpoint_id for each in held} != {each.pk for each in endpoints}:
        return False
    event.body = _body(EventType.DIRECTORY_CHANGED, data)
    event.save(update_fields=["body"])
    return True


def _published(edition: Edition, release: Release) -> dict[str, Any]:
    return {**_release(edition, release), "published_at": _time(release.published_at)}


def _withdrawn(edition: Edition, release: Release, successor: Release | None) -> dict[str, Any]:
    return {
        **_release(edition, release),
        "withdrawn_at": _time(release.withdrawn_at),
        "reason": release.withdrawn_reason,
        "successor": successor.version if successor else None,
    }


def _release(edition: Edition, release: Release) -> dict[str, Any]:
    return {"edition": edition.code, "version": release.version, "digest": release.digest}


def _directory(edition: Edition, digest: str) -> dict[str, Any]:
    return {"edition": edition.code, "digest": digest}


def _offered(edition: Edition, update: Update) -> dict[str, Any]:
    return {
        "edition": edition.code,
        "update": update.pk,
        "upstream": update.to_release.edition.code,
        "from": update.from_release.version,
        "to": update.to_release.version,
        "counts": counts(list(update.items.all()), update),
    }


def _archived(edition: Edition) -> dict[str, Any]:
    return {"edition": edition.code, "archived_at": _time(edition.archived_at)}


_MESSAGES: dict[Signal, tuple[EventType, Callable[..., dict[str, Any]]]] = {
    signals.release_published: (EventType.RELEASE_PUBLISHED, _published),
    signals.release_withdrawn: (EventType.RELEASE_WITHDRAWN, _withdrawn),
    signals.directory_changed: (EventType.DIRECTORY_CHANGED, _directory),
    signals.update_offered: (EventType.UPDATE_OFFERED, _offered),
    signals.edition_archived: (EventType.EDITION_ARCHIVED, _archived),
}


def _on_happened(sender: type, signal: Signal, what: Signal, edition: Edition, **facts: Any) -> None:
    if what in _MESSAGES:
        event_type, data = _MESSAGES[what]
        note(event_type, edition, lambda: data(edition, **facts))


def connect() -> None:
    """Called once at start-up."""
    signals.happened.connect(_on_happened, dispatch_uid="api.webhooks.happened")
