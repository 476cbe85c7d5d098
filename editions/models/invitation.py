"""Invitations: who may join an edition, in which role, and until when."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition
from editions.models.membership import Role

if TYPE_CHECKING:
    from datetime import datetime


class Invitation(models.Model):
    """An offer of one role in one edition to whoever reads the mail of one address.

    Of the link in that mail only a hash is kept. It works once, until it expires or is revoked.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"))
    # When the mail left; none while it has not, or could not.
    sent_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    edition_id: int
    invited_by_id: int | None

    class Meta:
        ordering: ClassVar = ["-invited_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "email"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="one_standing_invitation_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} – {self.role} – {self.edition.code}"

    @property
    def open(self) -> bool:
        """Whether it can still be accepted."""
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > timezone.now()

    def revoke(self, at: "datetime | None" = None) -> None:
        self.revoked_at = at or timezone.now()
        self.save(update_fields=["revoked_at"])
