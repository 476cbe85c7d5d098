"""Editions that somebody asked for."""

from typing import ClassVar

from django.db import models

from editions.models.edition import Edition
from editions.models.work_request import WorkRequest


class ForkRequest(WorkRequest):
    """A fork that a worker makes. A person has one open at a time.

    `left_out` are lineages of modules that the new edition does not want; `edition` is what came of it.
    """

    upstream = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="fork_requests")
    version = models.CharField(max_length=40)
    code = models.CharField(max_length=50)
    title = models.CharField(max_length=255)
    owner = models.CharField(max_length=255)
    locales = models.JSONField(default=list)
    branding = models.BooleanField(default=True)
    left_out = models.JSONField(default=list)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(WorkRequest.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["asked_by"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="one_open_fork_request_per_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.state}"
