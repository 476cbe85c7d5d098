"""How the differences of an edition are shown: its pictures, and the titles of its pages."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from editions.admin.differences.fields import FieldDifference, field_differences
from editions.admin.differences.pages import Differences, PageDifference
from editions.admin.review.own_media import own_media
from editions.admin.review.showing import Media, Showing
from editions.documents.media_references import PREFIX
from editions.documents.types import MODEL_OF_TYPE
from editions.media_store import public_token
from editions.models import Edition

__all__ = ["Shown"]


class Shown:
    """Tells the differences of `edition`, in line, each in its page's language."""

    def __init__(self, edition: Edition, differences: Differences) -> None:
        self._edition = edition
        self._differences = differences

    def fields_of(self, page: PageDifference) -> list[FieldDifference]:
        """What reads differently on a page that both states have; nothing for one that came or went."""
        model = MODEL_OF_TYPE.get(page.type)
        if model is None or page.old is None or page.new is None:
            return []
        showing = Showing("inline", page.locale, self._media_of, self.title_of)
        return field_differences(model, page.old["fields"], page.new["fields"], showing)

    def title_of(self, lineage: str) -> str:
        return self._differences.title_of(lineage) or _("a page that is not here")

    @cached_property
    def _own_media(self) -> dict[str, Media]:
        return own_media(self._edition)

    def _media_of(self, reference: str) -> Media | None:
        digest = reference.removeprefix(PREFIX)
        if digest in self._own_media:
            return self._own_media[digest]
        for state in (self._differences.after, self._differences.before):
            if listed := state.manifest["media"].get(digest):
                return {**listed, "address": self._public_address(digest, listed)}
        return None

    def _public_address(self, digest: str, listed: Media) -> str:
        sizes = listed.get("renditions") or []
        name = f"{sizes[0]['width']}.webp" if sizes else listed["file_name"]
        return reverse("public_media", args=[self._edition.code, public_token(self._edition, digest), name])
