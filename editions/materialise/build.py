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
from editions.documents.types import PAGE_OF_TYPE
from editions.errors import AlreadyExists, Invalid
from editions.materialise.localize import Translated, rebuild
from editions.materialise.media import copy_media
from editions.materialise.pages import insert, place_under, place_under_root
from editions.models import Edition, PageIdentity
from editions.progress import Progress, counted, silent

Entry = Mapping[str, Any]
Documents = Mapping[str, dict[str, Any]]


@dataclass
class Built:
    """The new pages, by lineage and language code, and the edition's media by hash."""

    media: MediaByHash
    pages: dict[tuple[str, str], ContentPage] = field(default_factory=dict)


def materialise(
    manifest: Mapping[str, Any],
    documents: Documents,
    edition: Edition,
    locales: Sequence[Locale],
    *,
    title: str | None = None,
    directory: Sequence[Entry] = (),
    user: Any = None,
    progress: Progress = silent,
) -> Built:
    """Builds `edition`'s tree in `locales` from a manifest and its documents.

    `locales` must hold the manifest's source language, since translations need it. `title`
    replaces the course's title in that language. `directory` are the pages of a directory that
    moves with its edition, their documents among the others; any other edition gets an empty one.

    Call it inside a transaction, on an edition without pages. Raises `Invalid` when the manifest
    contradicts itself or the source language is missing, `AlreadyExists` when the edition has pages.
    """
    source = manifest["edition"]["source_locale"]
    if source not in {locale.language_code for locale in locales}:
        raise Invalid(f"The course's source language, {source}, must be among the languages.")
    if PageIdentity.objects.filter(edition=edition).exists():
        raise AlreadyExists(f"The edition {edition.code} has pages already.")
    media = copy_media(manifest["media"], edition, user, progress)
    builder = _Builder([*manifest["pages"], *directory], documents, edition, locales, media, progress)
    return builder.run(user, title=title, with_directory=not directory)


def add_pages(
    entries: Sequence[Entry],
    documents: Documents,
    edition: Edition,
    locales: Sequence[Locale],
    media: MediaByHash,
    user: Any = None,
    *,
    with_directory: bool = False,
) -> Built:
    """Adds pages to an edition that has some: pages of new lineages, or known ones in a new language.

    Parents stand in `entries` before their children or in the edition already. New pages come
    last among their siblings; a new language's course gets its directory if asked for. Call it
    inside a transaction; raises `Invalid`.
    """
    return _Builder(entries, documents, edition, locales, media).run(user, with_directory=with_directory)


class _Builder:
    def __init__(
        self,
        entries: Sequence[Entry],
        documents: Documents,
        edition: Edition,
        locales: Sequence[Locale],
        media: MediaByHash,
        progress: Progress = silent,
    ) -> None:
        self.entries = entries
        self.documents = documents
        self.edition = edition
        self.locales = {locale.language_code: locale for locale in locales}
        self.source = edition.source_locale.language_code
        self.built = Built(media)
        self.progress = progress
        self.keys: dict[str, UUID] = {}
        self.standing: dict[tuple[str, str], Page] = {}
        self.grown: dict[int, Page] = {}

    def run(self, user: Any, *, title: str | None = None, with_directory: bool = False) -> Built:
        # Nobody else may add pages beside ours while we number them.
        root = Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
        self._find_standing()
        last = root.get_last_child()
        for code, locale in self.locales.items():
            last = self._build_tree(code, locale, last)
        pages = list(self.built.pages.values())
        if title:
            for page in pages:
                if isinstance(page, Course) and page.locale.language_code == self.source:
                    page.title = title
        if with_directory:
            pages += self._build_directories()
        insert(pages, user, self.progress)
        root.numchild += sum(1 for page in pages if isinstance(page, Course))
        for parent in (root, *self.grown.values()):
            parent.save(update_fields=["numchild"])
        self._identities()
        self._translations()
        return self.built

    def _find_standing(self) -> None:
        rows = PageIdentity.objects.filter(edition=self.edition).select_related("page", "locale")
        for identity in rows:
            lineage = str(identity.lineage)
            self.standing[lineage, identity.locale.language_code] = identity.page
            self.keys[lineage] = identity.page.translation_key

    def _build_tree(self, code: str, locale: Locale, last: Page | None) -> Page | None:
        stage = gettext("Making pages (%(language)s)") % {"language": code}
        for entry in counted(self.entries, stage, self.progress):
            found = entry["locales"].get(code)
            if found is None:
                continue
            if (entry["lineage"], code) in self.standing:
                raise AlreadyExists(f"The page {entry['lineage']} exists in {code} already.")
            page = self._page(entry, self.documents[found["digest"]], locale)
            if entry["parent"] is None:
                if not isinstance(page, Course):
                    raise Invalid(f"The page {entry['lineage']} has no parent and is not a course.")
                page.slug = f"{self.edition.code}-{code}"
                place_under_root(page, last)
                last = page
            else:
                self._place(page, entry, code)
            self.built.pages[entry["lineage"], code] = page
        return last

    def _place(self, page: ContentPage, entry: Entry, code: str) -> None:
        parent = self.built.pages.get((entry["parent"], code)) or self.standing.get((entry["parent"], code))
        if parent is None:
            raise Invalid(f"The page {entry['lineage']} comes before its parent, or has none in {code}.")
        place_under(page, parent)
        if not parent._state.adding:
            self.grown[parent.pk] = parent

    def _page(self, entry: Entry, document: Mapping[str, Any], locale: Locale) -> ContentPage:
        model = PAGE_OF_TYPE.get(document["type"])
        if model is None:
            raise Invalid(f"There is no page type {document['type']} on this installation.")
        page = model(**attributes_from(model, document["fields"], self.built.media))
        page.locale = locale
        page.translation_key = self.keys.setdefault(entry["lineage"], uuid4())
        return page

    def _build_directories(self) -> list[ContentPage]:
        """The directory is never copied: a fork starts with an empty one, in each language."""
        standing = PageIdentity.objects.filter(edition=self.edition, page__in=Directory.objects.all()).first()
        key = standing.page.translation_key if standing else uuid4()
        lineage = str(standing.lineage) if standing else str(uuid4())
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

    def _translations(self) -> None:
        items = []
        for entry in self.entries:
            targets: dict[Locale, dict[str, Any]] = {}
            for code, found in entry["locales"].items():
                document = self.documents.get(found["digest"])
                if code in self.locales and code != self.source and document and document["translation"]:
                    targets[self.locales[code]] = translation_with_keys(document, self.built.media)
            if targets:
                items.append(Translated(self._source_page(entry["lineage"]), targets))
        rebuild(items, self.progress)

    def _source_page(self, lineage: str) -> ContentPage:
        page = self.built.pages.get((lineage, self.source)) or self.standing.get((lineage, self.source))
        if page is None:
            raise Invalid(f"The page {lineage} is a translation of a page that is not there.")
        return page if isinstance(page, ContentPage) else page.specific


def translation_with_keys(document: Mapping[str, Any], media: MediaByHash) -> dict[str, Any]:
    """A document's `translation` with primary keys where it has hashes."""
    translation, model = document["translation"], PAGE_OF_TYPE[document["type"]]
    overrides = []
    for row in translation["overrides"]:
        chosen = model_at(model, document["fields"], row["path"])
        data = media.key(chosen, row["data"]) if chosen else row["data"]
        overrides.append({"path": row["path"], "data": data})
    return {**translation, "overrides": overrides}
