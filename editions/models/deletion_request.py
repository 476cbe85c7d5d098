"""Deletions that somebody asked for."""

from typing import ClassVar

from django.db import models

from editions.models.edition import Edition
from editions.models.work_request import WorkRequest, one_open_for_each_edition


class DeletionRequest(WorkRequest):
    """A deletion of `edition` by a worker. It outlives what it deletes, and is its asker's, who has no role any more.

    So it holds nothing of the edition but its `code`, as it was written once more.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="deletion_requests")
    code = models.CharField(max_length=50)

    class Meta(WorkRequest.Meta):
        constraints: ClassVar = [one_open_for_each_edition("one_open_deletion_request_per_edition")]

    def __str__(self) -> str:
        return f"{self.code}: {self.state}"

    @property
    def deleted(self) -> bool:
        """Whether the edition is gone: also where the worker was cut off before it noted that."""
        return self.state == self.State.DONE or self.edition.deleted_at is not None
