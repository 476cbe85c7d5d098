"""What the gate knows about an address: who may use it, which ids it names, what it wants to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from editions.gate.claims import Call, Place
from editions.permissions import Action

__all__ = ["RULES", "Audience", "Rule", "administrators", "everybody", "members", "register_rules", "signed_in"]


class Audience(Enum):
    EVERYBODY = "everybody"
    """Signing in and what the sign-in page needs. Nothing of any edition is shown."""
    SIGNED_IN = "signed_in"
    """One's own account: how one signs in, and where one is signed in. Needs no role anywhere."""
    MEMBERS = "members"
    """People with a role; the ids that the request names decide the rest."""
    ADMINISTRATORS = "administrators"
    """What reaches across editions and cannot be scoped. For all others it does not exist."""


@dataclass(frozen=True)
class Rule:
    """How one address, known by its full URL name, is guarded.

    `places` find the ids in a request. All that they find must belong to one and the same
    edition, or the request is answered as if nothing were there. `action` is what `can` is then
    asked for. An address without ids shows lists: those are scoped by Wagtail's permissions,
    by our hooks, or by `instead`, the dotted path of a view of ours that takes its place. Administrators
    of the installation, who see all editions, get Wagtail's own unless it is there `for_all`.
    """

    audience: Audience
    places: tuple[Place, ...] = ()
    action: Action | Callable[[Call], Action] = Action.VIEW
    instead: str | None = None
    setting_up: bool = False
    for_all: bool = False

    def wants(self, call: Call) -> Action:
        return self.action if isinstance(self.action, Action) else self.action(call)


def everybody() -> Rule:
    return Rule(Audience.EVERYBODY)


def administrators() -> Rule:
    return Rule(Audience.ADMINISTRATORS)


def signed_in(*places: Place, setting_up: bool = False) -> Rule:
    """`setting_up` for what is open even to people who have yet to set up a second factor."""
    return Rule(Audience.SIGNED_IN, places, setting_up=setting_up)


def members(
    *places: Place,
    action: Action | Callable[[Call], Action] = Action.VIEW,
    instead: str | None = None,
    for_all: bool = False,
) -> Rule:
    return Rule(Audience.MEMBERS, places, action, instead, for_all=for_all)


RULES: dict[str, Rule] = {}


def register_rules(rules: Mapping[str, Rule]) -> None:
    """Lets addresses through the gate, by full URL name; screens of ours call this beside their hooks.

    Raises `ValueError` for a name that has a rule already: two opinions about one address are
    one too many.
    """
    for name, rule in rules.items():
        if RULES.setdefault(name, rule) is not rule:
            raise ValueError(f"The gate has a rule for {name} already.")
