"""What happened in an edition that its owner may have to answer for."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition


class AuditAction(models.TextChoices):
    """What is written down."""

    INVITED = "invited", _("Invited")
    INVITATION_REVOKED = "invitation_revoked", _("Invitation revoked")
    JOINED = "joined", _("Joined")
    ROLE_CHANGED = "role_changed", _("Role changed")
    REMOVED = "removed", _("Removed")
    SECOND_FACTOR = "second_factor", _("Second factor asked for, or no longer")
    SIGNED_IN = "signed_in", _("Signed in")
    PUBLISHED = "page_published", _("Page published")
    UNPUBLISHED = "page_unpublished", _("Page taken off")
    RELEASED = "released", _("Release published")
    WITHDRAWN = "withdrawn", _("Release withdrawn")
    EXPORTED = "exported", _("Edition exported")
    ARCHIVED = "archived", _("Archived")
    RESTORED = "restored", _("Taken out of the archive")
    DELETED = "deleted", _("Deleted")
    TOKEN_MADE = "token_made", _("Token made")
    TOKEN_REVOKED = "token_revoked", _("Token revoked")
    APPROVALS_CHANGED = "approvals_changed", _("Approvals changed")
    REVIEW_ENDED = "review_ended", _("Page taken out of review")
    RELEASE_PLANNED = "release_planned", _("Release planned")
    PLAN_CANCELLED = "plan_cancelled", _("Planned release cancelled")
    TRANSLATED = "translated", _("Translations taken from a file or from memory")
    ACCESS_CHANGED = "access_changed", _("Who may read it changed")
    CASE_STUDY = "case_study", _("Decided about a case study")
    BRANDING_CHANGED = "branding_changed", _("Branding changed")


class AppendOnly(TypeError):
    """An entry of an audit log is neither changed nor deleted."""


class _AuditEntries(models.QuerySet["AuditEntry"]):
    def update(self, **values: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly


class AuditEntry(models.Model):
    """One thing that happened; it goes only with the whole edition.

    The person's name stands in the entry itself, so that it can be read when the account is gone.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="audit_entries")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    actor_name = models.CharField(_("who"), max_length=255)
    action = models.CharField(_("what"), max_length=30, choices=AuditAction.choices)
    details = models.JSONField(_("details"), default=dict)

    edition_id: int

    objects = _AuditEntries.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["edition", "-at"], name="audit_of_edition")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    @property
    def words(self) -> str:
        """The details as one line for people."""
        return ", ".join(f"{name}: {value}" for name, value in self.details.items())
