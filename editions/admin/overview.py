"""What a person wants to know of an edition at a glance."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import get_language_info
from wagtail.models import Page, PageLogEntry
from wagtail.query import PageQuerySet

from cms.content.models import Course
from cms.content.references import SLOT
from editions.actions.check_content import checked_lately
from editions.admin.references.catalogue import Catalogue
from editions.admin.references.targets import Target
from editions.case_studies.due import due_in
from editions.directory.lapsing import Lapse, lapses
from editions.documents.types import DOCUMENT_TYPES
from editions.models import (
    ContentCheck,
    DirectorySnapshot,
    Edition,
    EditionLocale,
    PageIdentity,
    Release,
    ReleaseDocument,
)
from editions.permissions import Action, can
from editions.updates.news import News

__all__ = ["CourseInLanguage", "Overview"]

_RECENT = 10


@dataclass(frozen=True)
class CourseInLanguage:
    """A language of an edition; `course` is the primary key of its root, if it has pages at all."""

    code: str
    name: str
    direction: str
    offered: bool
    source: bool
    fallback: str
    course: int | None


class Overview:
    """Facts about `edition` for `user`, looked up when they are first shown."""

    def __init__(self, edition: Edition, user: Any) -> None:
        self.edition = edition
        self.user = user

    @cached_property
    def release(self) -> Release | None:
        """The release that readers get who name no version."""
        return self.edition.releases.filter(pk=self.edition.latest_release_id).defer("manifest").first()

    @cached_property
    def languages(self) -> list[CourseInLanguage]:
        roots = PageIdentity.objects.filter(edition=self.edition, page__in=Course.objects.all())
        courses = dict(roots.values_list("locale", "page_id"))
        rows = self.edition.edition_locales.select_related("locale", "fallback")
        return [self._language(row, courses.get(row.locale.pk)) for row in rows]

    def _language(self, row: EditionLocale, course: int | None) -> CourseInLanguage:
        code = row.locale.language_code
        info = get_language_info(code)
        return CourseInLanguage(
            code=code,
            name=info["name_local"],
            direction="rtl" if info["bidi"] else "ltr",
            offered=row.offered,
            source=row.locale.pk == self.edition.source_locale_id,
            fallback=get_language_info(row.fallback.language_code)["name_local"] if row.fallback else "",
            course=course,
        )

    @property
    def course(self) -> int | None:
        """The root of the course in the edition's own language."""
        return next((language.course for language in self.languages if language.source), None)

    def pages(self) -> PageQuerySet:
        return Page.objects.filter(identity__edition=self.edition)

    @cached_property
    def changed(self) -> int:
        """Pages published since the release; all of them while there is none."""
        pages = self.pages().live().type(*DOCUMENT_TYPES)
        return pages.filter(last_published_at__gt=self.release.published_at).count() if self.release else pages.count()

    @cached_property
    def removed(self) -> int:
        """Pages, by language, that the release has and that are no longer live."""
        if self.release is None:
            return 0
        live = PageIdentity.objects.filter(
            edition=self.edition, lineage=OuterRef("lineage"), locale__language_code=OuterRef("locale"), page__live=True
        )
        return ReleaseDocument.objects.filter(release=self.release).exclude(Exists(live)).count()

    @cached_property
    def drafts(self) -> int:
        """Pages with changes that are not published."""
        return self.pages().filter(has_unpublished_changes=True).count()

    @cached_property
    def unfilled(self) -> list[Target]:
        """Declared slots that the directory fills in no language."""
        today = timezone.now().date().isoformat()
        filled = {
            key
            for slots in self._directory.get("slots", {}).values()
            for key, value in slots.items()
            if value.get("valid_until", today) >= today
        }
        return [slot for slot in self._declared if slot.ref not in filled]

    @cached_property
    def lapses(self) -> list[Lapse]:
        """What of the directory has ceased to hold, or will within two weeks."""
        return lapses(self._directory, {slot.ref for slot in self._declared})

    @property
    def lapsed(self) -> int:
        return sum(each.lapsed for each in self.lapses)

    @property
    def lapsing(self) -> int:
        return len(self.lapses) - self.lapsed

    @cached_property
    def _directory(self) -> dict[str, Any]:
        snapshot = DirectorySnapshot.objects.filter(edition=self.edition).first()
        return orjson.loads(snapshot.body) if snapshot is not None else {}

    @cached_property
    def _declared(self) -> list[Target]:
        return Catalogue(self.edition, self.edition.source_locale.language_code).of_kind(SLOT.name)

    @cached_property
    def cases_due(self) -> int:
        """Case studies whose review date has come or will within two months."""
        return len(due_in([self.edition]))

    @cached_property
    def news(self) -> News | None:
        """What upstream has released, for people who decide on it."""
        if self.edition.upstream_id is None or not can(self.user, Action.EDIT, self.edition):
            return None
        return News(self.edition)

    @cached_property
    def checked(self) -> ContentCheck | None:
        """How sound what is live is, as far as a worker has looked."""
        return checked_lately(self.edition)

    @cached_property
    def recent(self) -> list[PageLogEntry]:
        """What was last done to its pages, newest first."""
        entries = PageLogEntry.objects.filter(page__identity__edition=self.edition)
        return list(entries.select_related("user", "page__locale").order_by("-timestamp", "-pk")[:_RECENT])

    @property
    def may_translate(self) -> bool:
        return can(self.user, Action.TRANSLATE, self.edition)

    @property
    def may_see_history(self) -> bool:
        return can(self.user, Action.EDIT, self.edition)

    @property
    def may_release(self) -> bool:
        return can(self.user, Action.RELEASE, self.edition)

    @property
    def reader(self) -> str:
        """The language in which to open the edition in the reader, if it can be read at all."""
        if self.release is None or not self.edition.served:
            return ""
        offered = [language for language in self.languages if language.offered]
        return next((language.code for language in offered if language.source), offered[0].code if offered else "")
