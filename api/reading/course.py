"""A release's course in one language: modules, lessons and what stands below them.

Nodes are read from the manifest as far as it goes and from a page's document beyond that; none
of them ever asks the database, because whoever reads an edition says first what it will need.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from api.reading import skeleton as tree
from api.reading.case_study import CaseStudyNode
from api.reading.extras import Assessment, Objective, PartOfCourse, Term
from api.reading.languages import direction_of
from api.reading.media import PublishedMedia
from api.reading.page_node import PageNode
from api.reading.questions import QuestionNode
from api.reading.skeleton import Page, Skeleton
from api.reading.statements import GuidelineNode, guideline
from api.reading.tool import ToolNode
from api.reading.values import BlockNode, as_number, as_text
from cms.content.guidelines import GUIDELINES

if TYPE_CHECKING:
    from api.reading.directory import Slot
    from api.reading.edition import ReadEdition


class ReadCourse(PageNode):
    """The course, and the context in which everything in it is read."""

    def __init__(self, edition: "ReadEdition", skeleton: Skeleton, page: Page, locale: str) -> None:
        super().__init__(self, page)
        self.edition = edition
        self.skeleton = skeleton
        self.reading_locale = locale
        self.source_locale = edition.languages.source
        self.media: PublishedMedia = edition.media

    @property
    def pages(self) -> Mapping[str, Page]:
        return self.skeleton.pages

    @property
    def summary(self) -> str:
        return self.apart("summary")[0]

    @property
    def summary_locale(self) -> str:
        return self.apart("summary")[1]

    @property
    def summary_direction(self) -> str:
        return direction_of(self.summary_locale)

    @property
    def parts(self) -> list[PartOfCourse]:
        return [PartOfCourse(item.text("key"), item.text("title"), item.locale) for item in self.structs("parts")]

    @cached_property
    def modules(self) -> list["ModuleNode"]:
        return [ModuleNode(self, page) for page in self.skeleton.modules]

    @property
    def final_assessment(self) -> Assessment | None:
        page = self.skeleton.only(tree.ASSESSMENT)
        if page is None:
            return None
        fields = self.edition.document(page.digest)["fields"]
        return Assessment(*(as_number(fields.get(name)) for name in Assessment._fields))

    @property
    def minutes(self) -> int:
        assessment = self.final_assessment
        return sum(module.minutes for module in self.modules) + (assessment.minutes if assessment else 0)

    @property
    def glossary(self) -> list[Term]:
        page = self.skeleton.only(tree.GLOSSARY)
        terms = PageNode(self, page).structs("terms") if page else []
        return [Term(t.id, t.text("key"), t.text("term"), t.text("definition"), t.locale) for t in terms]

    @property
    def guidelines(self) -> list["GuidelineUse"]:
        """What its lessons draw on, in the order of the publication; one that none draws on is left out."""
        uses: dict[str, GuidelineUse] = {}
        for page in self.skeleton.lessons:
            lesson = LessonNode(self, page)
            for each in lesson.guidelines:
                uses.setdefault(each.code, GuidelineUse(each, [])).lessons.append(lesson)
        return [uses[code] for code in GUIDELINES if code in uses]

    def node(self, page: Page) -> PageNode:
        """The page, as its kind is read."""
        return self if page is self.page else _NODES.get(page.type, PageNode)(self, page)

    def case_study(self, lineage: str) -> CaseStudyNode | None:
        page = self.pages.get(lineage)
        return CaseStudyNode(self, page) if page and page.type == tree.CASE_STUDY else None

    def tool(self, lineage: str) -> ToolNode | None:
        page = self.pages.get(lineage)
        return ToolNode(self, page) if page and page.type == tree.TOOL else None

    @cached_property
    def _slots(self) -> dict[str, "Slot"]:
        return {slot.key: slot for slot in self.edition.slots_of(self)}

    @cached_property
    def declared_slots(self) -> frozenset[str]:
        """The keys of the slots that the course declares; nothing of the directory is read for it."""
        return frozenset(declared.text("key") for declared in self.structs("slots"))

    @property
    def slots(self) -> list["Slot"]:
        return list(self._slots.values())

    def slot(self, key: str) -> "Slot | None":
        return self._slots.get(key)


class ModuleNode(PageNode):
    words = ("objectives",)

    @property
    def number(self) -> int:
        return self.course.skeleton.number_of(self.page)

    @property
    def part(self) -> str:
        return self.string("part")

    @property
    def minutes(self) -> int:
        return as_number(self.fields.get("minutes"))

    @property
    def objective_items(self) -> list[Objective]:
        return [
            Objective(as_text(item.get("id")), as_text(item.get("value")), locale)
            for item, locale in self.stream("objectives")
        ]

    @property
    def objectives(self) -> list[str]:
        """In the module's language, whereas each of `objective_items` says its own."""
        value = self.fields.get("objectives")
        items = value if isinstance(value, list) else []
        return [as_text(item.get("value")) for item in items if isinstance(item, dict)]

    @property
    def lessons(self) -> list["LessonNode"]:
        return [LessonNode(self.course, page) for page in self._below(tree.LESSON)]

    @property
    def case_studies(self) -> list[CaseStudyNode]:
        return [CaseStudyNode(self.course, page) for page in self._below(tree.CASE_STUDY)]

    @property
    def tools(self) -> list[ToolNode]:
        return [ToolNode(self.course, page) for page in self._below(tree.TOOL)]

    @property
    def knowledge_check(self) -> list[QuestionNode]:
        blocks = (BlockNode(self.course, item, locale) for item, locale in self.stream("knowledge_check"))
        return [QuestionNode(block) for block in blocks if QuestionNode.reads(block)]

    def _below(self, page_type: str) -> list[Page]:
        return self.course.skeleton.below(self.page.lineage, page_type)


class LessonNode(PageNode):
    @property
    def body(self) -> list[BlockNode]:
        return [BlockNode(self.course, item, locale) for item, locale in self.stream("body")]

    @property
    def guidelines(self) -> list[GuidelineNode]:
        codes = self.fields.get("guidelines") or []
        found = (guideline(code, self.course.reading_locale) for code in codes if isinstance(code, str))
        return [each for each in found if each]

    @property
    def module(self) -> ModuleNode:
        assert self.page.parent is not None, "a lesson stands below a module"
        return ModuleNode(self.course, self.course.pages[self.page.parent])


class GuidelineUse(NamedTuple):
    guideline: GuidelineNode
    lessons: list[LessonNode]


_NODES: dict[str, type[PageNode]] = {
    tree.MODULE: ModuleNode,
    tree.LESSON: LessonNode,
    tree.CASE_STUDY: CaseStudyNode,
    tree.TOOL: ToolNode,
}
