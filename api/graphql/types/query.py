"""The root of every query."""

from typing import Any

import graphene

from api.graphql.lookahead import wanted_below
from api.graphql.types.contract import Contract
from api.graphql.types.edition import Edition, EditionConnection
from api.reading import ReadEdition, ReadingError, Wanted, list_editions, read_edition
from api.reading.drafts import read_live, read_preview
from api.reading.listings import DEFAULT_FIRST, MAX_FIRST

# In place of a version: what is live and not released yet.
_DRAFT = "draft"


class Query(graphene.ObjectType):
    """Public editions of the course."""

    editions = graphene.Field(
        EditionConnection,
        required=True,
        first=graphene.Int(description=f"How many at a time, 1 to {MAX_FIRST}; {DEFAULT_FIRST} when left out."),
        after=graphene.String(description="A cursor: what follows it."),
        search=graphene.String(description="Words in code, title or owner."),
        description="Public editions that have a release, by code.",
    )
    edition = graphene.Field(
        Edition,
        code=graphene.ID(required=True, description="The edition's code."),
        release=graphene.String(
            description="A version; the latest that was not withdrawn when left out. `draft`, for a token with the "
            "scope `read:draft`: what a release made now would say."
        ),
        description="One public edition at one of its releases.",
    )
    contract = graphene.Field(Contract, required=True, description="What this server keeps to.")

    @staticmethod
    def resolve_contract(root: None, info: Any) -> Contract:
        return Contract()

    @staticmethod
    def resolve_editions(
        root: None, info: Any, first: int | None = None, after: str | None = None, search: str | None = None
    ) -> Any:
        found = list_editions(first, after, search, wanted_below(info))
        context = info.context or {}
        context.setdefault("listed", []).extend(edge.node for edge in found.edges)
        return found

    @staticmethod
    def resolve_edition(root: None, info: Any, code: str, release: str | None = None) -> Any:
        wanted, context = wanted_below(info), info.context or {}
        # What a plan has read when it gives up, the executor need not read again.
        read: dict[str, Any] = context.get("read", {})
        field = str(info.path.key)
        if field not in read:
            read[field] = _read(context, code, release, wanted)
        return read[field]


def _read(context: dict[str, Any], code: str, release: str | None, wanted: Wanted) -> ReadEdition | ReadingError:
    """An error is given, not raised: so it is kept as well, and graphql-core raises it."""
    preview, drafts = context.get("preview"), context.get("drafts")
    try:
        if preview:
            return read_preview(preview, code, wanted)
        if drafts is not None and release == _DRAFT and (live := read_live(drafts, code, wanted)):
            return live
        return read_edition(code, release, wanted, context.get("opened"))
    except ReadingError as error:
        return error
