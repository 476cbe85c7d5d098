"""Ready-made steps for an edition to begin from; its owners may change them freely."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editions.models import Role

__all__ = ["TEMPLATES", "ApprovalTemplate", "StepPlan"]


@dataclass(frozen=True)
class StepPlan:
    """A step as somebody wants it.

    It is answered by those who have at least `role`; where that is empty, by `people` alone, named by
    the primary keys of their memberships. With `always_asked` even who has just answered the step
    before is asked.
    """

    name: str
    role: str = ""
    people: tuple[int, ...] = ()
    always_asked: bool = False


@dataclass(frozen=True)
class ApprovalTemplate:
    """`name` is lazy; `steps` gives its steps, named in the language at hand."""

    name: Any
    steps: Callable[[], list[StepPlan]]


def _content() -> StepPlan:
    return StepPlan(_("Content"), Role.REVIEWER)


def _legal() -> StepPlan:
    return StepPlan(_("Legal clearance"), Role.REVIEWER, always_asked=True)


def _publication(always_asked: bool = False) -> StepPlan:
    return StepPlan(_("Publication"), Role.PUBLISHER, always_asked=always_asked)


TEMPLATES: dict[str, ApprovalTemplate] = {
    "one": ApprovalTemplate(gettext_lazy("One step"), lambda: [_publication()]),
    "two": ApprovalTemplate(gettext_lazy("Content, then publication"), lambda: [_content(), _publication()]),
    "legal": ApprovalTemplate(
        gettext_lazy("Content, legal clearance, publication"),
        lambda: [_content(), _legal(), _publication(always_asked=True)],
    ),
    "minister": ApprovalTemplate(
        gettext_lazy("Content, legal clearance, publisher, minister’s sign-off"),
        lambda: [
            _content(),
            _legal(),
            StepPlan(_("Publisher"), Role.PUBLISHER, always_asked=True),
            StepPlan(_("Minister’s sign-off"), Role.OWNER, always_asked=True),
        ],
    ),
}
