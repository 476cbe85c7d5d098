"""Images and documents: with credit, licence, source and a content hash."""

from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.utils.file import hash_filelike

from cms.media.hashing import sha256_of
from cms.media.pictures import clean_picture
from cms.media.storing import PictureField, document_path, picture_path
from cms.media.uploads import check_document


class Credited(models.Model):
    """Where a file comes from, what may be done with it, and what its bytes are."""

    credit = models.CharField(_("credit"), max_length=255, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    # SHA-256 in hexadecimal: what documents refer to, the same in every edition.
    content_hash = models.CharField(max_length=64, editable=False, blank=True, db_index=True)

    # What Wagtail's models bring along.
    title: Any
    file: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:
            content = self._as_stored(self.file.file)
            self.content_hash = sha256_of(content)
            self.file.save(self.file.name, content, save=False)
        elif self.file and not self.content_hash:
            with self.file.open("rb") as opened:
                self.content_hash = sha256_of(opened)
        super().save(*args, **kwargs)

    @property
    def download_name(self) -> str:
        """A name that tells a person what was saved; names in storage are random."""
        suffix = PurePosixPath(self.file.name).suffix
        return f"{slugify(self.title, allow_unicode=True)[:100] or self.content_hash[:12]}{suffix}"

    def _as_stored(self, content: Any) -> Any:
        return content


class CourseImage(Credited, AbstractImage):
    """A picture; `description` is its default text alternative."""

    file = PictureField(verbose_name=_("file"), upload_to=picture_path, width_field="width", height_field="height")

    admin_form_fields = (
        *("title", "file", "description", "credit", "licence", "source", "collection", "tags"),
        *("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.title

    def _as_stored(self, content: Any) -> Any:
        clean = clean_picture(content)
        # Wagtail's own facts, from which it finds duplicates, were those of the file as it came.
        self.file_size, self.file_hash = clean.size, hash_filelike(clean)
        return clean


class CourseRendition(AbstractRendition):
    image = models.ForeignKey(CourseImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class CourseDocument(Credited, AbstractDocument):
    file = models.FileField(_("file"), upload_to=document_path)

    admin_form_fields: ClassVar = ("title", "file", "credit", "licence", "source", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.title

    @property
    def filename(self) -> str:
        """What the file is called when it is downloaded, and in its address."""
        return self.download_name

    def clean(self) -> None:
        # A form without the file cannot say what is wrong with it.
        if not self.file:
            return
        super().clean()
        # What is stored already was checked when it came in.
        if self.file and not self.file._committed:
            with self.open_file() as file:
                try:
                    check_document(file, self.file.name)
                except ValidationError as error:
                    raise ValidationError({"file": error}) from error
