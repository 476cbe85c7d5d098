"""How an edition looks and what it calls itself: part of its next release."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from editions.audit import record
from editions.automatic_releases import expect_release_after_commit
from editions.contrast import LEGIBLE, contrast, legible, rgb, told, written
from editions.documents.branding import COLOURS, PICTURES, TEXTS, stamp_of, stored
from editions.errors import Invalid, Stale
from editions.models import AuditAction, Branding, Edition
from editions.models.branding import Typeface, colour_validator
from editions.permissions import Action, require
from editions.svg import clean_svg

__all__ = ["Pale", "pale_pairs", "set_branding"]

# A fine step, so that what is proposed is near to what was wanted.
_STEPS = 200


@dataclass(frozen=True)
class Pale:
    """Text that cannot be read well: the colour field to change, what is wrong, and a colour that would do."""

    field: str
    said: str
    better: str


def pale_pairs(colours: Mapping[str, str]) -> list[Pale]:
    """The pairs of colours with too little contrast (WCAG 2.2, SC 1.4.3): text and links on the background."""
    paper = colours["color_surface"]
    pairs = {
        "color_text": _("The text %(ink)s on the background %(paper)s has a contrast of %(ratio)s: less than 4.5:1."),
        "color_primary": _(
            "Links in %(ink)s on the background %(paper)s have a contrast of %(ratio)s: less than 4.5:1."
        ),
    }
    found = []
    for field, said in pairs.items():
        ink = colours[field]
        if (ratio := contrast(rgb(ink), rgb(paper))) < LEGIBLE:
            words = {"ink": ink, "paper": paper, "ratio": told(ratio)}
            found.append(Pale(field, said % words, written(legible(rgb(ink), rgb(paper), steps=_STEPS))))
    return found


@transaction.atomic
def set_branding(edition: Edition, values: Mapping[str, Any], *, seen: str | None = None, user: Any = None) -> Branding:
    """Gives `edition` the branding `values`: colours, `logo` and `seal` (images of the edition, or `None`),
    `logo_svg`, `typeface`, texts by language.

    What is not among the values stays, and so do texts in languages that the edition has no longer: they
    go with the language. `seen` is the stamp of the branding that whoever changes it has looked at. Raises
    `NotPermitted`; `Stale` if that is another by now; `Invalid` for what is no colour, for
    colours of which text cannot be read, for a language that the edition has not, for a picture of
    another edition, for a drawing that could do more than draw.
    """
    require(user, Action.MANAGE_EDITION, edition)
    Branding.objects.get_or_create(edition=edition)
    branding = Branding.objects.select_for_update().get(pk=edition.pk)
    before, stamp = stored(branding), stamp_of(branding)
    if seen is not None and seen != stamp:
        raise Stale(_("Somebody else has changed the branding meanwhile. Nothing was saved."))
    _check_colours({name: values.get(name, getattr(branding, name)) for name in COLOURS})
    spoken = set(edition.edition_locales.values_list("locale__language_code", flat=True))
    for name in TEXTS:
        if foreign := set(values.get(name, {})) - spoken:
            said = _("%(edition)s has no language %(language)s.")
            raise Invalid(said % {"edition": edition.code, "language": ", ".join(sorted(foreign))})
    inside = edition.collection.get_descendants(inclusive=True)
    refusals = {
        "logo": _("The logo is not a picture of this edition."),
        "seal": _("The seal is not a picture of this edition."),
    }
    for name in PICTURES:
        picture = values.get(name)
        if picture is not None and not inside.filter(pk=picture.collection_id).exists():
            raise Invalid(refusals[name])
    if values.get("typeface", Typeface.SYSTEM) not in Typeface.values:
        raise Invalid(_("There is no such typeface."))
    for name in (*COLOURS, *PICTURES, "typeface"):
        if name in values:
            setattr(branding, name, values[name])
    for name in TEXTS:
        if name in values:
            gone = {code: text for code, text in before[name].items() if code not in spoken}
            setattr(branding, name, gone | dict(values[name]))
    if "logo_svg" in values:
        branding.logo_svg = clean_svg(values["logo_svg"]) if values["logo_svg"] else ""
    branding.save()
    expect_release_after_commit(edition)
    if changed := [name for name, value in stored(branding).items() if value != before[name]]:
        record(
            edition,
            user,
            AuditAction.BRANDING_CHANGED,
            {"changed": ", ".join(_told(name, before, branding) for name in changed)},
        )
    return branding


def _told(name: str, before: Mapping[str, Any], branding: Branding) -> str:
    """A field's name, with the languages in which its text is another."""
    if name not in TEXTS:
        return name
    now = getattr(branding, name)
    codes = sorted(code for code in {*now, *before[name]} if now.get(code) != before[name].get(code))
    return f"{name} ({', '.join(codes)})"


def _check_colours(colours: Mapping[str, str]) -> None:
    for colour in colours.values():
        try:
            colour_validator(colour)
        except ValidationError as error:
            raise Invalid(" ".join(error.messages)) from error
    if pale := pale_pairs(colours):
        raise Invalid(" ".join(each.said for each in pale))
