"""Roles become Wagtail permissions, and never by hand.

For each edition and role there is one Django group, `edition:CODE:role`. Its rights on the
edition's pages and collection are computed from the permission door's own table, so a role
gives the same powers in Wagtail's screens as in ours. The groups hold nothing else: rights on
users, groups, sites, workflows, locales or collections themselves reach across editions.

Kept in step by signals on `Membership`, on new course roots and on deleted editions; bulk work
(`fork`, `import`) sends no signals and calls `sync_roles` itself.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageSubscription,
    WorkflowState,
    get_default_page_content_type,
)
from wagtail.users.models import UserProfile

from cms.content.models import Course
from editions.models import Edition, Membership, PageIdentity, Role
from editions.permissions import IN_THE_ARCHIVE, ROLE_ACTIONS, Action, forget_roles
from editions.workflow import give_workflow

__all__ = ["connect", "drop_roles", "group_of", "sync_roles"]

# What an action means on the pages of the source language, and on those of the others.
_SOURCE_PAGES = {
    Action.EDIT: {"add_page", "change_page"},
    Action.REVIEW: {"lock_page", "unlock_page"},
    Action.PUBLISH: {"publish_page", "bulk_delete_page"},
}
_TRANSLATED_PAGES = {**_SOURCE_PAGES, Action.TRANSLATE: {"change_page"}}
# Pictures and files are shared by all languages of an edition: translators choose among them.
_MEDIA = {
    Action.TRANSLATE: {"choose_image", "choose_document"},
    Action.EDIT: {
        *("add_image", "change_image", "choose_image"),
        *("add_document", "change_document", "choose_document"),
    },
}
# Rights that know no edition; the gate in front of the admin decides which one they reach.
_EVERYWHERE = {
    Action.VIEW: {("wagtailadmin", "access_admin")},
    Action.TRANSLATE: {("wagtail_localize", "submit_translation")},
}


def _prefix(code: str) -> str:
    return f"edition:{code}:"


def group_of(edition: Edition, role: Role | str) -> Group:
    """The group of the people who have `role` in `edition`, made when it is first wanted."""
    return Group.objects.get_or_create(name=f"{_prefix(edition.code)}{Role(role).value}")[0]


@transaction.atomic
def sync_roles(edition: Edition) -> None:
    """Makes the groups of `edition` hold exactly what its roles say, and exactly its people.

    Its courses get the workflow that those roles answer. Call it after bulk work: a fork, an
    import, a new language. Safe to repeat.
    """
    roots = list(Course.objects.filter(identity__edition=edition).order_by("pk"))
    permissions = {
        (p.content_type.app_label, p.codename): p
        for p in Permission.objects.filter(_wanted_permissions()).select_related("content_type")
    }
    for role, granted in ROLE_ACTIONS.items():
        actions = granted & IN_THE_ARCHIVE if edition.archived else granted
        group = group_of(edition, role)
        _set_everywhere(group, actions, permissions)
        _set_pages(group, actions, edition, roots, permissions)
        _set_collection(group, actions, edition, permissions)
    _set_people(edition)
    give_workflow(roots)


def _wanted_permissions() -> Q:
    wanted = Q(content_type__app_label="wagtailcore", content_type__model="page")
    wanted |= Q(content_type__app_label="wagtailimages", content_type__model="image")
    wanted |= Q(content_type__app_label="wagtaildocs", content_type__model="document")
    for pairs in _EVERYWHERE.values():
        for app, codename in pairs:
            wanted |= Q(content_type__app_label=app, codename=codename)
    return wanted


def _names(table: dict[Action, set[Any]], actions: frozenset[Action]) -> set[Any]:
    return set().union(*(table.get(action, set()) for action in actions))


def _set_everywhere(group: Group, actions: frozenset[Action], permissions: dict[tuple[str, str], Permission]) -> None:
    group.permissions.set([permissions[pair] for pair in _names(_EVERYWHERE, actions)])


def _set_pages(
    group: Group,
    actions: frozenset[Action],
    edition: Edition,
    roots: list[Course],
    permissions: dict[tuple[str, str], Permission],
) -> None:
    wanted = {
        (root.pk, permissions["wagtailcore", name].pk)
        for root in roots
        for name in _names(_SOURCE_PAGES if root.locale_id == edition.source_locale_id else _TRANSLATED_PAGES, actions)
    }
    held = {(row.page_id, row.permission_id): row.pk for row in GroupPagePermission.objects.filter(group=group)}
    GroupPagePermission.objects.filter(pk__in=[pk for pair, pk in held.items() if pair not in wanted]).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page_id=page, permission_id=permission)
        for page, permission in sorted(wanted - held.keys())
    )


def _set_collection(
    group: Group, actions: frozenset[Action], edition: Edition, permissions: dict[tuple[str, str], Permission]
) -> None:
    wanted = {
        (edition.collection_id, permissions["wagtailimages" if name.endswith("_image") else "wagtaildocs", name].pk)
        for name in _names(_MEDIA, actions)
    }
    rows = GroupCollectionPermission.objects.filter(group=group)
    held = {(row.collection_id, row.permission_id): row.pk for row in rows}
    rows.filter(pk__in=[pk for pair, pk in held.items() if pair not in wanted]).delete()
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection_id=collection, permission_id=permission)
        for collection, permission in sorted(wanted - held.keys())
    )


def _set_people(edition: Edition) -> None:
    people: dict[str, list[int]] = {}
    for user, role in Membership.objects.filter(edition=edition).values_list("user_id", "role"):
        people.setdefault(role, []).append(user)
    for role in ROLE_ACTIONS:
        group: Any = group_of(edition, role)
        group.user_set.set(people.get(role, []))


def _leave(membership: Membership, keep: Group | None = None) -> None:
    groups = Group.objects.filter(name__startswith=_prefix(membership.edition.code))
    if keep is not None:
        groups = groups.exclude(pk=keep.pk)
    membership.user.groups.remove(*groups)


def _on_membership_saved(sender: type, instance: Membership, **kwargs: Any) -> None:
    if kwargs.get("raw"):
        return
    group = group_of(instance.edition, instance.role)
    if not group.permissions.exists():
        sync_roles(instance.edition)
    _leave(instance, keep=group)
    instance.user.groups.add(group)
    forget_roles(instance.user)


def _on_membership_deleted(sender: type, instance: Membership, **kwargs: Any) -> None:
    _leave(instance)
    _stop_mail(instance)
    forget_roles(instance.user)


def _stop_mail(membership: Membership) -> None:
    """Who has left is no longer told of comments and decisions on pages that they may not read."""
    user, edition = membership.user, membership.edition_id
    PageSubscription.objects.filter(user=user, page__identity__edition_id=edition).delete()
    pages = PageIdentity.objects.filter(edition_id=edition).annotate(key=Cast("page_id", CharField()))
    WorkflowState.objects.active().filter(
        requested_by=user, base_content_type=get_default_page_content_type(), object_id__in=pages.values("key")
    ).update(requested_by=None)
    # Wagtail writes to all who took part in a thread of comments, subscribed or not.
    if not Membership.objects.filter(user=user).exclude(pk=membership.pk).exists():
        UserProfile.objects.filter(user=user).update(updated_comments_notifications=False)


def _on_identity_saved(sender: type, instance: PageIdentity, created: bool, **kwargs: Any) -> None:
    if created and not kwargs.get("raw") and issubclass(_model_of(instance.page), Course):
        sync_roles(instance.edition)


def _model_of(page: Page) -> type[Page]:
    return page.specific_class or Page


def drop_roles(edition: Edition) -> None:
    """Deletes the groups of an edition that nobody has a role in any more."""
    Group.objects.filter(name__startswith=_prefix(edition.code)).delete()


def _on_edition_deleted(sender: type, instance: Edition, **kwargs: Any) -> None:
    drop_roles(instance)


def connect() -> None:
    """Called once at start-up."""
    post_save.connect(_on_membership_saved, sender=Membership, dispatch_uid="editions.roles.joined")
    # Before it is deleted, while the person and the edition are certain to be there.
    pre_delete.connect(_on_membership_deleted, sender=Membership, dispatch_uid="editions.roles.left")
    post_save.connect(_on_identity_saved, sender=PageIdentity, dispatch_uid="editions.roles.course")
    post_delete.connect(_on_edition_deleted, sender=Edition, dispatch_uid="editions.roles.edition")
