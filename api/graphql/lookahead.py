"""What a query will read of an edition, told from the query before anything is resolved.

Everything that the manifest tells of a page needs no document; any other field does, and a field
that is new in the schema is taken to need one. Documents of pages that a lesson refers to are
loaded with it, because which ones it refers to is known too late for the same query.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLNamedType,
    GraphQLResolveInfo,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
)
from graphql.execution.values import get_argument_values

from api.reading import Wanted, WantedPage
from api.reading.skeleton import ASSESSMENT, CASE_STUDY, COURSE, GLOSSARY, LESSON, MODULE, TOOL

_PAGE = frozenset({"__typename", "id", "slug"})
# Of pages that hold no other words beside their title, the manifest tells the title's language too.
_TITLED = _PAGE | {"title", "locale", "direction"}
_PLACE = frozenset({"breadcrumbs", "previous", "next", "movedFrom"})
# Types that are read from a page, the page's type, and what the manifest tells of it.
_FROM_MANIFEST: Mapping[str, tuple[str, frozenset[str]]] = {
    "Course": (COURSE, _TITLED | {"modules", "finalAssessment", "glossary", "guidelines", "minutes"}),
    "Module": (MODULE, _PAGE | {"number", "lessons", "caseStudies", "tools", *_PLACE}),
    "ModuleReference": (MODULE, _PAGE),
    "Lesson": (LESSON, _TITLED | {"module", *_PLACE}),
    "CaseStudy": (CASE_STUDY, _PAGE | {"module", *_PLACE}),
    "CaseStudyReference": (CASE_STUDY, _PAGE),
    "Tool": (TOOL, _PAGE | {"module", *_PLACE}),
    "ToolReference": (TOOL, _PAGE),
    # Of the pages that others stand below, modules alone have words beside their title.
    "PageReference": (MODULE, _PAGE | {"kind"}),
}
# Fields of an edition that give one page.
_SINGLE: Mapping[str, str] = {"lesson": LESSON, "module": MODULE, "caseStudy": CASE_STUDY, "tool": TOOL}
# Fields that read documents of other pages than their own.
_FROM_ELSEWHERE: Mapping[tuple[str, str], frozenset[str]] = {
    ("Course", "minutes"): frozenset({MODULE, ASSESSMENT}),
    ("Course", "finalAssessment"): frozenset({ASSESSMENT}),
    ("Course", "glossary"): frozenset({GLOSSARY}),
    ("Course", "guidelines"): frozenset({LESSON}),
    # Whether a slot is declared decides whether its block can be served.
    ("Lesson", "body"): frozenset({COURSE}),
    ("Edition", "slots"): frozenset({COURSE}),
}
_FROM_DIRECTORY = {("Edition", "slots"), ("Edition", "institutions"), ("SlotBlock", "slot")}


class Selected(NamedTuple):
    """A field that a query selects, on the type that it is selected on."""

    owner: GraphQLNamedType
    node: FieldNode


def wanted_below(info: GraphQLResolveInfo) -> Wanted:
    """What the field being resolved, an edition or a list of them, will read."""
    walk = _Walk(info.schema, info.fragments, info.variable_values)
    named = get_named_type(info.return_type)
    wanted = Wanted()
    selections = [node.selection_set for node in info.field_nodes]
    for selected in walk.through(named, selections):
        if selected.owner.name == "Edition":
            walk.add(wanted, selected)
    return wanted


class _Walk:
    def __init__(self, schema: GraphQLSchema, fragments: Mapping[str, Any], variables: dict[str, Any]) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables

    def add(self, wanted: Wanted, edition_field: Selected) -> None:
        """Adds what one field of an edition reads."""
        name = edition_field.node.name.value
        below = [edition_field, *self.through(self._type_of(edition_field), [edition_field.node.selection_set])]
        places = {(selected.owner.name, selected.node.name.value) for selected in below}
        wanted.directory |= not places.isdisjoint(_FROM_DIRECTORY)
        types = _types_read(places)
        arguments = self._arguments(edition_field)
        locale = arguments.get("locale")
        if not isinstance(locale, str):
            return
        if page_type := _SINGLE.get(name):
            nearby = {page_type, MODULE} | ({LESSON} if page_type == MODULE else set())
            around = frozenset(types & nearby - {page_type})
            beside = page_type != LESSON and bool({field for _owner, field in places} & {"previous", "next"})
            by = arguments.get("id"), arguments.get("slug")
            wanted.pages.append(WantedPage(page_type, locale, *by, bool(types & nearby), around, beside))
            types -= nearby
        wanted.want(locale, types)

    def through(
        self, owner: GraphQLNamedType | None, selections: Sequence[SelectionSetNode | None]
    ) -> Iterator[Selected]:
        """Every field below, at any depth; `@skip` and `@include` are not looked at.

        A fragment is walked once: what it selects is the same wherever it is spread.
        """
        return self._through(owner, selections, set())

    def _through(
        self, owner: GraphQLNamedType | None, selections: Sequence[SelectionSetNode | None], spread: set[str]
    ) -> Iterator[Selected]:
        for selection_set in selections:
            if selection_set is None or owner is None:
                continue
            for node in selection_set.selections:
                if isinstance(node, FieldNode):
                    selected = Selected(owner, node)
                    yield selected
                    yield from self._through(self._type_of(selected), [node.selection_set], spread)
                elif isinstance(node, InlineFragmentNode):
                    inner = self._schema.get_type(node.type_condition.name.value) if node.type_condition else owner
                    yield from self._through(inner, [node.selection_set], spread)
                elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                    spread.add(node.name.value)
                    fragment = self._fragments[node.name.value]
                    inner = self._schema.get_type(fragment.type_condition.name.value)
                    yield from self._through(inner, [fragment.selection_set], spread)

    def _type_of(self, selected: Selected) -> GraphQLNamedType | None:
        field = getattr(selected.owner, "fields", {}).get(selected.node.name.value)
        return get_named_type(field.type) if field else None

    def _arguments(self, selected: Selected) -> dict[str, Any]:
        field = getattr(selected.owner, "fields", {}).get(selected.node.name.value)
        if field is None:
            return {}
        try:
            return get_argument_values(field, selected.node, self._variables)
        except GraphQLError:
            # The field itself will say what is wrong with its arguments.
            return {}


def _types_read(places: set[tuple[str, str]]) -> set[str]:
    types: set[str] = set()
    for owner, field in places:
        if owner in _FROM_MANIFEST and field not in _FROM_MANIFEST[owner][1]:
            types.add(_FROM_MANIFEST[owner][0])
        types |= _FROM_ELSEWHERE.get((owner, field), frozenset())
    return types
