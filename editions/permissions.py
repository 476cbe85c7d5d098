"""The one permission door: may this person do this in that edition?

Everything that decides about access asks `can`: actions, the gate in front of the admin, the
API, our own screens. Wagtail's page and collection permissions follow from the same table
(`editions.role_rights`, `editions.roles`), so that the two can never disagree.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page

from editions.errors import NotPermitted
from editions.models import Edition, Membership, PageIdentity, Role
from editions.role_rights import IN_THE_ARCHIVE, ROLE_ACTIONS, Action

if TYPE_CHECKING:
    from wagtail.documents.models import AbstractDocument
    from wagtail.images.models import AbstractImage

__all__ = [
    "IN_THE_ARCHIVE",
    "ROLE_ACTIONS",
    "Action",
    "Held",
    "can",
    "edition_of_collection",
    "edition_of_document",
    "edition_of_image",
    "edition_of_page",
    "editions_where",
    "for_edition",
    "forget_roles",
    "forkable_editions",
    "is_installation_administrator",
    "listed_forks",
    "people_who_can",
    "require",
    "require_fork",
    "role_of",
    "roles_of",
    "visible_editions",
]

_CACHE = "_edition_roles"


def is_installation_administrator(user: Any) -> bool:
    """Who runs the machine: an active superuser."""
    return bool(user and user.is_active and user.is_superuser)


def role_of(user: Any, edition: Edition | int | None) -> Role | None:
    """The person's role in `edition` (or its primary key), `None` when they have none.

    All roles of a person are read with one query and kept on the user object, which lives as
    long as a request: a changed role counts from the next request on.
    """
    if edition is None or user is None or not user.is_active or user.is_anonymous:
        return None
    held = roles_of(user).get(edition if isinstance(edition, int) else edition.pk)
    return Role(held.role) if held and held.role in ROLE_ACTIONS else None


class Held(NamedTuple):
    """A role as somebody holds it, with what their edition says beside it."""

    role: str
    archived: bool
    second_factor: bool


def roles_of(user: Any) -> dict[int, Held]:
    """By the primary key of the edition, what the person holds there."""
    roles: dict[int, Held] | None = getattr(user, _CACHE, None)
    if roles is None:
        rows = Membership.objects.filter(user_id=user.pk)
        found = rows.values_list("edition_id", "role", "edition__archived_at", "edition__second_factor")
        roles = {edition: Held(role, archived_at is not None, asked) for edition, role, archived_at, asked in found}
        setattr(user, _CACHE, roles)
    return roles


def forget_roles(user: Any) -> None:
    """Drops what `role_of` and Wagtail keep on a user object whose roles have just changed."""
    kept = (
        _CACHE,
        "_perm_cache",
        "_user_perm_cache",
        "_group_perm_cache",
        "_page_permission_cache",
        "_explorable_root_page_cache",
        "_collection_permission_cache",
    )
    for name in kept:
        with suppress(AttributeError):
            delattr(user, name)


def can(user: Any, action: Action | str, edition: Edition | int | None) -> bool:
    """Whether `user` may do `action` in `edition` (or the edition with that primary key).

    Installation administrators pass for every edition: they run the machine and could read its
    database anyway, so a door that pretended to stop them would protect nobody. They are the
    people who host an installation. IOM's staff get none of that from owning the global
    course: of a government's edition a role in another edition shows nothing.

    An edition that is archived stands still: nobody edits or releases in it, administrators neither.

    `None` for an edition means nobody's content; only administrators pass. Raises `ValueError`
    for a word that is no action, so that a slip of the pen never opens a door.
    """
    action = Action(action)
    if is_installation_administrator(user):
        return edition is None or action in IN_THE_ARCHIVE or not _is_archived(edition)
    role = role_of(user, edition)
    if role is None or edition is None or action not in ROLE_ACTIONS[role]:
        return False
    return action in IN_THE_ARCHIVE or not _is_archived(edition, user)


def _is_archived(edition: Edition | int, user: Any = None) -> bool:
    """For a `user` who has a role in it, no query beside the one that read the roles."""
    if isinstance(edition, Edition):
        return edition.archived
    if user is not None:
        return roles_of(user)[edition].archived
    return Edition.objects.filter(pk=edition, archived_at__isnull=False).exists()


def require(user: Any, action: Action | str, edition: Edition) -> None:
    """Raises `NotPermitted` unless `user` may do `action` in `edition`.

    For actions. `None` as user is the installation itself: a management command or a task that
    was permitted when it was queued. Views use `for_edition`, which never tells a stranger
    that an edition exists. In an archived edition the installation itself changes nothing either.
    """
    action = Action(action)
    allowed = (action in IN_THE_ARCHIVE or not edition.archived) if user is None else can(user, action, edition)
    if not allowed:
        raise NotPermitted(_refusal(action, edition))


def _refusal(action: Action, edition: Edition) -> str:
    if edition.archived and action not in IN_THE_ARCHIVE:
        return _("%(edition)s is archived: nothing in it can be changed.") % {"edition": edition.title}
    words = {
        Action.VIEW: _("You have no role in the edition %(edition)s."),
        Action.TRANSLATE: _("Your role in %(edition)s does not let you translate."),
        Action.EDIT: _("Your role in %(edition)s does not let you edit the source language."),
        Action.REVIEW: _("Your role in %(edition)s does not let you review."),
        Action.PUBLISH: _("Your role in %(edition)s does not let you publish pages."),
        Action.RELEASE: _("Your role in %(edition)s does not let you publish or withdraw releases."),
        Action.MANAGE_PEOPLE: _("Your role in %(edition)s does not let you manage its people."),
        Action.MANAGE_EDITION: _("Your role in %(edition)s does not let you change its settings."),
        Action.MANAGE_WEBHOOKS: _("Your role in %(edition)s does not let you manage its webhooks."),
        Action.OWN: _("Only an owner of %(edition)s can do that."),
    }
    return words[action] % {"edition": edition.title}


def visible_editions(user: Any) -> QuerySet[Edition]:
    """The editions that `user` has a role in; all of them for an installation administrator."""
    if is_installation_administrator(user):
        return Edition.objects.filter(deleted_at=None)
    if user is None or not user.is_active or user.is_anonymous:
        return Edition.objects.none()
    return Edition.objects.filter(memberships__user_id=user.pk, memberships__role__in=list(ROLE_ACTIONS))


def editions_where(user: Any, action: Action | str) -> QuerySet[Edition]:
    """The editions in which `can(user, action, …)` holds."""
    moving = Q() if Action(action) in IN_THE_ARCHIVE else Q(archived_at=None)
    if is_installation_administrator(user):
        return Edition.objects.filter(moving, deleted_at=None)
    roles = [role for role, actions in ROLE_ACTIONS.items() if Action(action) in actions]
    memberships = Membership.objects.filter(user_id=user.pk, role__in=roles)
    return visible_editions(user).filter(moving, pk__in=memberships.values("edition"))


def forkable_editions(user: Any) -> QuerySet[Edition]:
    """The editions from whose releases `user` may make one of their own.

    What is public and has agreed to it, whoever works in an edition may adapt; anything else, its owners alone.
    """
    if is_installation_administrator(user):
        return Edition.objects.filter(archived_at=None)
    if not visible_editions(user).exists():
        return Edition.objects.none()
    own = editions_where(user, Action.OWN).values("pk")
    return Edition.objects.filter(Q(public=True, adaptable=True) | Q(pk__in=own), archived_at=None)


def require_fork(user: Any, upstream: Edition) -> None:
    """Raises `NotPermitted` unless `user` may make an edition of their own from `upstream`; see `require`."""
    if user is None:
        require(user, Action.VIEW, upstream)
    elif not forkable_editions(user).filter(pk=upstream.pk).exists():
        raise NotPermitted(_("Only an owner of %(edition)s can adapt it.") % {"edition": upstream.title})


def listed_forks(edition: Edition) -> QuerySet[Edition]:
    """The editions adapted from `edition` whose owners have agreed that its people see it; of others, nothing."""
    agreed = edition.forks.filter(tells_upstream=True, base_release__edition=edition, archived_at=None)
    return agreed.select_related("base_release").defer("base_release__manifest").order_by("title")


def people_who_can(action: Action | str, edition: Edition) -> QuerySet[Any]:
    """The people of `edition` whose role lets them do `action`; administrators are not of it."""
    roles = [role for role, actions in ROLE_ACTIONS.items() if Action(action) in actions]
    return get_user_model().objects.filter(
        is_active=True, memberships__edition_id=edition.pk, memberships__role__in=roles
    )


def for_edition(action: Action) -> Callable[..., Callable[..., HttpResponseBase]]:
    """A decorator for views under `…/<slug:code>/…`: they get the `Edition` in place of its code.

    A stranger gets 404, whether or not the edition exists; a member whose role is too small
    gets `PermissionDenied` with words that say so.
    """

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            edition = visible_editions(request.user).filter(code=code).first()
            if edition is None:
                raise Http404
            if not can(request.user, action, edition):
                raise PermissionDenied(_refusal(action, edition))
            return view(request, edition, *args, **kwargs)

        return guarded

    return decorate


# Whose is it? -----------------------------------------------------------------------------


def edition_of_page(page: Page) -> Edition | None:
    """The edition of a saved page; `None` for what no edition owns, such as the tree's root."""
    identity = PageIdentity.objects.filter(page_id=page.pk).select_related("edition").first()
    return identity.edition if identity else None


def edition_of_collection(collection: Collection) -> Edition | None:
    """The edition whose collection this is, or lies below."""
    paths = [collection.path[:end] for end in range(collection.steplen, len(collection.path) + 1, collection.steplen)]
    return Edition.objects.filter(collection__path__in=paths).first()


def edition_of_image(image: "AbstractImage") -> Edition | None:
    return edition_of_collection(image.collection)


def edition_of_document(document: "AbstractDocument") -> Edition | None:
    return edition_of_collection(document.collection)
