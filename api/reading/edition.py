"""One release of one public edition, joined with the edition's directory, for readers.

At most three queries, whatever is asked: the edition with its release and directory; the
documents; a page of the list of releases. Whoever reads says what will be needed (`Wanted`)
before resolving anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from api.reading import sources
from api.reading.branding import ReadBranding
from api.reading.course import ReadCourse
from api.reading.directory import Directory, Institution, Slot
from api.reading.errors import BadRequest, CaseStudyNotFound, LessonNotFound, ModuleNotFound, ReadingError, ToolNotFound
from api.reading.languages import Languages, OfferedLanguage
from api.reading.media import PublishedMedia
from api.reading.moved import Asked, earlier, elsewhere
from api.reading.page_node import PageNode
from api.reading.skeleton import ASSESSMENT, Page, Skeleton
from editions.documents.store import manifest_of
from editions.models import Edition, Release

if TYPE_CHECKING:
    from api.reading.changes import ReleaseChanges


class WantedPage(NamedTuple):
    """One page of the course, and which documents are read with it.

    Its own, those of the types in `around` that stand above or below it, those `beside` it.
    """

    type: str
    locale: str
    id: str | None
    slug: str | None
    own: bool
    around: frozenset[str] = frozenset()
    beside: bool = False


@dataclass
class Wanted:
    """What will be read of an edition: page types by language, single pages, the directory."""

    directory: bool = False
    types: dict[str, set[str]] = field(default_factory=dict)
    pages: list[WantedPage] = field(default_factory=list)

    def want(self, locale: str, types: Iterable[str]) -> None:
        self.types.setdefault(locale, set()).update(types)


class Upstream(NamedTuple):
    code: str
    title: str
    release: str


class ReadEdition:
    """An edition at one of its releases. Texts are the release's; only the directory is newer."""

    unreleased: frozenset[str] = frozenset()
    """Digests of documents that no release holds."""

    def __init__(self, release: Release, manifest: dict[str, Any] | None = None) -> None:
        self.release = release
        self.row: Edition = release.edition
        self.manifest: dict[str, Any] = manifest or manifest_of(release)
        self.languages = Languages(self.manifest)
        self.media = PublishedMedia(self.row, self.manifest["media"], self._noted_pictures)
        self._documents: dict[str, dict[str, Any]] = {}
        self._courses: dict[str, ReadCourse | None] = {}
        self._moved: dict[Asked, list[str]] = {}

    def _noted_pictures(self) -> dict[str, Any]:
        return sources.pictures_of(self.release)

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def owner(self) -> str:
        return self.manifest["edition"]["owner"]

    @property
    def sample(self) -> bool:
        return bool(self.manifest["edition"]["sample"])

    def title(self, locale: str | None = None) -> str:
        """In `locale` where the edition has a name or a course title in it, else as its owner calls it."""
        chosen = self.languages.known(locale) if locale else None
        if chosen and (name := (self.manifest["branding"].get("names") or {}).get(chosen)):
            return name
        if chosen and (course := self.skeleton(chosen).course) and course.title_locale == chosen:
            return course.title
        return self.manifest["edition"]["title"]

    @property
    def upstream(self) -> Upstream | None:
        """What the edition was made from, if it has agreed to tell and there is something to see."""
        upstream, base = self.row.upstream, self.row.base_release
        if not self.row.tells_upstream or upstream is None or base is None or not upstream.served:
            return None
        return Upstream(upstream.code, upstream.title, base.version)

    @property
    def locales(self) -> list[OfferedLanguage]:
        return self.languages.offered

    @property
    def source_locale(self) -> OfferedLanguage:
        return self.languages.describe(self.languages.source)

    @cached_property
    def branding(self) -> ReadBranding:
        return ReadBranding(self.manifest["branding"], self.languages, self.media, self.title)

    def course(self, locale: str) -> ReadCourse | None:
        """The course in a language that is offered; raises `LocaleNotOffered`."""
        locale = self.languages.require(locale)
        if locale not in self._courses:
            skeleton = self.skeleton(locale)
            page = skeleton.course
            self._courses[locale] = ReadCourse(self, skeleton, page, locale) if page else None
        return self._courses[locale]

    def page(self, page_type: str, locale: str, lineage: str | None, slug: str | None) -> PageNode:
        """The page that both `lineage` and `slug` name, as far as they are given.

        A slug that the page had in an earlier release, or has in another language, finds it too; its
        `moved_from` then says so. Raises `BadRequest` for neither, and the type's own error.
        """
        course = self.course(locale)
        if lineage is None and slug is None:
            raise BadRequest("Say which one: by its id, or by its slug.")
        page = self._find(page_type, self.languages.require(locale), lineage, slug) if course else None
        if page is None or course is None:
            raise _not_found(page_type)
        node = course.node(page)
        node.moved_from = slug if slug and slug != page.slug else None
        return node

    def _find(self, page_type: str, locale: str, lineage: str | None, slug: str | None) -> Page | None:
        skeleton = self.skeleton(locale)
        if found := skeleton.find(page_type, lineage, slug):
            return found
        if not slug:
            return None
        asked = self._asked(page_type, locale, slug)
        if asked not in self._moved:
            self._moved.update(earlier([asked]))
        lineages = [*self._moved[asked], *elsewhere(self.manifest, page_type, slug)]
        pages = (skeleton.find(page_type, each, None) for each in lineages if lineage in (None, each))
        return next((page for page in pages if page), None)

    def _asked(self, page_type: str, locale: str, slug: str) -> Asked:
        return Asked(self.row.pk, self.release.number, page_type, slug, self.languages.chain(locale))

    def unknown_slugs(self, wanted: Wanted) -> list[Asked]:
        """Of what is wanted, the slugs that this release does not have: earlier ones may."""
        return [
            self._asked(each.type, each.locale, each.slug)
            for each in wanted.pages
            if each.slug
            and self.languages.is_offered(each.locale)
            and not self.skeleton(self.languages.require(each.locale)).find(each.type, each.id, each.slug)
        ]

    def give_moved(self, moved: Mapping[Asked, list[str]]) -> None:
        self._moved.update(moved)

    def changed_since(self, version: str) -> "ReleaseChanges":
        """What is different from the release `version`, which may have been withdrawn; raises `ReleaseNotFound`."""
        from api.reading.changes import ReleaseChanges

        return ReleaseChanges(ReadEdition(sources.any_release(self.row, version)), self)

    def slots(self, locale: str) -> list[Slot]:
        course = self.course(locale)
        return course.slots if course else []

    def slots_of(self, course: ReadCourse) -> Sequence[Slot]:
        """The slots that the course declares, with what the directory has for them."""
        directory = self.directory(course.reading_locale)
        return [directory.slot(declared) for declared in course.structs("slots")]

    def institutions(self, locale: str, slot: str | None = None) -> list[Institution]:
        """Those that are valid today; with `slot`, what stands in it."""
        directory = self.directory(self.languages.require(locale))
        return directory.institutions if slot is None else directory.in_slot(slot)

    def directory(self, locale: str) -> Directory:
        return Directory(self._directory, self.languages.chain(locale))

    @property
    def read_directory(self) -> bool:
        """Whether anything that was read so far depends on the directory, and so on time."""
        return "_directory" in self.__dict__

    @cached_property
    def _directory(self) -> dict[str, Any]:
        return sources.directory_of(self.row)

    def skeleton(self, locale: str) -> Skeleton:
        """Which pages readers of `locale` get, whether it is offered or not."""
        key = (self.release.digest, locale)
        skeleton = sources.skeletons.get(key)
        if skeleton is None:
            skeleton = Skeleton(self.manifest, self.languages.chain(locale))
            sources.skeletons.put(key, skeleton)
        return skeleton

    def document(self, digest: str) -> dict[str, Any]:
        """A document's `fields` and `untranslated`; no query if it was among what was wanted."""
        if digest not in self._documents:
            self._documents.update(sources.documents([digest]))
        return self._documents[digest]

    def digests(self, wanted: Wanted) -> set[str]:
        """The documents that reading what is wanted takes. What cannot be had is left to fail later."""
        found: set[str] = set()
        for locale, types in wanted.types.items():
            if self.languages.is_offered(locale):
                pages = self.skeleton(self.languages.require(locale)).pages.values()
                found.update(digest for page in pages if page.type in types for digest in _documents_of(page))
        for each in wanted.pages:
            if each.own and (each.id or each.slug) and self.languages.is_offered(each.locale):
                locale = self.languages.require(each.locale)
                if page := self._find(each.type, locale, each.id, each.slug):
                    skeleton = self.skeleton(locale)
                    around = [other for other in skeleton.around(page) if other.type in each.around]
                    beside = skeleton.beside(page) if each.beside else []
                    found.update(digest for other in (page, *around, *beside) for digest in _documents_of(other))
        return found

    def give(self, documents: dict[str, dict[str, Any]]) -> None:
        self._documents.update(documents)


