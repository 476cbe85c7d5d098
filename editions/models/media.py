"""Media that releases hold: kept by content, public under addresses that cannot be guessed."""

from typing import ClassVar

from django.db import models

from editions.models.edition import Edition


class MediaObject(models.Model):
    """The bytes of one file, stored once by hash and never changed.

    `renditions` lists what was made from a picture at release:
    `[{"width": 800, "height": 450, "name": "objects/ab/ab…-800.webp"}]`.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=255)
    mime = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    renditions = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.digest


class PublicMedia(models.Model):
    """That an edition has released a file: its public token is an HMAC of edition secret and hash."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="public_media")
    media = models.ForeignKey(MediaObject, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64)
    # The name that a download is offered under.
    file_name = models.CharField(max_length=255)

    edition_id: int
    media_id: str

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "token"], name="one_token_per_edition")]

    def __str__(self) -> str:
        return f"{self.edition_id}/{self.token}"
