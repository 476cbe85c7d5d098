"""The published directory of an edition, joined to releases when they are read."""

from django.db import models

from editions.models.edition import Edition


class DirectorySnapshot(models.Model):
    """Slot values and institutions as canonical JSON, rebuilt whenever one of them is published."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, primary_key=True, related_name="directory")
    body = models.TextField()
    digest = models.CharField(max_length=64)
    rebuilt_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.edition.code} {self.digest[:12]}"
