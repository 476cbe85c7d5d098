"""Whose page it was, once it is gone."""

from django.db import models
from wagtail.models import Locale

from editions.models.edition import Edition

__all__ = ["DeletedPage"]


class DeletedPage(models.Model):
    """Ties what was done to a page to its edition for good: log entries outlive pages, identities do not.

    A page's primary key is never given to another page, so that it stands for that page for ever.
    """

    page_id = models.PositiveBigIntegerField(primary_key=True)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="deleted_pages")
    # None once nobody uses the language any more.
    locale = models.ForeignKey(Locale, null=True, on_delete=models.SET_NULL, related_name="+")

    edition_id: int
    locale_id: int | None

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.page_id}"
