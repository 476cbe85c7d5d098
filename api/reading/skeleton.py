"""The course's tree in one language: which page stands where, and which document it is read from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

COURSE = "content.Course"
MODULE = "content.Module"
LESSON = "content.Lesson"
CASE_STUDY = "content.CaseStudy"
TOOL = "content.Tool"
ASSESSMENT = "content.FinalAssessment"
GLOSSARY = "content.Glossary"

# How rich text calls the pages that it can refer to.
KINDS = {MODULE: "module", LESSON: "lesson", CASE_STUDY: "caseStudy", TOOL: "tool"}

# How readers' programs call every page of a course.
KINDS_OF_PAGES = {
    COURSE: "COURSE",
    MODULE: "MODULE",
    LESSON: "LESSON",
    CASE_STUDY: "CASE_STUDY",
    TOOL: "TOOL",
    ASSESSMENT: "FINAL_ASSESSMENT",
    GLOSSARY: "GLOSSARY",
}


class Page(NamedTuple):
    """What the manifest alone tells of a page, in the language that it is read in."""

    lineage: str
    type: str
    parent: str | None
    digest: str
    slug: str
    title: str
    # The language that the title is really in, and the document's.
    title_locale: str
    locale: str
    # The same page in the source language, where it is read in another one and the source has it.
    source_digest: str = ""
    source_title: str = ""

    @property
    def id(self) -> str:
        return self.lineage

    @property
    def kind(self) -> str:
        return KINDS_OF_PAGES[self.type]


class Skeleton:
    """The pages of a release for readers of one language, in the course's order.

    Each page stands in the first language of the chain that it has a document in. One that has
    none is left out, and so is whatever stands below it.
    """

    def __init__(self, manifest: Mapping[str, Any], chain: Sequence[str]) -> None:
        source = manifest["edition"]["source_locale"]
        self.pages: dict[str, Page] = {}
        self._children: dict[tuple[str | None, str], list[Page]] = defaultdict(list)
        for entry in manifest["pages"]:
            page = _choose(entry, chain, source)
            if page is not None and (page.parent is None or page.parent in self.pages):
                self.pages[page.lineage] = page
                self._children[page.parent, page.type].append(page)
        roots = self.below(None, COURSE)
        self.course = roots[0] if roots else None
        self.modules = self.below(self.course.lineage, MODULE) if self.course else []
        self.lessons = [lesson for module in self.modules for lesson in self.below(module.lineage, LESSON)]
        self._in_order = {MODULE: self.modules, LESSON: self.lessons}
        for page_type in (CASE_STUDY, TOOL):
            self._in_order[page_type] = [page for m in self.modules for page in self.below(m.lineage, page_type)]
        self._numbers = {page.lineage: number for pages in self._in_order.values() for number, page in enumerate(pages)}
        self._module_numbers = {module.lineage: number for number, module in enumerate(self.modules, 1)}

    def below(self, parent: str | None, page_type: str) -> list[Page]:
        return self._children.get((parent, page_type), [])

    def of_type(self, page_type: str) -> list[Page]:
        return [page for page in self.pages.values() if page.type == page_type]

    def only(self, page_type: str) -> Page | None:
        """The course's one page of this type, if it has it."""
        found = self.below(self.course.lineage, page_type) if self.course else []
        return found[0] if found else None

    def number_of(self, module: Page) -> int:
        """The module's place among the course's modules, from 1."""
        return self._module_numbers[module.lineage]

    def find(self, page_type: str, lineage: str | None, slug: str | None) -> Page | None:
        """The page by what is given of it; the first one in the course, where a slug is not unique."""
        for page in self._in_order[page_type]:
            if lineage in (None, page.lineage) and slug in (None, page.slug):
                return page
        return None

    def around(self, page: Page) -> list[Page]:
        """What stands directly below the page, and everything above it."""
        below = [each for (parent, _type), pages in self._children.items() if parent == page.lineage for each in pages]
        above: list[Page] = []
        while page.parent is not None:
            page = self.pages[page.parent]
            above.append(page)
        return [*below, *above]

    def beside(self, page: Page) -> list[Page]:
        """The pages before and after it."""
        return [other for step in (-1, 1) if (other := self.neighbour(page, step))]

    def neighbour(self, page: Page, step: int) -> Page | None:
        """The page of the same type `step` places on in the course's order; none for what has no order."""
        pages = self._in_order.get(page.type, [])
        number = self._numbers.get(page.lineage, -2) + step
        return pages[number] if 0 <= number < len(pages) else None


def _choose(entry: Mapping[str, Any], chain: Sequence[str], source: str) -> Page | None:
    for code in chain:
        if found := entry["locales"].get(code):
            original = entry["locales"].get(source, {}) if code != source else {}
            return Page(
                entry["lineage"],
                entry["type"],
                entry["parent"],
                found["digest"],
                found["slug"],
                found["title"],
                found["title_locale"],
                code,
                original.get("digest", ""),
                original.get("title", ""),
            )
    return None
