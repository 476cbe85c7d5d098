"""What a page says to its readers, piece by piece, as plain text with its language.

Nothing that tests a learner is among it: no question, no option, no key, and of the final
assessment not even the title.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from wagtail import blocks

from api.reading.case_study import CaseStudyNode
from api.reading.course import LessonNode, ModuleNode, ReadCourse
from api.reading.page_node import PageNode
from api.reading.rich_text import sanitised
from api.reading.skeleton import CASE_STUDY, COURSE, GLOSSARY, LESSON, MODULE, TOOL, Page
from api.reading.tool import ToolNode
from api.reading.values import Values, as_text
from cms.content.blocks import LESSON_BLOCKS, QuestionBlock

SEARCHED = frozenset({COURSE, MODULE, LESSON, CASE_STUDY, TOOL, GLOSSARY})
_TAG = re.compile(r"</?(\w+)[^>]*>")
_INLINE = {"a", "b", "bdi", "em", "i", "span", "strong", "sub", "sup"}
_SPACE = re.compile(r"\s+")
_BETWEEN = " · "
_DEFINITIONS = {name: block for name, block in LESSON_BLOCKS if not isinstance(block, QuestionBlock)}
# Exactly these: what subclasses them holds keys, codes or addresses.
_PLAIN = (blocks.CharBlock, blocks.TextBlock)


class Passage(NamedTuple):
    """`block` is the id of the block or item that says it; empty for a field of the page."""

    block: str
    locale: str
    text: str


class Said(NamedTuple):
    title: str
    locale: str
    passages: list[Passage]


def said_by(course: ReadCourse, page: Page) -> Said:
    """The title, and whatever else the page says; `page` is of a type in `SEARCHED`."""
    node, passages = _READ[page.type](course, page)
    return Said(node.title, node.locale, [each for each in passages if each.text])


def plain(html: str) -> str:
    """The words of rich text."""
    without = _TAG.sub(lambda tag: "" if tag[1].lower() in _INLINE else " ", sanitised(html))
    return _SPACE.sub(" ", unescape(without)).strip()


def _course(course: ReadCourse, _page: Page) -> tuple[PageNode, Iterator[Passage]]:
    def passages() -> Iterator[Passage]:
        yield Passage("", course.summary_locale, plain(course.summary))
        for part in course.structs("parts"):
            yield Passage(part.id, part.locale, part.text("title"))

    return course, passages()


def _module(course: ReadCourse, page: Page) -> tuple[PageNode, Iterator[Passage]]:
    module = ModuleNode(course, page)
    return module, (Passage(each.id, each.locale, each.text) for each in module.objective_items)


def _lesson(course: ReadCourse, page: Page) -> tuple[PageNode, Iterator[Passage]]:
    lesson = LessonNode(course, page)
    told = ((block, _DEFINITIONS.get(block.type)) for block in lesson.body)
    return lesson, (
        Passage(block.id, block.locale, _BETWEEN.join(_texts(block, definition)))
        for block, definition in told
        if definition is not None
    )


def _case_study(course: ReadCourse, page: Page) -> tuple[PageNode, Iterator[Passage]]:
    case = CaseStudyNode(course, page)
    where = _BETWEEN.join([case.place, *(country.name for country in case.countries)]).removeprefix(_BETWEEN)
    texts = (where, plain(case.facts), plain(case.teaching_point))
    return case, (Passage("", case.locale, text) for text in texts)


def _tool(course: ReadCourse, page: Page) -> tuple[PageNode, Iterator[Passage]]:
    tool = ToolNode(course, page)
    return tool, iter([Passage("", tool.locale, plain(tool.text))])


def _glossary(course: ReadCourse, page: Page) -> tuple[PageNode, Iterator[Passage]]:
    terms = (term for term in course.glossary if term.term)
    return PageNode(course, page), (
        Passage(term.id, term.locale, f"{term.term}: {term.definition}" if term.definition else term.term)
        for term in terms
    )


_READ = {
    COURSE: _course,
    MODULE: _module,
    LESSON: _lesson,
    CASE_STUDY: _case_study,
    TOOL: _tool,
    GLOSSARY: _glossary,
}


def _texts(values: Values, definition: blocks.BaseStructBlock) -> Iterator[str]:
    for name, child in definition.child_blocks.items():
        if isinstance(child, blocks.RichTextBlock):
            found = [plain(values.text(name))]
        elif type(child) in _PLAIN:
            found = [values.text(name).strip()]
        elif isinstance(child, blocks.ListBlock):
            found = _listed(values, name, child.child_block)
        elif isinstance(child, blocks.StructBlock):
            found = _texts(values.struct(name), child)
        else:
            continue
        yield from (text for text in found if text)


def _listed(values: Values, name: str, item: blocks.Block) -> Iterator[str]:
    if isinstance(item, blocks.StructBlock):
        for each in values.items(name):
            yield from _texts(each, item)
    elif type(item) in _PLAIN:
        yield from (as_text(each.get("value")).strip() for each in values.raw_items(name))
