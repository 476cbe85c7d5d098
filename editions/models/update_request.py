"""Work on updates that somebody asked for: it takes seconds, so it is done outside of their request."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition
from editions.models.update import Update


class UpdateRequest(models.Model):
    """One step of an update that a worker takes, and how that went."""

    class Verb(models.TextChoices):
        OFFER = "offer", _("Look for changes")
        APPLY = "apply", _("Apply")
        PUBLISH = "publish", _("Publish")
        UNDO = "undo", _("Undo")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("At work")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="update_requests")
    # None while an offer is being made.
    update = models.ForeignKey(Update, null=True, on_delete=models.CASCADE, related_name="requests")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    # In which the person reads, and is told why it failed.
    language = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    problems = models.JSONField(default=list)

    edition_id: int
    update_id: int | None

    OPEN: ClassVar = (State.WAITING, State.RUNNING)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="one_open_update_request_per_edition",
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.verb} {self.update_id or ''} {self.state}"

    @property
    def open(self) -> bool:
        """Whether it is still to be heard of."""
        return self.state in self.OPEN
