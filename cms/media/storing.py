"""Where uploaded files go: under names of ours, which tell nothing and run nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePosixPath
from typing import Any
from uuid import uuid4

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from cms.media.pictures import clean_picture

__all__ = ["FOLDERS", "PictureField", "document_path", "named_from", "picture_path"]

FOLDERS = ("original_images", "documents")

_names: ContextVar[Iterator[str] | None] = ContextVar("names of files", default=None)


@contextmanager
def named_from(names: Iterator[str]) -> Iterator[None]:
    """Files that are stored meanwhile get these names, so that whoever chose them can find them again."""
    token = _names.set(names)
    try:
        yield
    finally:
        _names.reset(token)


def _path(folder: str, file_name: str) -> str:
    names = _names.get()
    name = next(names) if names else uuid4().hex
    return f"{folder}/{name}{PurePosixPath(file_name).suffix.lower()}"


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
