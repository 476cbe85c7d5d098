"""Releases that are to be made later: at a time that somebody set, or after the last publication."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition
from editions.models.release import Release


class PlannedRelease(models.Model):
    """A release that a worker makes when it is due, of what is live then; one of each kind waits."""

    class Kind(models.TextChoices):
        SCHEDULED = "scheduled", _("At a time that was set")
        AUTOMATIC = "automatic", _("By itself")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        UNCHANGED = "unchanged", _("Nothing had changed")
        CANCELLED = "cancelled", _("Cancelled")
        FAILED = "failed", _("Failed")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="planned_releases")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField()
    # Empty: the one that follows.
    version = models.CharField(max_length=40, blank=True)
    notes = models.TextField(blank=True)
    # The name tells a person whose account is gone from the installation itself, which has none.
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_name = models.CharField(max_length=255, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    # In which it is told why it failed.
    language = models.CharField(max_length=20)
    finished_at = models.DateTimeField(null=True)
    # How often the database failed at it; it is tried again.
    tries = models.PositiveSmallIntegerField(default=0)
    release = models.ForeignKey(Release, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(blank=True)
    problems = models.JSONField(default=list)

    edition_id: int
    asked_by_id: int | None

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="planned_releases_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "kind"],
                condition=models.Q(state="waiting"),
                name="one_waiting_release_per_edition_and_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition.code}: {self.kind} {self.due_at:%Y-%m-%d %H:%M} {self.state}"

    @classmethod
    def due(cls, now: datetime) -> models.QuerySet[Any]:
        """What waits and should have been made by `now`."""
        return cls._default_manager.filter(state=cls.State.WAITING, due_at__lte=now).order_by("due_at")
