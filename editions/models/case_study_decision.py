"""What an edition has decided about a case study."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition

__all__ = ["CaseStudyDecision"]


class CaseStudyDecision(models.Model):
    """Counts in the edition's next release; no page is changed by it.

    Lineages, and not pages: what is decided holds in every language, and outlives an update
    that takes the page away or brings it again.
    """

    class Kind(models.TextChoices):
        KEEP = "keep", _("Kept")
        REPLACE = "replace", _("Replaced")
        HIDE = "hide", _("Hidden")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="case_study_decisions")
    lineage = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # The case study that stands in its place.
    replacement = models.UUIDField(null=True, blank=True)
    # The ids of questions that depend on it and that somebody has looked at since.
    looked_at = models.JSONField(default=list, blank=True)
    # None for the installation itself, and for who is no longer here.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now=True)

    edition_id: int

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["edition", "lineage"], name="one_decision_per_case_study"),
            models.CheckConstraint(
                condition=models.Q(kind="replace", replacement__isnull=False)
                | (~models.Q(kind="replace") & models.Q(replacement__isnull=True)),
                name="replaced_by_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.lineage} {self.kind}"
