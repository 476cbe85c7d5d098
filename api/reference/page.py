"""Which type stands on which page."""

from collections import deque
from dataclasses import dataclass

from graphql import (
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_introspection_type,
    is_specified_scalar_type,
)


@dataclass(frozen=True)
class Page:
    """`begins` are the types that it is about; what these lead to first stands here as well."""

    file: str
    title: str
    about: str
    begins: tuple[str, ...]


PAGES = (
    Page(
        "editions.md",
        "Editions and releases",
        "Where every query begins: which editions there are, in which languages and releases, and what they look like.",
        (
            *("Query", "EditionConnection", "Edition", "Release", "ReleaseConnection", "Upstream", "Locale"),
            *("Branding", "Contract", "DateTime", "Date", "PageInfo", "Direction"),
        ),
    ),
    Page(
        "course.md",
        "The course",
        "Modules, lessons, case studies, tools, terms and guidelines, in one language at a time.",
        ("Course", "Module", "Lesson", "CaseStudy", "Tool", "Assessment", "Term", "Guideline", "GuidelineUse"),
    ),
    Page(
        "blocks.md",
        "Blocks",
        "What the body of a lesson is made of. Treat a type that you do not know as an `UnknownBlock`.",
        ("Block",),
    ),
    Page(
        "rich-text.md",
        "Rich text as typed nodes",
        "The same words as the sanitised HTML beside it, for whoever has no parser of HTML: nodes, which hold spans.",
        ("RichTextNode", "RichTextSpan", "RichTextMark"),
    ),
    Page(
        "questions.md",
        "Questions",
        "The questions of knowledge checks, of six kinds. Those of the final assessment are never served.",
        ("Question", "Answer", "Option"),
    ),
    Page(
        "directory.md",
        "Slots and institutions",
        "What an edition can change within minutes, without a release. Ask for it again every minute or so.",
        ("Slot", "Institution"),
    ),
    Page(
        "search-and-changes.md",
        "Search and changes",
        "Finding words in a release, and what a release changed.",
        ("SearchConnection", "ReleaseChanges"),
    ),
    Page("media.md", "Pictures and files", "What is not text. Addresses never change.", ("Image", "File")),
)


def types_by_page(schema: GraphQLSchema) -> dict[Page, list[str]]:
    """Every type of the schema on the page that it is nearest to, in the order of the schema."""
    home: dict[str, Page] = {}
    waiting: deque[str] = deque()
    for page in PAGES:
        for name in page.begins:
            if name in schema.type_map:
                home[name] = page
                waiting.append(name)
    while waiting:
        here = waiting.popleft()
        for there in _leads_to(schema, schema.type_map[here]):
            if there not in home:
                home[there] = home[here]
                waiting.append(there)
    own = [name for name, each in schema.type_map.items() if not _not_ours(each)]
    return {page: _ordered(page, [name for name in own if home.get(name, PAGES[0]) == page]) for page in PAGES}


def _ordered(page: Page, names: list[str]) -> list[str]:
    """What the page is about comes first."""
    begins = [name for name in page.begins if name in names]
    return begins + [name for name in names if name not in begins]


def _leads_to(schema: GraphQLSchema, owner: GraphQLNamedType) -> list[str]:
    found = []
    if isinstance(owner, GraphQLInterfaceType | GraphQLUnionType):
        found += [each.name for each in schema.get_possible_types(owner)]
    if isinstance(owner, GraphQLInterfaceType | GraphQLObjectType):
        found += [get_named_type(each.type).name for each in owner.fields.values()]
    return found


def _not_ours(owner: GraphQLNamedType) -> bool:
    return is_introspection_type(owner) or is_specified_scalar_type(owner)
