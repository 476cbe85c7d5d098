"""`materialise`: documents become pages, media, identities and translation state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext, override
from wagtail.models import Locale, Page

from cms.content.models import Course, Directory
from cms.content.page import ContentPage
from editions.documents.fields import attributes_from
from editions.documents.media_references import MediaByHash, model_at
from editions.documents.types import MODEL_OF_TYPE
from editions.errors import AlreadyExists, Invalid
from editions.materialise.localize import Translated, rebuild
from editions.materialise.media import copy_media
from editions.materialise.pages import insert, place_under, place_under_root
from editions.models import Edition, PageIdentity


@dataclass
class Built:
    """The new pages, by lineage and language code."""

    pages: dict[tuple[str, str], ContentPage] = field(default_factory=dict)
    media: MediaByHash | None = None


def materialise(
    manifest: Mapping[str, Any],
    documents: Mapping[str, dict[str, Any]],
    edition: Edition,
    locales: Sequence[Locale],
    *,
    title: str | None = None,
    user: Any = None,
) -> Built:
    """Builds `edition`'s tree in `locales` from a manifest and its documents.

    `locales` must hold the manifest's source language, since translations need it. `title`
    replaces the course's title in that language. Call it inside a transaction, on an edition
    without pages. Raises `Invalid` when the manifest contradicts itself or the source language
    is missing, `AlreadyExists` when the edition has pages.
    """
    source = manifest["edition"]["source_locale"]
    if source not in {locale.language_code for locale in locales}:
        raise Invalid(f"The course's source language, {source}, must be among the languages.")
    if PageIdentity.objects.filter(edition=edition).exists():
        raise AlreadyExists(f"The edition {edition.code} has pages already.")
    return _Builder(manifest, documents, edition, locales, title, user).run()


class _Builder:
    def __init__(
        self,
        manifest: Mapping[str, Any],
        documents: Mapping[str, dict[str, Any]],
        edition: Edition,
        locales: Sequence[Locale],
        title: str | None,
        user: Any,
    ) -> None:
        self.manifest = manifest
        self.documents = documents
        self.edition = edition
        self.locales = {locale.language_code: locale for locale in locales}
        self.source = manifest["edition"]["source_locale"]
        self.title = title
        self.user = user
        self.keys: dict[str, UUID] = {}
        self.built = Built()

    def run(self) -> Built:
        media = self.built.media = copy_media(self.manifest["media"], self.edition, self.user)
        # Nobody else may add top-level pages while we number ours.
        root = Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
        last = root.get_last_child()
        for code, locale in self.locales.items():
            last = self._build_tree(code, locale, media, last)
        pages = list(self.built.pages.values())
        directories = self._build_directories()
        root.numchild += sum(1 for page in pages if isinstance(page, Course))
        insert([*pages, *directories], self.user)
        root.save(update_fields=["numchild"])
        self._identities()
        self._translations(media)
        return self.built

    def _build_tree(self, code: str, locale: Locale, media: MediaByHash, last: Page | None) -> Page | None:
        for entry in self.manifest["pages"]:
            found = entry["locales"].get(code)
            if found is None:
                continue
            page = self._page(entry, self.documents[found["digest"]], locale, media)
            if entry["parent"] is None:
                if not isinstance(page, Course):
                    raise Invalid(f"The page {entry['lineage']} has no parent and is not a course.")
                page.slug = f"{self.edition.code}-{code}"
                place_under_root(page, last)
                last = page
            else:
                parent = self.built.pages.get((entry["parent"], code))
                if parent is None:
                    raise Invalid(f"The page {entry['lineage']} comes before its parent, or has none in {code}.")
                place_under(page, parent)
            self.built.pages[entry["lineage"], code] = page
        return last

    def _page(
        self, entry: Mapping[str, Any], document: Mapping[str, Any], locale: Locale, media: MediaByHash
    ) -> ContentPage:
        model = MODEL_OF_TYPE.get(document["type"])
        if model is None:
            raise Invalid(f"There is no page type {document['type']} on this installation.")
        page = model(**attributes_from(model, document["fields"], media))
        page.locale = locale
        page.translation_key = self.keys.setdefault(entry["lineage"], uuid4())
        if self.title and entry["parent"] is None and locale.language_code == self.source:
            page.title = self.title
        return page

    def _build_directories(self) -> list[ContentPage]:
        """The directory is never copied: a fork starts with an empty one, in each language."""
        key, lineage = uuid4(), str(uuid4())
        directories: list[ContentPage] = []
        for (_lineage, code), course in list(self.built.pages.items()):
            if isinstance(course, Course):
                with override(code):
                    title = gettext("Institutions and contacts")
                directory = Directory(title=title, slug="contacts", locale=course.locale, translation_key=key)
                place_under(directory, course)
                self.built.pages[lineage, code] = directory
                directories.append(directory)
        return directories

    def _identities(self) -> None:
        PageIdentity.objects.bulk_create(
            [
                PageIdentity(page_id=page.pk, edition=self.edition, lineage=lineage, locale_id=page.locale_id)
                for (lineage, _code), page in self.built.pages.items()
            ],
            batch_size=300,
        )

    def _translations(self, media: MediaByHash) -> None:
        items = []
        for entry in self.manifest["pages"]:
            page = self.built.pages.get((entry["lineage"], self.source))
            if page is None:
                continue
            targets: dict[Locale, dict[str, Any]] = {}
            for code, found in entry["locales"].items():
                document = self.documents.get(found["digest"])
                if code in self.locales and code != self.source and document and document["translation"]:
                    targets[self.locales[code]] = _with_keys(page, document, media)
            if targets:
                items.append(Translated(page, targets))
        rebuild(items)


def _with_keys(page: ContentPage, document: Mapping[str, Any], media: MediaByHash) -> dict[str, Any]:
    translation = document["translation"]
    overrides = []
    for row in translation["overrides"]:
        model = model_at(type(page), document["fields"], row["path"])
        overrides.append({"path": row["path"], "data": media.key(model, row["data"]) if model else row["data"]})
    return {**translation, "overrides": overrides}
