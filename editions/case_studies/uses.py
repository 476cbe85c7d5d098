"""Where case studies are referred to, and which questions depend on them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from cms.content.blocks import QuestionBlock
from cms.content.blocks.fields import PageReferenceBlock
from cms.content.models import CaseStudy, FinalAssessment, Lesson, Module, Tool
from cms.content.page import ContentPage
from editions.documents.case_studies import refers_to, shows
from editions.documents.streams import each_leaf
from editions.models import Edition, PageIdentity

__all__ = ["Question", "Use", "Uses", "uses_of"]

_READ = (Module, Lesson, CaseStudy, Tool, FinalAssessment)


@dataclass(frozen=True)
class Use:
    """A block that shows a case study, or (with no `block`) a text that links to it."""

    page_id: int
    page_title: str
    block: str
    mandatory: bool = False


@dataclass(frozen=True)
class Question:
    """A question that depends on a case study."""

    id: str
    stem: str
    page_id: int
    page_title: str


@dataclass
class Uses:
    """By the lineage of a case study; of the newest drafts in the source language."""

    _uses: dict[str, list[Use]] = field(default_factory=lambda: defaultdict(list))
    _questions: dict[str, dict[str, Question]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, lineage: str) -> list[Use]:
        return self._uses.get(lineage, [])

    def questions_on(self, lineage: str) -> list[Question]:
        return list(self._questions.get(lineage, {}).values())

    def note(self, lineage: str, use: Use) -> None:
        if use not in self._uses[lineage]:
            self._uses[lineage].append(use)

    def depends(self, lineage: str, question: Question) -> None:
        self._questions[lineage].setdefault(question.id, question)


def uses_of(edition: Edition) -> Uses:
    """A question depends on a case study that it refers to, that is shown right before it, or that it names.

    Naming is saying the title: in the module of the case study, or in the bank of questions.
    """
    found = Uses()
    pages = list(_pages(edition))
    titles: dict[str, dict[str, str]] = defaultdict(dict)
    for page, lineage, module in pages:
        if isinstance(page, CaseStudy):
            titles[module][lineage] = page.title.casefold()
    everywhere = {lineage: title for named in titles.values() for lineage, title in named.items()}
    for page, _lineage, module in pages:
        named = everywhere if isinstance(page, FinalAssessment) else titles[module]
        _Reading(found, page, named).read()
    return found


def _pages(edition: Edition) -> Iterator[tuple[ContentPage, str, str]]:
    """Pages with their lineages and the paths of their modules."""
    lineages = dict(
        PageIdentity.objects.filter(edition=edition, locale=edition.source_locale_id).values_list("page_id", "lineage")
    )
    found: list[ContentPage] = []
    for model in _READ:
        found += model._default_manager.filter(pk__in=list(lineages)).select_related("latest_revision", "locale")
    for page in sorted(found, key=lambda page: page.path):
        draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else page
        yield draft, str(lineages[page.pk]), page.path[: 3 * page.steplen]


class _Reading:
    def __init__(self, found: Uses, page: ContentPage, named: dict[str, str]) -> None:
        self.found = found
        self.page = page
        self.named = named

    def read(self) -> None:
        for name in self.page.document_fields:
            field_ = self.page._meta.get_field(name)
            if isinstance(field_, RichTextField):
                self._links(getattr(self.page, name))
            elif isinstance(field_, StreamField):
                raw = field_.stream_block.get_prep_value(getattr(self.page, name))
                self._stream(field_.stream_block, raw)

    def _links(self, html: str, question: Question | None = None) -> None:
        for lineage in refers_to(html):
            self.found.note(lineage, self._use(""))
            if question:
                self.found.depends(lineage, question)

    def _use(self, block: str, mandatory: bool = False) -> Use:
        return Use(self.page.pk, self.page.title, block, mandatory)

    def _stream(self, stream: blocks.StreamBlock, raw: list[dict[str, Any]]) -> None:
        before: list[str] = []
        for item in raw or []:
            block, value = stream.child_blocks.get(item["type"]), item["value"]
            if isinstance(block, QuestionBlock):
                self._question(block, item, before)
                continue
            before = shows(block, value)
            for lineage in before:
                self.found.note(lineage, self._use(item["id"], bool(value.get("mandatory"))))
            if isinstance(block, blocks.StructBlock):
                for name, child in block.child_blocks.items():
                    if isinstance(child, blocks.StreamBlock):
                        self._stream(child, value.get(name) or [])
            if block is not None:
                each_leaf(block, value, lambda leaf, text: self._leaf(leaf, text))

    def _leaf(self, leaf: blocks.Block, value: Any) -> None:
        if isinstance(leaf, blocks.RichTextBlock):
            self._links(value)

    def _question(self, block: QuestionBlock, item: dict[str, Any], before: list[str]) -> None:
        question = Question(item["id"], item["value"].get("stem", ""), self.page.pk, self.page.title)
        for lineage in before:
            self.found.depends(lineage, question)
        said: list[str] = []

        def look(leaf: blocks.Block, value: Any) -> None:
            if isinstance(leaf, blocks.RichTextBlock):
                self._links(value, question)
            elif isinstance(leaf, PageReferenceBlock) and value:
                self.found.depends(value, question)
            elif isinstance(value, str):
                said.append(value.casefold())

        each_leaf(block, item["value"], look)
        words = " ".join(said)
        for lineage, title in self.named.items():
            if title and title in words:
                self.found.depends(lineage, question)
