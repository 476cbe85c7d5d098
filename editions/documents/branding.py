"""Branding in a release's manifest, and back."""

from typing import Any

from cms.media.models import CourseImage
from editions.documents.media_references import MediaByHash
from editions.models import Branding, Edition

COLOURS = ("color_primary", "color_accent", "color_surface", "color_text")
TEXTS = ("names", "footers", "disclaimers")


def branding_json(edition: Edition, media: MediaByHash) -> dict[str, Any]:
    """The manifest's `branding`: colours, texts by language, and the logo by hash."""
    branding = Branding.objects.filter(edition=edition).first() or Branding(edition=edition)
    values: dict[str, Any] = {name: getattr(branding, name) for name in (*COLOURS, *TEXTS)}
    values["logo"] = media.reference(CourseImage, branding.logo_id)
    return values


def restore_branding(edition: Edition, values: dict[str, Any], media: MediaByHash | None) -> Branding:
    """Gives `edition` the branding of a manifest, with its own copy of the logo."""
    branding, _created = Branding.objects.get_or_create(edition=edition)
    for name in (*COLOURS, *TEXTS):
        if name in values:
            setattr(branding, name, values[name])
    branding.logo_id = media.key(CourseImage, values.get("logo")) if media else None
    branding.save()
    return branding
