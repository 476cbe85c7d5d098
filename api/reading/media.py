"""Pictures and files of a release: their public addresses and what is told with them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.urls import reverse

from api.reading.picture import FocalPoint, Picture
from editions.documents.media_references import PREFIX
from editions.media_keys import to_released
from editions.media_store import public_token
from editions.models import Edition

# The widest rendition that is shown when a browser does not choose for itself.
_USUAL_WIDTH = 960


@dataclass(frozen=True, slots=True)
class File:
    url: str
    name: str
    mime: str
    bytes: int
    sha256: str


class PublishedMedia:
    """What a manifest lists under `media`, by the references that documents hold (`sha256:…`).

    What only a draft uses is not published: the draft's manifest tells its private `address`.
    `noted` gives what is told of pictures beside the manifest (`editions.release_pictures`).
    Addresses of an edition that is not public open by themselves: for as long as `preview` does, the token of a
    preview, or else with a key of the day.
    """

    def __init__(
        self,
        edition: Edition,
        listed: Mapping[str, Mapping[str, Any]],
        noted: Callable[[], Mapping[str, Mapping[str, Any]]] = dict,
        preview: str = "",
    ) -> None:
        self._edition = edition
        self._listed = listed
        self._noted = noted
        self._preview = preview
        self._opened_by: str | None = None
        self._tokens: dict[str, str] = {}

    def picture(self, reference: object, *, alt: str = "", decorative: bool = False) -> Picture | None:
        """The picture, or `None` when the release does not hold it as one."""
        digest, listed = self._find(reference)
        renditions = listed.get("renditions") or _only_the_original(listed)
        if not renditions:
            return None
        usual = max(
            (r for r in renditions if r["width"] <= _USUAL_WIDTH), key=lambda r: r["width"], default=renditions[0]
        )
        noted = self._noted().get(digest, {})
        marked = listed.get("focal_point") or noted.get("focal_point")
        return Picture(
            src=self._rendition(digest, listed, usual["width"]),
            srcset=", ".join(f"{self._rendition(digest, listed, r['width'])} {r['width']}w" for r in renditions),
            width=usual["width"],
            height=usual["height"],
            alt="" if decorative else alt.strip() or listed.get("alt", ""),
            credit=listed.get("credit", ""),
            licence=listed.get("licence", ""),
            placeholder=noted.get("placeholder") or None,
            color=noted.get("color") or None,
            focal_point=_as_parts(marked, listed) if marked else None,
            formats={} if listed.get("address") else noted or {"webp": _sizes_alone(renditions)},
            address=partial(self._address, digest, listed),
        )

    def description(self, reference: object) -> str:
        """What the picture's own description says, in the one language that it has."""
        _digest, listed = self._find(reference)
        return (listed.get("alt") or "").strip()

    def file(self, reference: object) -> File | None:
        """The file, or `None` when the release does not hold it."""
        digest, listed = self._find(reference)
        if not listed:
            return None
        name = listed["file_name"]
        return File(self._address(digest, listed, name), name, listed["mime"], listed["size"], digest)

    def _find(self, reference: object) -> tuple[str, Mapping[str, Any]]:
        digest = reference.removeprefix(PREFIX) if isinstance(reference, str) else ""
        return digest, self._listed.get(digest, {})

    def _rendition(self, digest: str, listed: Mapping[str, Any], width: int) -> str:
        return self._address(digest, listed, f"{width}.webp")

    def _address(self, digest: str, listed: Mapping[str, Any], name: str) -> str:
        if private := listed.get("address"):
            return private
        token = self._tokens.get(digest)
        if token is None:
            token = self._tokens[digest] = public_token(self._edition, digest)
        if self._opened_by is None:
            self._opened_by = self._what_opens()
        return reverse("public_media", args=[self._edition.code, token, name]) + self._opened_by

    def _what_opens(self) -> str:
        if self._edition.public:
            return ""
        return f"?preview={self._preview}" if self._preview else to_released(self._edition)


def _only_the_original(listed: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Renditions are made at release: before that a picture has one size."""
    return [listed] if listed.get("address") and listed["kind"] == "image" else []


def _sizes_alone(renditions: Iterable[Mapping[str, Any]]) -> list[list[Any]]:
    """What the manifest tells, as it is noted."""
    return [[each["width"], each["height"], None, None] for each in renditions]


def _as_parts(marked: Mapping[str, int], listed: Mapping[str, Any]) -> FocalPoint | None:
    if not listed["width"] or not listed["height"]:
        return None
    return FocalPoint(min(1.0, marked["x"] / listed["width"]), min(1.0, marked["y"] / listed["height"]))
