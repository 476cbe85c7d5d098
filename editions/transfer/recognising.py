"""Which edition of this installation a bundle speaks of, if any, and what it brings that is new.

An edition is known by its code and its history. Codes can be taken by anybody; a history is a
list of hashes, and one release that disagrees gives a stranger away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from editions.errors import AlreadyExists
from editions.models import Edition, Release
from editions.transfer.bundle import Json, carried
from editions.transfer.refused import BundleRefused

__all__ = ["News", "news_for_edition", "news_for_upstream"]


@dataclass
class News:
    """`edition` is the one that stands here, `None` where it is to be made.

    `releases` are those to be added, oldest first; `withdrawn` pairs one that is known with what
    the bundle says of its withdrawal.
    """

    edition: Edition | None
    releases: list[Json] = field(default_factory=list)
    withdrawn: list[tuple[Release, Json]] = field(default_factory=list)


def news_for_edition(side: Mapping[str, Any], code: str) -> News:
    """What the bundle's own edition brings, under the code `code`.

    Raises `AlreadyExists` where people work on an edition of that code, `BundleRefused` where its
    history is another one, or nothing is new.
    """
    edition = _edition_here(code)
    if edition is None:
        return News(None, carried(side))
    if edition.identities.exists():
        said = _("There is an edition with the code “%(code)s” here, with pages of its own; it is not overwritten.")
        raise AlreadyExists(said % {"code": code})
    news = _compared(edition, side)
    if not news.releases and not news.withdrawn:
        said = _("Nothing in the bundle is new: %(code)s has all of it already, up to release %(version)s.")
        raise BundleRefused(said % {"code": code, "version": side["releases"][-1]["version"]})
    return news


def news_for_upstream(side: Mapping[str, Any], base: str) -> News:
    """What the bundle says of its edition's upstream, whose release `base` must be or become known.

    Raises `BundleRefused` where an edition of that code has another history, or has pages and
    not that release.
    """
    edition = _edition_here(side["code"])
    if edition is None:
        return News(None, carried(side))
    news = _compared(edition, side)
    if edition.identities.exists():
        # Only its own people publish and withdraw releases of an edition that is worked on here.
        if not edition.releases.filter(version=base).exists():
            said = _(
                "The edition %(code)s of this installation has no release %(version)s, which the bundle builds on."
            )
            raise BundleRefused(said % {"code": side["code"], "version": base})
        return News(edition)
    return news


def _edition_here(code: str) -> Edition | None:
    """The edition of that code, if there is one. Raises `BundleRefused` where there was one."""
    edition = Edition.objects.filter(code=code).first()
    if edition is not None and edition.deleted_at is not None:
        said = _("The edition with the code “%(code)s” was deleted here, and its code is not used again.")
        raise BundleRefused(said % {"code": code})
    return edition


def _compared(edition: Edition, side: Mapping[str, Any]) -> News:
    """What is new, if what is old on both sides is the same."""
    told = {release["number"]: release for release in side["releases"]}
    known = {release.number: release for release in edition.releases.all()}
    numbers = {release.version: number for number, release in known.items()}
    for number, theirs in told.items():
        ours = known.get(number)
        if numbers.get(theirs["version"], number) != number or (
            ours is not None and (ours.version, ours.digest) != (theirs["version"], theirs["digest"])
        ):
            raise _stranger(edition, theirs["version"])
    # Without one release in common there is nothing to recognise it by.
    if known and not known.keys() & told.keys():
        raise _stranger(edition, max(known.items())[1].version)
    news = News(edition, [release for release in carried(side) if release["number"] not in known])
    for number, release in known.items():
        withdrawn = told[number]["withdrawn"] if number in told else None
        if withdrawn and not release.withdrawn:
            news.withdrawn.append((release, withdrawn))
    return news


def _stranger(edition: Edition, version: str) -> BundleRefused:
    said = _(
        "The bundle is of another edition with the code “%(code)s”, or was changed: "
        "release %(version)s is another one there, or missing."
    )
    return BundleRefused(said % {"code": edition.code, "version": version})
