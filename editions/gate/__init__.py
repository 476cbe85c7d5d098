"""The gate in front of the admin: no request reaches a view with an id that is not the person's.

A new address under `/admin/` is closed to everybody until it has a rule. Screens of ours give
theirs beside their hooks:

    from editions.gate import members, path, register_kind, register_rules

    register_kind("update", Update)
    register_rules({"editions:update": members(path("update", "pk"), action=Action.EDIT)})
"""

from editions.gate.claims import form, form_ending, path, query
from editions.gate.owners import kind_of_model, owned_by, owners, register_kind, register_personal_kind
from editions.gate.rules import RULES, Audience, Rule, administrators, everybody, members, register_rules, signed_in

__all__ = [
    "RULES",
    "Audience",
    "Rule",
    "administrators",
    "everybody",
    "form",
    "form_ending",
    "kind_of_model",
    "members",
    "owned_by",
    "owners",
    "path",
    "query",
    "register_kind",
    "register_personal_kind",
    "register_rules",
    "signed_in",
]