def _documents_of(page: Page) -> list[str]:
    """A page's document, and the source's to fall back to; the assessment's settings have no language."""
    return [page.digest, *([page.source_digest] if page.source_digest and page.type != ASSESSMENT else [])]


def _not_found(page_type: str) -> ReadingError:
    match page_type:
        case "content.Module":
            return ModuleNotFound("This release has no such module.")
        case "content.CaseStudy":
            return CaseStudyNotFound("This release has no such case study.")
        case "content.Tool":
            return ToolNotFound("This release has no such tool.")
        case _:
            return LessonNotFound("This release has no such lesson.")


def read_edition(code: str, version: str | None, wanted: Wanted, opened: int | None = None) -> ReadEdition:
    """The public or `opened` edition at `version`, or at its latest release, with what is wanted at hand.

    Raises `EditionNotFound`, `ReleaseNotFound` or `ReleaseWithdrawn`.
    """
    edition = ReadEdition(sources.find_release(code, version, with_directory=wanted.directory, opened=opened))
    load([edition], wanted)
    return edition


def load(editions: Sequence[ReadEdition], wanted: Wanted) -> None:
    """Loads what is wanted of all of them, at most one query, and one more where a slug is an old one."""
    moved = earlier(asked for edition in editions for asked in edition.unknown_slugs(wanted))
    for edition in editions:
        edition.give_moved(moved)
    documents = sources.documents({digest for edition in editions for digest in edition.digests(wanted)})
    for edition in editions:
        edition.give(documents)
