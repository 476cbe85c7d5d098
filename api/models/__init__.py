"""Tables of the API's own."""

from api.models.access_token import AccessToken, Scope
from api.models.old_slug import OldSlug
from api.models.open_to import OpenTo
from api.models.search_entry import SearchEntry
from api.models.subscription import Subscription
from api.models.webhook import EventType, WebhookEndpoint
from api.models.webhook_delivery import Problem, WebhookAttempt, WebhookDelivery, WebhookEvent

__all__ = [
    "AccessToken",
    "EventType",
    "OldSlug",
    "OpenTo",
    "Problem",
    "Scope",
    "SearchEntry",
    "Subscription",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
    "WebhookEvent",
]
