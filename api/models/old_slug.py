"""Addresses that pages had in earlier releases."""

from typing import ClassVar

from django.db import models

from editions.models import Edition


class OldSlug(models.Model):
    """A slug that a page had up to the release `until` (a release's number) and not in the one after it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    lineage = models.UUIDField()
    # As manifests call the page's type: `content.Lesson`.
    type = models.CharField(max_length=100)
    locale = models.CharField(max_length=100)
    slug = models.CharField(max_length=255)
    until = models.PositiveIntegerField()

    edition_id: int

    class Meta:
        default_permissions: ClassVar = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "slug", "type", "lineage", "locale", "until"], name="one_old_slug_per_change"
            )
        ]

    def __str__(self) -> str:
        return f"{self.locale}/{self.slug}"
