"""Where uploaded files go: under names of ours, which tell nothing and run nothing."""

from pathlib import PurePosixPath
from typing import Any
from uuid import uuid4

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from cms.media.pictures import clean_picture

__all__ = ["PictureField", "document_path", "picture_path"]


def _path(folder: str, file_name: str) -> str:
    return f"{folder}/{uuid4().hex}{PurePosixPath(file_name).suffix.lower()}"


def picture_path(instance: Any, file_name: str) -> str:
    return _path("original_images", file_name)


def document_path(instance: Any, file_name: str) -> str:
    return _path("documents", file_name)


class PictureFile(WagtailImageFieldFile):
    """Whichever way a picture comes in, it is stored clean."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        clean = clean_picture(content)
        # Those of the file as it came in: its orientation may have been another.
        self.__dict__.pop("_dimensions_cache", None)
        super().save(clean.name or name, clean, save)


class PictureField(WagtailImageField):
    attr_class = PictureFile
