"""Work that takes seconds, and is therefore done outside of the request in which somebody asked for it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkRequest(models.Model):
    """What a worker was asked to do for an edition, and how that went. One at a time is open.

    A model for each kind of work adds what was asked for, and an `edition`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("At work")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    OPEN: ClassVar = (State.WAITING, State.RUNNING)

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

    class Meta:
        abstract = True
        ordering: ClassVar = ["-pk"]

    @property
    def open(self) -> bool:
        """Whether it is still to be heard of."""
        return self.state in self.OPEN


def one_open_for_each_edition(name: str) -> models.UniqueConstraint:
    """What holds, whoever asks at the same moment."""
    return models.UniqueConstraint(fields=["edition"], condition=models.Q(state__in=["waiting", "running"]), name=name)
