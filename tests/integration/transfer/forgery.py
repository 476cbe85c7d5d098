"""Bundles changed by somebody who knows the format: every checksum is right again afterwards."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import orjson

from editions.documents.canonical import canonical_json
from editions.transfer.archive_writer import ArchiveWriter

Json = dict[str, Any]
Change = Callable[["Forgery"], None]


class Forgery:
    """The parts of a bundle, to be changed at will; `write` makes digests and references fit again."""

    def __init__(self, bundle: Path) -> None:
        with zipfile.ZipFile(bundle) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        self.index: Json = orjson.loads(files.pop("bundle.json"))
        self.texts: dict[str, Json] = {}
        self.media: dict[str, tuple[str, bytes]] = {}
        self.more: list[tuple[str, bytes]] = []
        for name, content in files.items():
            digest, _dot, suffix = name.partition("/")[2].partition(".")
            if name.startswith("media/"):
                self.media[digest] = (suffix, content)
            else:
                self.texts[digest] = orjson.loads(content)

    @property
    def newest(self) -> Json:
        """The manifest of the edition's newest release."""
        return self.texts[self.index["edition"]["releases"][-1]["digest"]]

    def document(self, slug: str, code: str = "en") -> Json:
        """A document of the newest release, for changing in place."""
        row = next(found["locales"][code] for found in self.newest["pages"] if found["locales"][code]["slug"] == slug)
        return self.texts[row["digest"]]

    def put_slug(self, old: str, new: str) -> None:
        """Another slug for a page of the newest release, in the tree and in its document."""
        document = self.document(old)
        page = next(page for page in self.newest["pages"] if page["lineage"] == document["lineage"])
        page["locales"]["en"]["slug"] = document["fields"]["slug"] = new

    def institution(self) -> Json:
        page = next(page for page in self.index["directory"] if page["type"] == "content.Institution")
        return self.texts[page["locales"]["en"]["digest"]]

    def picture(self) -> tuple[str, Json]:
        """The hash of a picture of the newest release, and what the manifest says of it."""
        return next(iter(self.newest["media"].items()))

    def replace_picture(self, content: bytes, suffix: str = "png", **about: Any) -> None:
        """Another file in the place of a picture, under its own hash."""
        old, _listed = self.picture()
        new = hashlib.sha256(content).hexdigest()
        del self.media[old]
        self.media[new] = (suffix, content)
        for manifest in self._manifests():
            if old in manifest["media"]:
                listed = manifest["media"].pop(old)
                manifest["media"][new] = {**listed, "size": len(content), "file_name": f"a.{suffix}", **about}
        for digest, value in self.texts.items():
            text = canonical_json(value).replace(old, new)
            self.texts[digest] = orjson.loads(text)

    def _manifests(self) -> list[Json]:
        return [value for value in self.texts.values() if "pages" in value]

    def write(self, path: Path) -> Path:
        """Documents first, then manifests, then the index: each knows the digests of those before."""
        renamed: dict[str, str] = {}
        entries: dict[str, bytes] = {}
        for manifests in (False, True):
            for old, value in self.texts.items():
                if ("pages" in value) is manifests:
                    content = _with_digests(value, renamed)
                    renamed[old] = hashlib.sha256(content).hexdigest()
                    folder = "manifests" if manifests else "documents"
                    entries[f"{folder}/{renamed[old]}.json"] = content
        entries |= {f"media/{digest}.{suffix}": content for digest, (suffix, content) in self.media.items()}
        index = deepcopy(self.index)
        index["files"] = {
            name: {"sha256": name.partition("/")[2].partition(".")[0], "size": len(content)}
            for name, content in entries.items()
        }
        write_zip(path, [("bundle.json", _with_digests(index, renamed)), *self.more, *sorted(entries.items())])
        return path


def _with_digests(value: Json, renamed: dict[str, str]) -> bytes:
    text = canonical_json(value)
    for old, new in renamed.items():
        text = text.replace(old, new)
    # Keys that are digests may be in another order now.
    return canonical_json(orjson.loads(text)).encode()


def write_zip(path: Path, entries: list[tuple[str, bytes]]) -> Path:
    """A zip as an export writes it."""
    with path.open("wb") as file, ArchiveWriter(file) as archive:
        for name, content in entries:
            archive.add(name, content)
    return path


def read_zip(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def loose_zip(entries: list[tuple[zipfile.ZipInfo | str, bytes]], **options: Any) -> bytes:
    """A zip as Python's own writer makes it, with whatever is asked for."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **options) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()
