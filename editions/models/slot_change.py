"""What was changed in the slots of an edition, by whom and when."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition

__all__ = ["SlotChange"]


class _AppendOnly(models.QuerySet["SlotChange"]):
    """Rows are added; they go with their edition alone."""

    def update(self, **values: Any) -> NoReturn:
        raise TypeError("The history of slots is never rewritten.")

    def delete(self) -> NoReturn:
        raise TypeError("The history of slots is never shortened.")


class SlotChange(models.Model):
    """One slot in one language, as readers had it before and after; only what is filled is kept."""

    class How(models.TextChoices):
        TABLE = "table", _("Table")
        FILE = "file", _("CSV file")
        UNDO = "undo", _("Undone")
        PAGE = "page", _("Page editor")
        IMPORT = "import", _("Bundle")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="slot_changes")
    at = models.DateTimeField(auto_now_add=True)
    # None for the installation itself, and for who is no longer here.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    how = models.CharField(max_length=10, choices=How.choices)
    slot = models.CharField(max_length=80)
    language = models.CharField(max_length=20)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undoes = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="undone_by")

    objects = _AppendOnly.as_manager()

    edition_id: int
    undoes_id: int | None

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["edition", "-id"], name="slot_changes_of_edition")]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.slot} {self.language}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("The history of slots is never rewritten.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The history of slots is never shortened.")
