"""Branding in a release's manifest, and back."""

from collections.abc import Mapping
from typing import Any

from cms.media.models import CourseImage
from editions.documents.canonical import canonical_json, digest_of
from editions.documents.media_references import MediaByHash
from editions.models import Branding, Edition
from editions.models.branding import Typeface

COLOURS = ("color_primary", "color_accent", "color_surface", "color_text")
LEGAL = ("imprints", "privacy_notices", "terms")
SIGNATORY = ("signatory_names", "signatory_functions")
_FIRST_TEXTS = ("names", "footers", "disclaimers")
# What an owner is called, signs and answers for: nobody else's edition is to.
_OWN = ("names", *SIGNATORY, *LEGAL, "seal")
TEXTS = (*_FIRST_TEXTS, *SIGNATORY, *LEGAL)
PICTURES = ("logo", "seal")
_PLAIN = ("typeface", "logo_svg")


def branding_json(edition: Edition, media: MediaByHash) -> dict[str, Any]:
    """The manifest's `branding`: colours, texts by language, pictures by hash."""
    branding = Branding.objects.filter(edition=edition).first() or Branding(edition=edition)
    values: dict[str, Any] = {name: getattr(branding, name) for name in (*COLOURS, *TEXTS, *_PLAIN)}
    for name in PICTURES:
        values[name] = media.reference(CourseImage, getattr(branding, f"{name}_id"))
    return as_listed(values)


def look_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What of a manifest's branding a fork begins with."""
    return {name: value for name, value in values.items() if name not in _OWN}


def stamp_of(branding: Branding) -> str:
    """Another one whenever anything of the branding is another."""
    return digest_of(canonical_json(stored(branding)))


def stored(branding: Branding) -> dict[str, Any]:
    """All that is written in it, pictures by their keys."""
    values = {name: getattr(branding, name) for name in (*COLOURS, *TEXTS, *_PLAIN)}
    return values | {name: getattr(branding, f"{name}_id") for name in PICTURES}


def as_listed(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` as manifests hold them: what came later and says nothing is left out, so that digests stay."""
    always = {*COLOURS, *_FIRST_TEXTS, "logo"}
    return {
        name: value
        for name, value in values.items()
        if name in always or (value and (name, value) != ("typeface", Typeface.SYSTEM))
    }


def restore_branding(edition: Edition, values: dict[str, Any], media: MediaByHash | None) -> Branding:
    """Gives `edition` the branding of a manifest, with its own copies of the pictures."""
    branding, _created = Branding.objects.get_or_create(edition=edition)
    for name in (*COLOURS, *TEXTS, *_PLAIN):
        if name in values:
            setattr(branding, name, values[name])
    for name in PICTURES:
        setattr(branding, f"{name}_id", media.key(CourseImage, values.get(name)) if media else None)
    branding.save()
    return branding
