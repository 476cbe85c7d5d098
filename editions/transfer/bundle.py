"""A bundle that was read and found good: what importing works with."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from editions.transfer.archive import Archive
from editions.transfer.entry_names import media_entry
from editions.transfer.refused import BundleRefused
from editions.transfer.signing import Signer

__all__ = ["FORMAT", "VERSION", "Bundle", "Json", "carried", "document_digests"]

FORMAT = "course-editions-bundle"
VERSION = 1

Json = dict[str, Any]


@dataclass
class Bundle:
    """`index` is `bundle.json`; texts are canonical JSON by digest, beside what they say.

    Media stay in the archive: `media` names the entry of each hash.
    """

    archive: Archive
    index: Json
    signer: Signer | None = None
    manifest_texts: dict[str, str] = field(default_factory=dict)
    document_texts: dict[str, str] = field(default_factory=dict)
    # In the current schema, whatever the texts were written in.
    manifests: dict[str, Json] = field(default_factory=dict)
    documents: dict[str, Json] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    unknown_blocks: dict[str, int] = field(default_factory=dict)

    @property
    def sides(self) -> list[Json]:
        """The edition, and its upstream where there is one: `{code, releases}` each."""
        return [side for side in (self.index["edition"], self.index["upstream"]) if side is not None]

    @property
    def newest(self) -> Json:
        """The edition's newest release that is carried and stands."""
        return next(release for release in reversed(carried(self.index["edition"])) if release["withdrawn"] is None)

    @property
    def directory_digests(self) -> set[str]:
        return document_digests(self.index["directory"])

    def content(self, name: str) -> bytes:
        """The bytes of a listed file; raises `BundleRefused` unless they have the listed hash."""
        content = self.archive.read(name)
        if hashlib.sha256(content).hexdigest() != self.index["files"][name]["sha256"]:
            said = _("“%(name)s” is not the file that the bundle lists: its checksum is another one.")
            raise BundleRefused(said % {"name": name})
        return content

    def files_of(self, side: Mapping[str, Any]) -> Iterator[tuple[str, str, Json]]:
        """`(hash, entry, what the manifest says)` of the media of carried releases, each hash once."""
        seen: set[str] = set()
        for release in carried(side):
            for digest, about in self.manifests[release["digest"]]["media"].items():
                if digest not in seen:
                    seen.add(digest)
                    yield digest, media_entry(digest, about["file_name"]), about


def carried(side: Mapping[str, Any]) -> list[Json]:
    """The releases whose content is in the bundle, oldest first."""
    return [release for release in side["releases"] if release["carried"]]


def document_digests(pages: Iterable[Mapping[str, Any]]) -> set[str]:
    """The digests of the documents that a tree of pages names."""
    return {row["digest"] for page in pages for row in page["locales"].values()}
