"""Making an edition's trees of pages what a merged outline says, in every language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wagtail.models import Locale, Page

from cms.content.page import ContentPage
from editions.documents.media_references import MediaByHash
from editions.documents.snapshot import working_tree
from editions.documents.store import load
from editions.documents.types import DOCUMENT_TYPES
from editions.materialise import add_pages
from editions.merging import MergedOutline, OutlinePage
from editions.merging.order import movers
from editions.models import Edition, PageIdentity
from editions.updates.sides import Place
from editions.updates.slugs import FreeSlugs

Added = Mapping[str, Mapping[str, str]]
"""Digests of the documents of pages to add, by lineage and language."""


def outline_now(edition: Edition, edited: Iterable[str] = ()) -> list[OutlinePage]:
    """The edition's pages as they stand; those in `edited` count as edited against any base."""
    changed = set(edited)
    return [
        OutlinePage(
            page["lineage"], page["type"], page["parent"] or "", {"": "edited"} if page["lineage"] in changed else {}
        )
        for page in working_tree(edition)
    ]


def arrange(
    edition: Edition,
    now: Sequence[OutlinePage],
    outline: MergedOutline,
    added: Added,
    types: Mapping[str, str],
    languages: Iterable[tuple[str, str, str | None]] = (),
    user: Any = None,
) -> list[Place]:
    """Adds, moves, deletes and reorders pages until `edition` has `outline`; returns what it added.

    `languages` adds single languages of pages that stand, or takes them away (`None`).
    """
    target = outline.pages()
    standing = {page.id for page in now}
    wanted = {lineage for lineage, _parent in target}
    gained = _add(edition, target, standing, added, types, languages, user)
    pages = _Pages(edition)
    parents = {page.id: page.parent for page in now}
    for lineage, parent in target:
        if lineage in parents and parents[lineage] != parent:
            pages.move(lineage, parent, user)
    for page in now:
        if page.id not in wanted and (page.parent in wanted or not page.parent):
            pages.delete(page.id, None, user)
    for lineage, code, digest in languages:
        if digest is None and lineage in wanted:
            pages.delete(lineage, code, user)
    for parent, children in outline.children.items():
        pages.reorder(parent, children, user)
    return gained


def _add(
    edition: Edition,
    target: Sequence[tuple[str, str]],
    standing: set[str],
    added: Added,
    types: Mapping[str, str],
    languages: Iterable[tuple[str, str, str | None]],
    user: Any,
) -> list[Place]:
    more = {(lineage, code) for lineage, code, digest in languages if digest is not None}
    places = _Pages(edition).places
    there = set(places)
    entries = []
    for lineage, parent in target:
        if lineage not in added:
            continue
        codes = {
            code: {"digest": digest}
            for code, digest in added[lineage].items()
            if (lineage not in standing or (lineage, code) in more)
            and (lineage, code) not in there
            and (not parent or (parent, code) in there)
        }
        if codes:
            there.update((lineage, code) for code in codes)
            entries.append({"lineage": lineage, "type": types[lineage], "parent": parent or None, "locales": codes})
    if not entries:
        return []
    documents = load(row["digest"] for entry in entries for row in entry["locales"].values())
    FreeSlugs(edition).settle(entries, documents)
    locales = list(Locale.objects.filter(pk__in=edition.edition_locales.values("locale")))
    built = add_pages(entries, documents, edition, locales, MediaByHash.of_collection(edition.collection_id), user)
    return list(built.pages)


class _Pages:
    """An edition's pages by lineage and language, read anew for each step: moving changes paths."""

    def __init__(self, edition: Edition) -> None:
        rows = PageIdentity.objects.filter(edition=edition).values_list("lineage", "locale__language_code", "page_id")
        self.places: dict[Place, int] = {(str(lineage), code): page for lineage, code, page in rows}
        self.codes = sorted({code for _lineage, code in self.places})

    def page(self, place: Place) -> ContentPage | None:
        key = self.places.get(place)
        page = Page.objects.filter(pk=key).first() if key else None
        return page.specific if page else None

    def move(self, lineage: str, parent: str, user: Any) -> None:
        for code in self.codes:
            page, target = self.page((lineage, code)), self.page((parent, code))
            if page is not None and target is not None:
                page.move(target, pos="last-child", user=user)

    def delete(self, lineage: str, code: str | None, user: Any) -> None:
        for each in self.codes if code is None else [code]:
            page = self.page((lineage, each))
            if page is not None:
                page.delete(user=user)

    def reorder(self, parent: str, children: Sequence[str], user: Any) -> None:
        for code in self.codes:
            self._reorder((parent, code), [(child, code) for child in children], user)

    def _reorder(self, parent: Place, children: Sequence[Place], user: Any) -> None:
        keys = {self.places[place]: place for place in children if place in self.places}
        types = [model._meta.model_name for model in DOCUMENT_TYPES]
        above = Page.objects.filter(pk=self.places.get(parent, 0)).first()
        if above is None:
            return
        siblings = above.get_children().filter(content_type__model__in=types, pk__in=keys)
        now = list(siblings.order_by("path").values_list("pk", flat=True))
        wanted = [self.places[place] for place in children if self.places.get(place) in now]
        if now == wanted:
            return
        moving = movers([str(key) for key in wanted], [str(key) for key in now])
        left: int | None = None
        for key in wanted:
            if str(key) in moving:
                page = Page.objects.get(pk=key).specific
                if left is None:
                    page.move(Page.objects.get(pk=now[0]), pos="left", user=user)
                else:
                    page.move(Page.objects.get(pk=left), pos="right", user=user)
            left = key
