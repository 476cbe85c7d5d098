"""Media that releases hold: kept by content, public under addresses that cannot be guessed."""

from typing import ClassVar

from django.db import models

from editions.models.edition import Edition


class MediaObject(models.Model):
    """The bytes of one file, stored once by hash and never changed.

    `renditions` lists what was made from a picture at release, in WebP:
    `[{"width": 800, "height": 450, "name": "objects/ab/ab…-800.webp", "bytes": 9000, "sha256": …}]`.
    `avif` is the same in AVIF: empty where it would not be smaller, null while nobody has tried.
    `placeholder` and `color` are empty for a file, and for what is partly transparent.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=255)
    mime = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    renditions = models.JSONField(default=list)
    avif = models.JSONField(null=True, default=None)
    placeholder = models.TextField(default="")
    color = models.CharField(max_length=7, default="")

    def __str__(self) -> str:
        return self.digest


class PublicMedia(models.Model):
    """That an edition has released a file: its public token is an HMAC of edition secret and hash."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="public_media")
    media = models.ForeignKey(MediaObject, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64)
    # The name that a download is offered under.
    file_name = models.CharField(max_length=255)
    # Whether only releases that were withdrawn hold it.
    withdrawn = models.BooleanField(default=False)

    edition_id: int
    media_id: str

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "token"], name="one_token_per_edition")]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.token}"
