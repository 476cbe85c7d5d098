"""What can be found of released pages."""

from typing import ClassVar

from django.db import models

from editions.models import Document


class SearchEntry(models.Model):
    """A page as readers of one language get it: its document, and the source's that it falls back to.

    As documents are, it is kept once however many releases and editions share it, and it never
    changes. The database's own index stands beside the table and follows it by itself: on
    PostgreSQL a generated column `vector` with a GIN index, on SQLite the FTS5 table
    `api_searchwords`, kept by triggers. A migration that rebuilds this table on SQLite has to
    make the triggers again (`api/search/sqlite_index.py`).
    """

    # SHA-256 of both documents' digests and the version of what is made of them, in hexadecimal.
    key = models.CharField(max_length=64, unique=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Document, null=True, on_delete=models.CASCADE, related_name="+")
    title = models.TextField()
    locale = models.CharField(max_length=100)
    # `[[block id or "", language, text], …]`
    passages = models.JSONField()
    # Folded words, parted by spaces: what the database looks into.
    title_words = models.TextField()
    words = models.TextField()

    document_id: str
    source_id: str | None

    class Meta:
        default_permissions: ClassVar = ()

    def __str__(self) -> str:
        return self.title
