"""What each role may do: the table that the permission door reads (`editions.permissions`)."""

from enum import StrEnum

from editions.models import Role

__all__ = ["IN_THE_ARCHIVE", "ROLE_ACTIONS", "Action"]


class Action(StrEnum):
    """What a person may do in an edition."""

    VIEW = "view"
    """See drafts, people, releases: that the edition exists at all."""
    TRANSLATE = "translate"
    """Write what stands in the languages that the edition is translated into."""
    EDIT = "edit"
    """Write what stands in the source language, media included, and decide on updates."""
    REVIEW = "review"
    """Approve or send back what others wrote; lock pages."""
    PUBLISH = "publish"
    """Make drafts live, take pages off, delete branches of the tree."""
    RELEASE = "release"
    """Publish a release, withdraw one."""
    MANAGE_PEOPLE = "manage_people"
    """Invite, change roles, send away."""
    MANAGE_EDITION = "manage_edition"
    """Languages, branding, slots and settings of the edition."""
    MANAGE_WEBHOOKS = "manage_webhooks"
    """Which other systems are told what happens in the edition."""
    OWN = "own"
    """What cannot be undone: hand over, export whole, delete."""


_TRANSLATOR = frozenset({Action.VIEW, Action.TRANSLATE})
_EDITOR = _TRANSLATOR | {Action.EDIT}
_REVIEWER = _EDITOR | {Action.REVIEW}
_PUBLISHER = _REVIEWER | {Action.PUBLISH, Action.RELEASE}

ROLE_ACTIONS: dict[str, frozenset[Action]] = {
    Role.TRANSLATOR: _TRANSLATOR,
    Role.EDITOR: _EDITOR,
    Role.REVIEWER: _REVIEWER,
    Role.PUBLISHER: _PUBLISHER,
    Role.OWNER: frozenset(Action),
}

IN_THE_ARCHIVE = frozenset({Action.VIEW, Action.MANAGE_PEOPLE, Action.MANAGE_WEBHOOKS, Action.OWN})
"""All that can be done in an edition that is archived: it stands still."""
