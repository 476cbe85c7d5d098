"""What is written into audit logs although no action of ours does it: signing in, publishing a page."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from wagtail.models import PageLogEntry

from editions.audit import record
from editions.models import AuditAction, Edition, PageIdentity
from editions.permissions import roles_of

__all__ = ["connect"]

_PUBLISHED = {"wagtail.publish": AuditAction.PUBLISHED, "wagtail.unpublish": AuditAction.UNPUBLISHED}


def _on_signed_in(sender: type, request: Any, user: Any, **kwargs: Any) -> None:
    """In the log of every edition that the person has a role in."""
    for edition in Edition.objects.filter(pk__in=list(roles_of(user))):
        record(edition, user, AuditAction.SIGNED_IN)


def _on_page_logged(sender: type, instance: PageLogEntry, created: bool, **kwargs: Any) -> None:
    """What a person did; loading a course as the installation publishes hundreds."""
    action = _PUBLISHED.get(instance.action)
    if action is None or not created or kwargs.get("raw") or instance.user_id is None:
        return
    identity = PageIdentity.objects.filter(page_id=instance.page_id).select_related("edition").first()
    if identity is not None:
        record(identity.edition, instance.user, action, {"page": instance.label})


def connect() -> None:
    """Called once at start-up."""
    user_logged_in.connect(_on_signed_in, dispatch_uid="editions.audit.signed_in")
    post_save.connect(_on_page_logged, sender=PageLogEntry, dispatch_uid="editions.audit.published")
