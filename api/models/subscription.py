"""Editions of other installations whose releases are fetched here."""

from typing import ClassVar

from django.db import models

from editions.models import Edition


class Subscription(models.Model):
    """An edition that stands here as releases alone, and where they come from."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="+")
    # The installation's address, without a path: https://courses.example
    url = models.CharField(max_length=500)
    # What the edition is called there.
    code = models.CharField(max_length=50)
    # The access token, sealed with this installation's key.
    sealed_token = models.TextField()
    # The validator of the feed as it was last read to its end.
    etag = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    # Why the last check failed; empty when it did not.
    failure = models.TextField(blank=True)

    edition_id: int

    class Meta:
        default_permissions: ClassVar = ()
        ordering: ClassVar = ["edition__code"]

    def __str__(self) -> str:
        return f"{self.edition.code} ← {self.url}/{self.code}"
