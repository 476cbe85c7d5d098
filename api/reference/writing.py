"""All pages of the reference, by the names of their files."""

from collections.abc import Sequence
from pathlib import Path

from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, GraphQLUnionType

from api.graphql.contract import CONTRACT_VERSION
from api.reference.errors_page import errors_page
from api.reference.example_answer import Example, find_example
from api.reference.operations_page import operations_page
from api.reference.page import Page, types_by_page
from api.reference.place import Place
from api.reference.section import Links, section

_INDEX = """# Reference of the contract

Every type, operation and error of the contract {version}, made from
[schema.graphql](../../frontend_contract/schema.graphql) by `make reference`. To begin with, read
[your first front end](../guides/your-first-front-end.md); what things are for is told in
[building a front end](../guides/building-a-front-end.md).

## Pages

{pages}
- [Trusted operations](operations.md): queries by name, which caches keep
- [Errors](errors.md): every code, what it means and what to do

## How to read it

- A type that ends in `!` is never null; `[Block!]!` is a list, possibly empty, of blocks.
- `locale` and `direction` beside a text are those that it is **really** in. Where a translation is missing, they differ
  from what was asked for.
- `id` is the same in every language, release and edition.

The examples are questions to the demo course with its real answers, cut down to what they are about: of the lists that
lead there one entry is left, of others two, and long texts end in “…”. What differs from one installation to the next,
such as digests, times and the tokens in addresses, is replaced. A second release, in which the title of one lesson has
changed, was published for them.

## All types

{types}
"""


def reference_pages(schema: GraphQLSchema, operations: Path, places: Sequence[Place]) -> dict[str, str]:
    """`{file name: text}`; examples are asked of `places`, the first one first."""
    by_page = types_by_page(schema)
    files = {name: page.file for page, names in by_page.items() for name in names}
    written = {page.file: _page(schema, page, names, files, places) for page, names in by_page.items()}
    written["operations.md"] = operations_page(operations, places[0])
    written["errors.md"] = errors_page()
    written["README.md"] = _index(list(by_page), files)
    return written


def _page(schema: GraphQLSchema, page: Page, names: list[str], files: dict[str, str], places: Sequence[Place]) -> str:
    links = Links(files, page.file)
    sections = [section(schema, name, links, _example_of(schema, name, places)) for name in names]
    return "\n\n".join([f"# {page.title}", page.about, *sections]) + "\n"


def _example_of(schema: GraphQLSchema, name: str, places: Sequence[Place]) -> Example | None:
    composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType
    return find_example(schema, name, places) if isinstance(schema.type_map[name], composite) else None


def _index(pages: list[Page], files: dict[str, str]) -> str:
    links = Links(files, "README.md")
    return _INDEX.format(
        version=CONTRACT_VERSION,
        pages="\n".join(f"- [{page.title}]({page.file}): {_as_a_clause(page.about)}" for page in pages),
        types=" · ".join(links.named(name) for name in sorted(files)),
    )


def _as_a_clause(text: str) -> str:
    first, *_rest = text.split(". ")
    return f"{first[0].lower()}{first[1:].rstrip('.')}"
