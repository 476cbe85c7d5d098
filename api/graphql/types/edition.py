"""Editions, and the list of them."""

from typing import Any

import graphene

from api.graphql.types.branding import Branding
from api.graphql.types.case_study import CaseStudy
from api.graphql.types.changes import ReleaseChanges
from api.graphql.types.connection import PageInfo
from api.graphql.types.course import Course
from api.graphql.types.institution import Institution
from api.graphql.types.lesson import Lesson
from api.graphql.types.locale import Locale
from api.graphql.types.module import Module
from api.graphql.types.release import Release, ReleaseConnection
from api.graphql.types.search import SearchConnection
from api.graphql.types.slot import Slot
from api.graphql.types.tool import Tool
from api.reading import ReadEdition, list_releases
from api.reading.listings import DEFAULT_FIRST, MAX_FIRST
from api.search.finding import LONGEST_QUERY, find

_LANGUAGE = "A language that the edition offers."
_FIRST = f"How many at a time, 1 to {MAX_FIRST}; {DEFAULT_FIRST} when left out."
_AFTER = "A cursor: what follows it."


def _single(page_type: type[graphene.ObjectType], name: str) -> graphene.Field:
    """One page of the course, of the type that is read by `page_type`."""

    def resolve(root: ReadEdition, info: Any, locale: str, id: str | None = None, slug: str | None = None) -> Any:
        return root.page(f"content.{page_type.__name__}", locale, id, slug)

    return graphene.Field(
        page_type,
        locale=graphene.String(required=True, description=_LANGUAGE),
        id=graphene.ID(description=f"The {name}'s lineage."),
        slug=graphene.String(
            description=(
                f"The {name}'s slug; the first in the course that has it. One that it had in an earlier release, or "
                "has in another language, finds it too: see `movedFrom`."
            )
        ),
        description=f"One {name}, by its id or its slug.",
        resolver=resolve,
    )


class Upstream(graphene.ObjectType):
    """What an edition was made from."""

    code = graphene.ID(required=True, description="The upstream edition's code.")
    title = graphene.String(required=True, description="The upstream edition's title.")
    release = graphene.String(required=True, description="The version that this edition is based on.")


class Edition(graphene.ObjectType):
    """One owner's course, at one of its releases, with its directory as it is now."""

    code = graphene.ID(required=True, description="The edition's code.")
    title = graphene.String(
        required=True,
        locale=graphene.String(description="The language to say it in, if the edition has it."),
        description="What the edition is called.",
    )
    owner = graphene.String(required=True, description="Whose it is.")
    sample = graphene.Boolean(required=True, description="A sample, to be labelled as one: not any government's work.")
    release = graphene.Field(Release, required=True, description="The release that all of this is read from.")
    releases = graphene.Field(
        ReleaseConnection,
        required=True,
        first=graphene.Int(description=_FIRST),
        after=graphene.String(description=_AFTER),
        description="All releases of the edition, the newest first.",
    )
    upstream = graphene.Field(Upstream, description="What it was made from; null unless it has agreed to tell.")
    locales = graphene.List(graphene.NonNull(Locale), required=True, description="The languages that are offered.")
    source_locale = graphene.Field(Locale, required=True, description="The language that others are translated from.")
    branding = graphene.Field(Branding, required=True, description="How it looks, and what it calls itself.")
    course = graphene.Field(
        Course,
        locale=graphene.String(required=True, description=_LANGUAGE),
        description="The course. What is not translated falls back; every node says which language it is really in.",
    )
    lesson = _single(Lesson, "lesson")
    module = _single(Module, "module")
    case_study = _single(CaseStudy, "case study")
    tool = _single(Tool, "tool")
    changed_since = graphene.Field(
        ReleaseChanges,
        required=True,
        release=graphene.String(
            required=True, description="A version of this edition, also one that was withdrawn: what a reader holds."
        ),
        description="What is different from another release, so that readers' copies are refreshed where they have to.",
    )
    institutions = graphene.List(
        graphene.NonNull(Institution),
        required=True,
        locale=graphene.String(required=True, description=_LANGUAGE),
        slot=graphene.String(description="Only what stands in the slot with this key."),
        description="The institutions that hold today.",
    )
    slots = graphene.List(
        graphene.NonNull(Slot),
        required=True,
        locale=graphene.String(required=True, description=_LANGUAGE),
        description="The places that the course declares, and what this edition has put there.",
    )
    search = graphene.Field(
        SearchConnection,
        required=True,
        locale=graphene.String(required=True, description=_LANGUAGE),
        query=graphene.String(
            required=True,
            description=(
                f"Words, up to {LONGEST_QUERY} characters. Case, accents, Arabic vowel signs and ways to spell a "
                "letter make no difference; whatever is neither letter nor digit parts words."
            ),
        ),
        first=graphene.Int(description=_FIRST),
        after=graphene.String(description=_AFTER),
        description=(
            "Pages of this release in which every word, or one that begins with it, stands as readers of the "
            "language get it. Questions are not searched."
        ),
    )

    @staticmethod
    def resolve_title(root: ReadEdition, info: Any, locale: str | None = None) -> str:
        return root.title(locale)

    @staticmethod
    def resolve_releases(root: ReadEdition, info: Any, first: int | None = None, after: str | None = None) -> Any:
        return list_releases(root.row, first, after)

    @staticmethod
    def resolve_course(root: ReadEdition, info: Any, locale: str) -> Any:
        return root.course(locale)

    @staticmethod
    def resolve_changed_since(root: ReadEdition, info: Any, release: str) -> Any:
        return root.changed_since(release)

    @staticmethod
    def resolve_institutions(root: ReadEdition, info: Any, locale: str, slot: str | None = None) -> Any:
        return root.institutions(locale, slot)

    @staticmethod
    def resolve_slots(root: ReadEdition, info: Any, locale: str) -> Any:
        return root.slots(locale)

    @staticmethod
    def resolve_search(
        root: ReadEdition, info: Any, locale: str, query: str, first: int | None = None, after: str | None = None
    ) -> Any:
        return find(root, locale, query, first, after)


class EditionEdge(graphene.ObjectType):
    """An edition in a list."""

    node = graphene.Field(Edition, required=True, description="The edition, at its latest release.")
    cursor = graphene.String(required=True, description="Give this as `after` to go on from here.")


class EditionConnection(graphene.ObjectType):
    """Public editions by code, a page at a time."""

    edges = graphene.List(graphene.NonNull(EditionEdge), required=True, description="The editions of this page.")
    page_info = graphene.Field(PageInfo, required=True, description="Whether there are more.")
    total_count = graphene.Int(required=True, description="How many there are in all.")
