"""What an import writes outside of the database, so that it can be taken back.

Rows vanish with their transaction, files do not. Before the first file is stored, a note in the
same storage says which ones will be: those of content by their hash, an edition's own copies by
names that follow from a random number in the note. Whoever finds a note later (the import that
failed, or the next one after a power cut) deletes what no row speaks of.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from cms.media.models import CourseDocument, CourseImage
from cms.media.storing import FOLDERS
from editions.media_store import object_name
from editions.models import MediaObject

__all__ = ["Journal", "sweep"]

_FOLDER = "imports"


class Journal:
    """One import's note: `names` are for the edition's own copies, in order."""

    def __init__(self, digests: Iterable[str]) -> None:
        self._token = uuid4()
        # Content that is kept already is not this import's to take back.
        known = set(MediaObject.objects.filter(pk__in=list(digests)).values_list("pk", flat=True))
        self._digests = sorted(set(digests) - known)
        self.path = ""

    def open(self, copies: int) -> None:
        """Writes the note; `copies` is how many names may be used at most."""
        note = {"objects": self._digests, "token": str(self._token), "copies": copies}
        self.path = default_storage.save(f"{_FOLDER}/{self._token}.json", ContentFile(json.dumps(note).encode()))

    def close(self) -> None:
        """The rows are there to stay, so the files are as well."""
        _delete(self.path)

    def names(self) -> Iterator[str]:
        return (_name(self._token, number) for number in count())


def sweep() -> int:
    """Deletes what unfinished imports left behind; returns how many notes there were.

    Call it while holding the lock under which imports write, with their rows rolled back.
    """
    notes = [name for name in _listed(_FOLDER) if name.endswith(".json")]
    for name in notes:
        path = f"{_FOLDER}/{name}"
        # A note that was not finished stands for an import that never began to write.
        with suppress(ValueError, KeyError, TypeError, OSError), default_storage.open(path, "rb") as file:
            _take_back(json.loads(file.read()))
        _delete(path)
    if notes:
        _delete(_FOLDER)
    return len(notes)


def _take_back(note: dict[str, Any]) -> None:
    digests = set(note["objects"])
    digests -= set(MediaObject.objects.filter(pk__in=digests).values_list("pk", flat=True))
    objects = {PurePosixPath(object_name(digest, "")).parent for digest in digests}
    for folder in map(str, objects):
        for name in _listed(folder):
            # Renditions bear the hash of their picture, and more.
            if name[:64] in digests:
                _delete(f"{folder}/{name}")
        _delete(folder)
    token = UUID(note["token"])
    names = {_name(token, number) for number in range(note["copies"])}
    for folder, model in zip(FOLDERS, (CourseImage, CourseDocument), strict=True):
        for name in _listed(folder):
            path = f"{folder}/{name}"
            if PurePosixPath(name).stem in names and not model._default_manager.filter(file=path).exists():
                _delete(path)
    for folder in {*(str(folder.parent) for folder in objects), *FOLDERS}:
        _delete(folder)


def _name(token: UUID, number: int) -> str:
    return uuid5(token, str(number)).hex


def _listed(folder: str) -> list[str]:
    try:
        return default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []


def _delete(path: str) -> None:
    # A folder that still holds something stays; a storage without folders does not mind.
    with suppress(OSError):
        default_storage.delete(path)
