"""A picture of a release, in every size and format that it is offered in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

# What formats are called in answers, the best first, and in addresses.
FORMATS = {"AVIF": "avif", "WEBP": "webp"}
# The widest rendition that goes by each name, in pixels.
NAMED_WIDTHS: Mapping[str, float] = {"SMALL": 480, "MEDIUM": 960, "LARGE": 1600, "ORIGINAL": float("inf")}


class FocalPoint(NamedTuple):
    """From the left and from the top, as parts of the whole picture."""

    x: float
    y: float


class Rendition(NamedTuple):
    format: str
    url: str
    width: int
    height: int
    # Not known of what was released before they were noted, until `make_renditions` has run.
    bytes: int | None
    sha256: str | None

    @property
    def mime(self) -> str:
        return f"image/{FORMATS[self.format]}"


class ImageSource(NamedTuple):
    """One format, all sizes: a `source` element."""

    format: str
    renditions: list[Rendition]

    @property
    def mime(self) -> str:
        return self.renditions[0].mime

    @property
    def srcset(self) -> str:
        return ", ".join(f"{each.url} {each.width}w" for each in self.renditions)


@dataclass(frozen=True, slots=True)
class Picture:
    """`width` and `height` are those of `src`; `srcset` offers the other widths.

    `formats` are renditions by the format's name in addresses, as `editions.release_pictures`
    notes them; `address` gives the address of a rendition's name.
    """

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str
    licence: str
    placeholder: str | None = None
    color: str | None = None
    focal_point: FocalPoint | None = None
    formats: Mapping[str, list[list[Any]]] = field(default_factory=dict)
    address: Callable[[str], str] = str

    @property
    def sources(self) -> list[ImageSource]:
        """The best format first."""
        found = ((name, self._renditions(name)) for name in FORMATS)
        return [ImageSource(name, renditions) for name, renditions in found if renditions]

    def rendition(self, name: str, format_name: str) -> Rendition | None:
        """The widest that goes by `name`, or the narrowest; `None` where it is not offered in that format."""
        renditions = self._renditions(format_name)
        fitting = [each for each in renditions if each.width <= NAMED_WIDTHS[name]]
        return (fitting or renditions[:1] or [None])[-1]

    def _renditions(self, name: str) -> list[Rendition]:
        suffix = FORMATS[name]
        return [
            Rendition(name, self.address(f"{width}.{suffix}"), width, height, size, sha256)
            for width, height, size, sha256 in self.formats.get(suffix, ())
        ]
