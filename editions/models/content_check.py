"""How sound an edition's live content was when it was last looked at."""

from django.db import models

from editions.models.edition import Edition


class ContentCheck(models.Model):
    """Numbers for the edition's home; the screen that names each problem looks afresh."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, primary_key=True, related_name="content_check")
    asked_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    # When something changed that no page's own times tell of.
    changed_at = models.DateTimeField(null=True)
    # What would stop a release, and what some readers could not use.
    broken = models.PositiveIntegerField(default=0)
    hindrances = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.broken}, {self.hindrances}"

    edition_id: int
