"""What people do with an edition's webhooks. Views, commands and REST call these.

Everywhere, `user` is checked at the permission door; `None` is the installation itself, or a token
whose scope was checked before. Refusals are `EditionError`s.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from api.models import EventType, WebhookDelivery, WebhookEndpoint
from api.webhooks.addresses import read_target
from api.webhooks.events import note_for
from api.webhooks.signing import new_secret
from api.webhooks.tasks import queue_attempt
from editions.errors import AlreadyExists, Invalid
from editions.models import Edition
from editions.permissions import Action, require
from editions.sealing import seal

__all__ = [
    "MOST_ENDPOINTS",
    "OVERLAP",
    "add_endpoint",
    "change_endpoint",
    "delete_endpoint",
    "failed_of",
    "replay",
    "replay_failed",
    "rotate_secret",
    "send_test",
]

MOST_ENDPOINTS = 20
OVERLAP = timedelta(hours=24)
"""How long messages are signed with both secrets after a rotation."""


def add_endpoint(
    edition: Edition, *, url: str, event_types: Collection[str], description: str = "", user: Any = None
) -> tuple[WebhookEndpoint, str]:
    """A new endpoint and its signing secret, which is told this once. Raises `Invalid`, `AlreadyExists`."""
    require(user, Action.MANAGE_WEBHOOKS, edition)
    secret = new_secret()
    with transaction.atomic():
        Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        if edition.webhook_endpoints.count() >= MOST_ENDPOINTS:  # type: ignore[attr-defined]
            said = _("%(edition)s has %(count)s webhooks already: delete one first.")
            raise Invalid(said % {"edition": edition.code, "count": MOST_ENDPOINTS})
        endpoint = WebhookEndpoint(
            edition=edition,
            url=url.strip(),
            description=description.strip(),
            event_types=_known(event_types),
            sealed_secret=seal(secret),
            created_by=user,
        )
        _save(endpoint)
    return endpoint, secret


def change_endpoint(
    endpoint: WebhookEndpoint,
    *,
    url: str | None = None,
    event_types: Collection[str] | None = None,
    description: str | None = None,
    active: bool | None = None,
    user: Any = None,
) -> WebhookEndpoint:
    """Changes what is given. Raises `Invalid`, `AlreadyExists`."""
    require(user, Action.MANAGE_WEBHOOKS, endpoint.edition)
    if url is not None:
        endpoint.url = url.strip()
    if event_types is not None:
        endpoint.event_types = _known(event_types)
    if description is not None:
        endpoint.description = description.strip()
    if active is not None:
        endpoint.active = active
    if endpoint.active:
        endpoint.gone_at = None
    _save(endpoint)
    return endpoint


def rotate_secret(endpoint: WebhookEndpoint, *, overlap: timedelta = OVERLAP, user: Any = None) -> str:
    """The new secret, told this once. Until `overlap` is over, messages are signed with the old one too."""
    require(user, Action.MANAGE_WEBHOOKS, endpoint.edition)
    secret = new_secret()
    with transaction.atomic():
        held = WebhookEndpoint.objects.select_for_update().get(pk=endpoint.pk)
        held.sealed_previous, held.previous_until = held.sealed_secret, timezone.now() + overlap
        held.sealed_secret = seal(secret)
        held.save(update_fields=["sealed_secret", "sealed_previous", "previous_until"])
    endpoint.refresh_from_db()
    return secret


def delete_endpoint(endpoint: WebhookEndpoint, *, user: Any = None) -> None:
    """Deletes it with the log of its deliveries."""
    require(user, Action.MANAGE_WEBHOOKS, endpoint.edition)
    endpoint.delete()


def send_test(endpoint: WebhookEndpoint, *, user: Any = None) -> WebhookDelivery:
    """Queues the message `webhook.test`, which is delivered as any other is. Raises `Invalid`."""
    require(user, Action.MANAGE_WEBHOOKS, endpoint.edition)
    _require_active(endpoint)
    [delivery] = note_for([endpoint], EventType.TEST, endpoint.edition, {"edition": endpoint.edition.code})
    return delivery


def replay(delivery: WebhookDelivery, *, user: Any = None) -> WebhookDelivery:
    """Sends it on its way again, the same message, tried for another day. Raises `Invalid`."""
    endpoint = delivery.endpoint
    require(user, Action.MANAGE_WEBHOOKS, endpoint.edition)
    _require_active(endpoint)
    if not _send_again([delivery.pk]):
        raise Invalid(_("It is being sent at this moment. Wait until that is done."))
    delivery.refresh_from_db()
    return delivery


def replay_failed(
    edition: Edition, *, endpoint: WebhookEndpoint | None = None, since: datetime | None = None, user: Any = None
) -> int:
    """Replays all that failed and was not delivered since; returns how many those are.

    What was given up and what waits for its next try, of active endpoints; `since` is when it
    happened.
    """
    require(user, Action.MANAGE_WEBHOOKS, edition)
    failed = failed_of(edition)
    if endpoint is not None:
        failed = failed.filter(endpoint=endpoint)
    if since is not None:
        failed = failed.filter(created_at__gte=since)
    return _send_again(failed.order_by("pk").values_list("pk", flat=True))


def failed_of(edition: Edition) -> QuerySet[WebhookDelivery]:
    """What `replay_failed` sends again."""
    states = [WebhookDelivery.State.DEAD, WebhookDelivery.State.RETRYING]
    return WebhookDelivery.objects.filter(endpoint__edition=edition, endpoint__active=True, state__in=states)


def _send_again(deliveries: Iterable[int]) -> int:
    """Those of them that no worker has in hand."""
    found = 0
    for pk in deliveries:
        with transaction.atomic():
            now = timezone.now()
            delivery = WebhookDelivery.objects.select_for_update().filter(pk=pk).first()
            if delivery is None or (delivery.claimed_until is not None and delivery.claimed_until > now):
                continue
            delivery.state, delivery.tries, delivery.due_at = WebhookDelivery.State.WAITING, 0, now
            delivery.claimed_until = delivery.finished_at = None
            delivery.save()
            queue_attempt(pk)
            found += 1
    return found


def _require_active(endpoint: WebhookEndpoint) -> None:
    if not endpoint.active:
        raise Invalid(_("The webhook is switched off: switch it on first."))


def _known(event_types: Collection[str]) -> list[str]:
    """In one order, each once."""
    known = [value for value, _label in EventType.subscribable()]
    unknown = sorted(set(event_types) - set(known))
    if unknown:
        said = _("There is no event “%(event)s”. There are: %(known)s.")
        raise Invalid(said % {"event": unknown[0], "known": ", ".join(known)})
    if not event_types:
        raise Invalid(_("Choose at least one event."))
    return [each for each in known if each in event_types]


def _save(endpoint: WebhookEndpoint) -> None:
    read_target(endpoint.url)
    try:
        with transaction.atomic():
            endpoint.save()
    except IntegrityError:
        said = _("%(edition)s has a webhook with this address already.")
        raise AlreadyExists(said % {"edition": endpoint.edition.code}) from None
