"""Drafts as they were when somebody asked to see them, kept for as long as a preview lasts."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from editions.models.edition import Edition


class PreviewDraft(models.Model):
    """What a preview lays over an edition's release: `body` is JSON, described in `editions.drafts`.

    In the database and not in a cache: what is previewed is often not saved anywhere else, and
    the process that shows it need not be the one that was asked to.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    body = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.id}"
