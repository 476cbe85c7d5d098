"""Releases: immutable, content-addressed snapshots."""

import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition
from editions.models.work_request import WorkRequest, one_open_for_each_edition


class Document(models.Model):
    """One page in one language as canonical JSON, stored once however many editions share it."""

    # SHA-256 of `body`, in hexadecimal.
    digest = models.CharField(max_length=64, primary_key=True)
    body = models.TextField()

    def __str__(self) -> str:
        return self.digest


class Release(models.Model):
    """An immutable snapshot of an edition.

    `manifest` is canonical JSON: the tree of pages with the digest of each document, languages,
    branding, media. Its SHA-256 is the release's `digest`, so that one value stands for all of
    it. A release is never edited; it can be withdrawn, and then says which one follows.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="releases")
    version = models.CharField(_("version"), max_length=40)
    number = models.PositiveIntegerField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    manifest = models.TextField(editable=False)
    notes = models.TextField(_("notes"), blank=True)
    published_at = models.DateTimeField(editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(blank=True, editable=False)

    edition_id: int

    class Meta:
        ordering: ClassVar = ["edition", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "version"], name="one_release_per_version"),
            models.UniqueConstraint(fields=["edition", "number"], name="one_release_per_number"),
        ]
        verbose_name = _("release")
        verbose_name_plural = _("releases")

    def __str__(self) -> str:
        return f"{self.edition.code} {self.version}"

    @property
    def withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class ReleasePictures(models.Model):
    """What readers are told of a release's pictures beside its manifest, as JSON by content hash.

    It follows from the pictures themselves, so it may be made, and made anew, for any release.
    See `editions.release_pictures`.
    """

    release = models.OneToOneField(Release, on_delete=models.CASCADE, primary_key=True, related_name="pictures")
    # SHA-256 of `body`, in hexadecimal.
    digest = models.CharField(max_length=64)
    body = models.TextField()

    def __str__(self) -> str:
        return self.digest

    def parsed(self) -> dict[str, Any]:
        return json.loads(self.body)


class ReleaseRequest(WorkRequest):
    """A release that somebody asked for."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="release_requests")
    version = models.CharField(max_length=40)
    notes = models.TextField(blank=True)
    release = models.ForeignKey(Release, null=True, on_delete=models.SET_NULL, related_name="+")
    new_documents = models.PositiveIntegerField(default=0)

    class Meta(WorkRequest.Meta):
        constraints: ClassVar = [one_open_for_each_edition("one_open_release_request_per_edition")]

    def __str__(self) -> str:
        return f"{self.edition.code} {self.version}: {self.state}"


class ReleaseDocument(models.Model):
    """Which documents a release holds: what keeps a document alive, and one look-up by lineage."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="release_documents")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()
    lineage = models.UUIDField()
    locale = models.CharField(max_length=100)

    release_id: int
    document_id: str

    class Meta:
        indexes: ClassVar = [models.Index(fields=["release", "sequence"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "lineage", "locale"], name="one_document_per_page_and_locale")
        ]

    def __str__(self) -> str:
        return f"{self.release_id}: {self.lineage} {self.locale}"
