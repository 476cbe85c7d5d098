"""What the gate knows of the addresses of access."""

from api.models import AccessToken
from editions.admin.gate_rules import edition_in_path
from editions.gate import Rule, members, path, register_kind
from editions.permissions import Action

__all__ = ["GATE_RULES"]

register_kind("access_token", AccessToken)

_EDITION = members(edition_in_path, action=Action.OWN)

GATE_RULES: dict[str, Rule] = {
    "access_admin:index": _EDITION,
    "access_admin:opening": _EDITION,
    "access_admin:front_end": _EDITION,
    "access_admin:add": _EDITION,
    "access_admin:revoke": members(edition_in_path, path("access_token", "token_id"), action=Action.OWN),
}
