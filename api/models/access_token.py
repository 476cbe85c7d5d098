"""Tokens that let programs read what is not public, or do what needs an owner's word."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editions.models import Edition


class Scope(models.TextChoices):
    """What a token opens, in its own edition alone."""

    READ_PUBLISHED = "read:published", _("Read releases")
    READ_DRAFT = "read:draft", _("Read what is live and not released yet")
    READ_BUNDLE = "read:bundle", _("Fetch bundles, to subscribe to the edition")
    WRITE_ATTEMPTS = "write:attempts", _("Record learners' attempts")
    MANAGE_WEBHOOKS = "manage:webhooks", _("Manage webhooks")


class AccessToken(models.Model):
    """A token of an edition. What was given out is kept as a digest only: nobody can read it here."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=100)
    # The first characters, by which people know it again.
    hint = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(_("scopes"), default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    edition_id: int
    created_by_id: int | None

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")

    def __str__(self) -> str:
        return f"{self.edition.code}: {self.name} ({self.hint}…)"

    @property
    def valid(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()
