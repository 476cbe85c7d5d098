"""What the review of one update draws on, read once: documents, titles, modules, media."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from cms.content.page import ContentPage
from editions.admin.review.marks import View
from editions.admin.review.own_media import own_media
from editions.admin.review.showing import Media, Showing
from editions.documents.media_references import PREFIX
from editions.documents.store import load, manifest_of
from editions.documents.types import MODEL_OF_TYPE
from editions.models import Edition, PageIdentity, Update, UpdateItem
from editions.updates.base import base_pages
from editions.updates.listed_media import listed_media

__all__ = ["Material"]

Document = Mapping[str, Any]


class Material:
    """Of `update`, for `items`: documents of both ends are read for their pages alone."""

    def __init__(self, update: Update, items: Iterable[UpdateItem]) -> None:
        self.update = update
        self.edition: Edition = update.edition
        self._lineages = {str(item.lineage) for item in items}

    @cached_property
    def source(self) -> str:
        return self.edition.source_locale.language_code

    @cached_property
    def _theirs(self) -> dict[str, Mapping[str, Any]]:
        return {page["lineage"]: page for page in manifest_of(self.update.to_release)["pages"]}

    @cached_property
    def _base(self) -> dict[str, Mapping[str, Any]]:
        if self.update.state in Update.OPEN and self.edition.base_release_id:
            return {page["lineage"]: page for page in base_pages(self.edition)}
        pages = self.update.before.get("base_pages")
        return {page["lineage"]: page for page in pages or manifest_of(self.update.from_release)["pages"]}

    @cached_property
    def _documents(self) -> dict[str, dict[str, Any]]:
        sides = (self._theirs, self._base)
        digests = [
            row["digest"]
            for side in sides
            for lineage in self._lineages & side.keys()
            for row in side[lineage]["locales"].values()
        ]
        return load(digests)

    def documents(self, lineage: str, locale: str) -> list[Document]:
        """The page as upstream has it and as it was, in this language, else in the source language."""
        found = []
        for code in dict.fromkeys((locale, self.source)):
            for side in (self._theirs, self._base):
                row = side.get(lineage, {}).get("locales", {}).get(code)
                if row and row["digest"] in self._documents:
                    found.append(self._documents[row["digest"]])
        return found

    def model_of(self, lineage: str) -> type[ContentPage] | None:
        for side in (self._theirs, self._base):
            if lineage in side:
                return MODEL_OF_TYPE.get(side[lineage]["type"])
        identity = self.identities.get((lineage, self.source))
        return identity.page.specific_class if identity else None

    @cached_property
    def identities(self) -> dict[tuple[str, str], PageIdentity]:
        """The edition's own pages by lineage and language."""
        rows = PageIdentity.objects.filter(edition=self.edition).select_related("page", "locale")
        return {(str(row.lineage), row.locale.language_code): row for row in rows}

    def title_of(self, lineage: str) -> str:
        """A page's title: the edition's own, else upstream's."""
        identity = self.identities.get((lineage, self.source))
        if identity is not None:
            return identity.page.draft_title or identity.page.title
        row = self._theirs.get(lineage, {}).get("locales", {}).get(self.source) or {}
        return row.get("title") or _("a page that is not here")

    def parent_of(self, lineage: str) -> str:
        """Under which page upstream has it."""
        return (self._theirs.get(lineage) or self._base.get(lineage) or {}).get("parent") or ""

    @cached_property
    def order(self) -> dict[str, int]:
        """Where upstream has each page, in reading order; what it no longer has comes by the old order."""
        return {lineage: place for place, lineage in enumerate(dict.fromkeys([*self._theirs, *self._base]))}

    # Languages and media -------------------------------------------------------------------------

    def language_name(self, code: str) -> str:
        return str(get_language_info(code)["name_local"])

    @cached_property
    def _own_media(self) -> dict[str, Media]:
        return own_media(self.edition)

    @cached_property
    def _listed_media(self) -> dict[str, Any]:
        return listed_media(self.update)

    def media_of(self, reference: str) -> Media | None:
        """A file of the edition, or one of upstream's at the address where reviewers load it."""
        digest = reference.removeprefix(PREFIX)
        if digest in self._own_media:
            return self._own_media[digest]
        listed = self._listed_media.get(digest)
        if listed is None:
            return None
        address = reverse("editions_admin:update_media", args=[self.edition.code, self.update.pk, digest])
        return {**listed, "address": address}

    def showing(self, view: View, language: str) -> Showing:
        return Showing(view, language, self.media_of, self.title_of)
