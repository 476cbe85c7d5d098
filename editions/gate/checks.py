"""From the ids in a request to the one edition that it is about."""

from typing import Any

from wagtail.models import Page

from editions.gate.claims import Call, Claim, parse_ids
from editions.gate.owners import PERSONAL, are_of, owners
from editions.gate.rules import Rule
from editions.models import PageIdentity
from editions.permissions import Action, can, visible_editions

__all__ = ["Foreign", "edition_named_by"]


class Foreign(Exception):
    """The request names something that is not the person's, or does not exist."""


def edition_named_by(call: Call, rule: Rule) -> int | None:
    """The primary key of the edition that the request is about; `None` when it names no object.

    Raises `Foreign` unless everything it names belongs to one edition that the person may see.
    A request across two editions is foreign even to a person who has a role in both: nothing
    is ever moved, copied or chosen from one into the other.
    """
    user = call.request.user
    named: set[int] = set()
    for place in rule.places:
        for claim in place(call):
            named |= _owners_of(claim, user)
    if len(named) > 1:
        raise Foreign
    for edition in named:
        if not can(user, Action.VIEW, edition):
            raise Foreign
    return next(iter(named), None)


def _owners_of(claim: Claim, user: Any) -> set[int]:
    ids = parse_ids(claim.ids)
    if ids is None:
        raise Foreign
    if claim.kind in PERSONAL:
        if not are_of(user.pk, claim.kind, ids):
            raise Foreign
        return set()
    found = owners("page" if claim.kind == "place" else claim.kind, ids)
    unowned = [pk for pk, edition in found.items() if edition is None]
    if unowned and (claim.kind != "place" or not _lie_above(unowned, user)):
        raise Foreign
    return {edition for edition in found.values() if edition is not None}


def _lie_above(pages: list[int], user: Any) -> bool:
    """Whether a person's courses lie below all of these pages: the way there may be walked."""
    paths = list(Page.objects.filter(pk__in=pages).values_list("path", flat=True))
    theirs = PageIdentity.objects.filter(edition__in=visible_editions(user))
    return len(paths) == len(set(pages)) and all(theirs.filter(page__path__startswith=path).exists() for path in paths)
