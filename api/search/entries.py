"""Keeps what released pages say, so that it can be searched."""

import hashlib
from collections.abc import Iterable
from itertools import islice

from django.db.models import Exists, OuterRef, Q

from api.models import SearchEntry
from api.reading import ReadEdition, Wanted
from api.reading.edition import load
from api.reading.skeleton import Page
from api.search.passages import SEARCHED, Said, said_by
from api.search.words import forms_in
from editions.models import Release, ReleaseDocument

# Raised whenever the same documents give other entries: what was kept before is then made anew.
_MADE_AS = 1
# No page comes near it; what PostgreSQL can hold of one ends at a megabyte.
_MOST_FORMS = 20_000


def searched_pages(edition: ReadEdition, locale: str) -> dict[str, Page]:
    """The pages that readers of `locale` can find, by the keys of their entries. A draft is not among them."""
    return {
        _key(page): page
        for page in edition.skeleton(locale).pages.values()
        if page.type in SEARCHED and edition.unreleased.isdisjoint((page.digest, page.source_digest))
    }


def index_release(release: Release) -> int:
    """Makes the entries that the release still lacks, in the languages that it is offered in; returns how many."""
    edition = ReadEdition(release)
    return sum(index_language(edition, language.code) for language in edition.locales)


def index_language(edition: ReadEdition, locale: str) -> int:
    """The same in one language. May run twice at once: entries of the same key are the same."""
    pages = searched_pages(edition, locale)
    known = set(SearchEntry.objects.filter(key__in=list(pages)).values_list("key", flat=True))
    missing = {key: page for key, page in pages.items() if key not in known}
    course = edition.course(locale)
    if not missing or course is None:
        return 0
    wanted = Wanted()
    wanted.want(locale, {page.type for page in missing.values()})
    load([edition], wanted)
    entries = [_entry(key, page, said_by(course, page)) for key, page in missing.items()]
    SearchEntry.objects.bulk_create(entries, ignore_conflicts=True, batch_size=100)
    return len(entries)


def forget_documents(digests: Iterable[str]) -> None:
    """Drops the entries of those of `digests` that no release holds any longer."""
    for name in ("document", "source"):
        held = ReleaseDocument.objects.filter(document=OuterRef(name))
        SearchEntry.objects.filter(Q(**{f"{name}__in": list(digests)}) & ~Exists(held)).delete()


def _key(page: Page) -> str:
    return hashlib.sha256(f"{_MADE_AS}\n{page.digest}\n{page.source_digest}".encode()).hexdigest()


def _entry(key: str, page: Page, said: Said) -> SearchEntry:
    text = "\n".join(passage.text for passage in said.passages)
    return SearchEntry(
        key=key,
        document_id=page.digest,
        source_id=page.source_digest or None,
        title=said.title,
        locale=said.locale,
        passages=[list(passage) for passage in said.passages],
        title_words=_words(said.title),
        words=_words(text),
    )


def _words(text: str) -> str:
    return " ".join(islice(forms_in(text), _MOST_FORMS))
