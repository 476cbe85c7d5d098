"""What the gate knows of the addresses about people."""

from editions.admin.gate_rules import edition_in_path
from editions.gate import Rule, members, path, register_kind
from editions.models import Invitation, Membership
from editions.permissions import Action

__all__ = ["GATE_RULES"]

register_kind("membership", Membership)
register_kind("invitation", Invitation)

_EDITION = members(edition_in_path, action=Action.MANAGE_PEOPLE)
_MEMBER = members(edition_in_path, path("membership", "member_id"), action=Action.MANAGE_PEOPLE)
_INVITATION = members(edition_in_path, path("invitation", "invitation_id"), action=Action.MANAGE_PEOPLE)
_LOG = members(edition_in_path, action=Action.OWN)

GATE_RULES: dict[str, Rule] = {
    f"people_admin:{name}": rule
    for name, rule in {
        "index": members(edition_in_path),
        "invite": _EDITION,
        "second_factor": _EDITION,
        "log": _LOG,
        "download_log": _LOG,
        "change": _MEMBER,
        "remove": _MEMBER,
        "again": _INVITATION,
        "revoke": _INVITATION,
    }.items()
}
