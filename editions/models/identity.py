"""Whose page is this, and which page is it, whatever the language or the edition?"""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from wagtail.models import Locale, Page

from editions.models.edition import Edition


class PageIdentity(models.Model):
    """Gives a page its edition and its lineage.

    The lineage is the same across languages and forks. `translation_key` cannot serve: it must
    differ between editions, or wagtail-localize would take them for one.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="identity")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="identities")
    lineage = models.UUIDField(default=uuid4, db_index=True)
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")

    page_id: int
    edition_id: int
    locale_id: int

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "lineage", "locale"], name="one_page_per_lineage_and_locale")
        ]

    def __str__(self) -> str:
        return f"{self.lineage} ({self.page_id})"
