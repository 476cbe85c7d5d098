"""Images and documents: with credit, licence, source and a content hash."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from cms.media.hashing import sha256_of
from cms.media.uploads import check_document


def _hash(file: Any) -> str:
    if not file._committed:
        # An upload that is still to be stored: it must stay open.
        return sha256_of(file.file)
    with file.open("rb") as opened:
        return sha256_of(opened)


class Credited(models.Model):
    """Where a file comes from, what may be done with it, and what its bytes are."""

    credit = models.CharField(_("credit"), max_length=255, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    # SHA-256 in hexadecimal: what documents refer to, the same in every edition.
    content_hash = models.CharField(max_length=64, editable=False, blank=True, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        file = getattr(self, "file", None)
        if file and (not self.content_hash or not getattr(file, "_committed", True)):
            self.content_hash = _hash(file)
        super().save(*args, **kwargs)


class CourseImage(Credited, AbstractImage):
    """A picture; `description` is its default text alternative."""

    admin_form_fields = ("title", "file", "description", "credit", "licence", "source", "collection", "tags")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.title


class CourseRendition(AbstractRendition):
    image = models.ForeignKey(CourseImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class CourseDocument(Credited, AbstractDocument):
    admin_form_fields: ClassVar = ("title", "file", "credit", "licence", "source", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        # What is stored already was checked when it came in.
        if self.file and not self.file._committed:
            with self.open_file() as file:
                try:
                    check_document(file, self.file.name)
                except ValidationError as error:
                    raise ValidationError({"file": error}) from error
