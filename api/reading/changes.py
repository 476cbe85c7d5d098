"""What is different between two releases of an edition, for those who keep copies of what they read.

| told of            | by                                                                            |
| ------------------ | ----------------------------------------------------------------------------- |
| a page             | its document, slug, title, language or parent, in the language that it is read in |
| a page in part     | where it shows words of the source's language: those words                    |
| the outline        | which page stands where                                                       |
| everything else    | the manifests' own parts, the course's slots, the assessment's settings       |

Manifests tell nearly all of it. Documents are read, in one query, where only they can tell: of
pages whose own document is the same while the source's is not, and of slots and settings.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from api.reading import sources
from api.reading.course import ReadCourse
from api.reading.edition import ReadEdition
from api.reading.extras import Assessment
from api.reading.skeleton import ASSESSMENT, COURSE, Page
from editions.models import Release


class ReleaseChanges:
    """From `before` to `after`, two releases of the same edition, whichever is newer."""

    def __init__(self, before: ReadEdition, after: ReadEdition) -> None:
        self.before = before
        self.after = after
        self._loaded = False

    @property
    def since(self) -> Release:
        return self.before.release

    @property
    def to(self) -> Release:
        return self.after.release

    @property
    def branding(self) -> bool:
        return any(self._differ(part) for part in ("branding", "edition"))

    @property
    def languages(self) -> bool:
        return _languages(self.before) != _languages(self.after)

    @property
    def media(self) -> bool:
        """Whether anything is told differently of a picture or file that both releases have."""
        old, new = self.before.manifest["media"], self.after.manifest["media"]
        return any(old[digest] != new[digest] for digest in old.keys() & new.keys())

    @property
    def assessment_settings(self) -> bool:
        self.load()
        old, new = (_settings(edition) for edition in (self.before, self.after))
        return old != new

    @cached_property
    def locales(self) -> list["LocaleChanges"]:
        """By language: those that readers have now, then those that they have no longer."""
        offered = (language.code for edition in (self.after, self.before) for language in edition.locales)
        return [LocaleChanges(self, code) for code in dict.fromkeys(offered)]

    def _differ(self, part: str) -> bool:
        return self.before.manifest[part] != self.after.manifest[part]

    def load(self) -> None:
        """Fetches what only documents can tell, once for all languages."""
        if self._loaded:
            return
        self._loaded = True
        wanted = {digest for changes in self.locales for digest in changes.documents()}
        for edition in (self.before, self.after):
            wanted |= {page.digest for page in _assessments(edition)}
        found = sources.documents(wanted - {""} - self.before.unreleased - self.after.unreleased)
        self.before.give(found)
        self.after.give(found)


class LocaleChanges:
    """What is different for the readers of one language."""

    def __init__(self, changes: ReleaseChanges, locale: str) -> None:
        self._changes = changes
        self.locale = locale

    @property
    def added(self) -> list[Page]:
        """As the newer release has them, as all that changed; what is gone is told as the older one had it."""
        return [page for lineage, page in self._new.items() if lineage not in self._old]

    @property
    def removed(self) -> list[Page]:
        return [page for lineage, page in self._old.items() if lineage not in self._new]

    @property
    def changed(self) -> list[Page]:
        if any(_only_around(old, new) for old, new in self._pairs()):
            self._changes.load()
        return [new for old, new in self._pairs() if self._is_changed(old, new)]

    @property
    def outline(self) -> bool:
        """Whether any page stands elsewhere, came or went."""
        old, new = ([(page.lineage, page.parent) for page in pages.values()] for pages in (self._old, self._new))
        return old != new

    @property
    def slots(self) -> bool:
        self._changes.load()
        old, new = (_slots(course) for course in self._courses)
        return old != new

    def documents(self) -> Iterator[str]:
        """The digests that this language's changes are told from, beside the manifests."""
        for old, new in self._pairs():
            if _only_around(old, new) or new.type == COURSE:
                yield from (old.digest, new.digest, old.source_digest, new.source_digest)

    def _is_changed(self, old: Page, new: Page) -> bool:
        if _seen(old) != _seen(new):
            return True
        before, after = self._courses
        if not _only_around(old, new) or before is None or after is None:
            return False
        return before.node(old).as_read() != after.node(new).as_read()

    def _pairs(self) -> Iterator[tuple[Page, Page]]:
        return ((self._old[lineage], new) for lineage, new in self._new.items() if lineage in self._old)

    @cached_property
    def _courses(self) -> tuple[ReadCourse | None, ReadCourse | None]:
        return self._course_of(self._changes.before), self._course_of(self._changes.after)

    def _course_of(self, edition: ReadEdition) -> ReadCourse | None:
        return edition.course(self.locale) if edition.languages.is_offered(self.locale) else None

    @cached_property
    def _old(self) -> Mapping[str, Page]:
        return self._pages(self._changes.before)

    @cached_property
    def _new(self) -> Mapping[str, Page]:
        return self._pages(self._changes.after)

    def _pages(self, edition: ReadEdition) -> Mapping[str, Page]:
        """A language that is not offered has no pages for anybody."""
        return edition.skeleton(self.locale).pages if edition.languages.is_offered(self.locale) else {}


def _seen(page: Page) -> tuple[object, ...]:
    """What the manifest tells of a page as its readers get it."""
    return page.digest, page.slug, page.title, page.title_locale, page.locale, page.parent


def _only_around(old: Page, new: Page) -> bool:
    """Whether the page itself is the same, while the source that it falls back to is not."""
    return _seen(old) == _seen(new) and old.source_digest != new.source_digest


def _languages(edition: ReadEdition) -> list[tuple[str, tuple[str, ...]]]:
    return [(language.code, edition.languages.chain(language.code)) for language in edition.locales]


def _assessments(edition: ReadEdition) -> list[Page]:
    return edition.skeleton(edition.languages.source).of_type(ASSESSMENT)


def _settings(edition: ReadEdition) -> list[list[Any]]:
    fields = (edition.document(page.digest)["fields"] for page in _assessments(edition))
    return [[each.get(name) for name in Assessment._fields] for each in fields]


def _slots(course: ReadCourse | None) -> list[tuple[str, dict[str, Any], str]] | None:
    return [(slot.id, slot.fields, slot.locale) for slot in course.structs("slots")] if course else None
