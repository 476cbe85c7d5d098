"""Steps of updates that somebody asked for."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition
from editions.models.update import Update
from editions.models.work_request import WorkRequest, one_open_for_each_edition


class UpdateRequest(WorkRequest):
    """One step of an update that a worker takes."""

    class Verb(models.TextChoices):
        OFFER = "offer", _("Look for changes")
        APPLY = "apply", _("Apply")
        PUBLISH = "publish", _("Publish")
        UNDO = "undo", _("Undo")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="update_requests")
    # None while an offer is being made.
    update = models.ForeignKey(Update, null=True, on_delete=models.CASCADE, related_name="requests")
    verb = models.CharField(max_length=10, choices=Verb.choices)

    update_id: int | None

    class Meta(WorkRequest.Meta):
        constraints: ClassVar = [one_open_for_each_edition("one_open_update_request_per_edition")]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.verb} {self.update_id or ''} {self.state}"
