"""What the gate knows of the addresses of webhooks."""

from api.models import WebhookDelivery, WebhookEndpoint
from editions.admin.gate_rules import edition_in_path
from editions.gate import Rule, members, path, query, register_kind
from editions.permissions import Action

__all__ = ["GATE_RULES"]

register_kind("webhook_endpoint", WebhookEndpoint)
register_kind("webhook_delivery", WebhookDelivery, "endpoint__edition_id")

_EDITION = members(edition_in_path, query("webhook_endpoint", "endpoint"), action=Action.MANAGE_WEBHOOKS)
_ENDPOINT = members(edition_in_path, path("webhook_endpoint", "endpoint_id"), action=Action.MANAGE_WEBHOOKS)
_DELIVERY = members(edition_in_path, path("webhook_delivery", "delivery_id"), action=Action.MANAGE_WEBHOOKS)

GATE_RULES: dict[str, Rule] = {
    f"webhooks_admin:{name}": rule
    for name, rule in {
        "index": _EDITION,
        "add": _EDITION,
        "all_again": _EDITION,
        "delivery": _DELIVERY,
        "again": _DELIVERY,
        "endpoint": _ENDPOINT,
        "test": _ENDPOINT,
        "rotate": _ENDPOINT,
        "delete": _ENDPOINT,
    }.items()
}
