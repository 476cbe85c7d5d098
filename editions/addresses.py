"""Where readers find the pages of an edition, and where editors see their drafts."""

from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from wagtail.models import Page

from cms.content import addresses
from cms.content.page import ContentPage
from editions.documents.store import manifest_of
from editions.errors import EditionError
from editions.front_end import fill, preview_address_of
from editions.identity import edition_of
from editions.models import Edition, PageIdentity, Release
from editions.preview import make_token

__all__ = ["WITH_IDENTITY", "ReaderAddresses", "connect"]

# Kinds of pages with addresses of their own, and those that share one.
_SECTIONS = {
    "content.Module": "modules",
    "content.Lesson": "lessons",
    "content.CaseStudy": "cases",
    "content.Tool": "tools",
}
_PLAIN = {
    "content.Course": "",
    "content.Glossary": "glossary",
    "content.FinalAssessment": "assessment",
    "content.Directory": "contacts",
    "content.Institution": "contacts",
}
# The directory is read beside the release, and is not in it.
_BESIDE = ("content.Directory", "content.Institution")

_IDENTITIES = PageIdentity.objects.select_related("edition__latest_release", "edition__front_end", "locale").defer(
    "edition__latest_release__manifest", "edition__latest_release__notes"
)
WITH_IDENTITY = Prefetch("identity", queryset=_IDENTITIES)
"""For `prefetch_related` on lists of pages that show addresses: one query for all of them."""


def _identity_of(page: Page) -> PageIdentity | None:
    """With its edition, release and language: one query, none if the page came `WITH_IDENTITY`."""
    field = "identity"
    if field not in page._state.fields_cache:
        page._state.fields_cache[field] = _IDENTITIES.filter(page_id=page.pk).first()
    return cast("PageIdentity | None", page._state.fields_cache[field])


@lru_cache(maxsize=64)
def _slugs_in(digest: str) -> Mapping[tuple[str, str], str]:
    """`{(lineage, language): slug}` of a release, in the languages that it offers.

    The digest stands for what the release holds, so this is never out of date.
    """
    release = Release.objects.filter(digest=digest).first()
    if release is None:
        return {}
    manifest = manifest_of(release)
    offered = {row["code"] for row in manifest["locales"] if row["offered"]}
    return {
        (page["lineage"], code): found["slug"]
        for page in manifest["pages"]
        for code, found in page["locales"].items()
        if code in offered
    }


def _address(code: str, locale: str, page_type: str, slug: str, *lead: str) -> str:
    section = _SECTIONS.get(page_type)
    rest = [section, slug] if section else [_PLAIN[page_type]]
    return f"{reverse('reader')}#/{'/'.join(part for part in [*lead, code, locale, *rest] if part)}"


def _live_address(edition: Edition, page: ContentPage, identity: PageIdentity) -> str | None:
    release = edition.latest_release
    if not edition.served or release is None or release.withdrawn:
        return None
    slugs = _slugs_in(release.digest)
    locale, page_type = identity.locale.language_code, page._meta.label
    if page_type in _BESIDE:
        offered = any(code == locale for _lineage, code in slugs)
        return _address(edition.code, locale, page_type, "") if page.live and offered else None
    slug = slugs.get((str(identity.lineage), locale))
    return None if slug is None else _address(edition.code, locale, page_type, slug)


def preview_address(edition: Edition, locale: str, page_type: str, slug: str, token: str) -> str:
    """Where the reader shows what is behind a preview's token."""
    return _address(edition.code, locale, page_type, slug, "preview", token)


class ReaderAddresses:
    """The reader's addresses, `/reader/#/CODE/LOCALE/…`: behind the `#`, where no log keeps a token."""

    def live(self, page: Page, request: HttpRequest | None) -> str | None:
        """Of a page that readers have: one in the latest standing release of a public edition."""
        identity = _identity_of(page)
        if identity is None or not isinstance(page, ContentPage):
            return None
        return _live_address(identity.edition, page, identity)

    def preview(self, page: Page, request: HttpRequest, beside: Page | None) -> HttpResponse:
        """Sends the person to the reader, with a token for this draft and no other.

        With `beside`, to a page that shows the reader twice.
        """
        assert isinstance(page, ContentPage)
        other = beside.get_latest_revision_as_object() if beside else None
        assert other is None or isinstance(other, ContentPage)
        try:
            token = make_token(request.user, page, *([other] if other else []))
        except EditionError as error:
            raise Http404 from error
        edition = edition_of(page)
        assert edition is not None
        if other is None:
            return HttpResponseRedirect(_preview_of(edition, page, token))
        shown = [{"locale": each.locale, "address": _preview_of(edition, each, token)} for each in (page, other)]
        return TemplateResponse(request, "editions/side_by_side.html", {"shown": shown, "page": page})

    def has_front_end(self, page: Page) -> bool:
        identity = _identity_of(page)
        return identity is not None and bool(preview_address_of(identity.edition))

    def preview_in_front_end(self, page: Page, request: HttpRequest) -> HttpResponse:
        """Sends the person there, with a token for this draft; beside the editor, in a frame with a way out of it.

        Many front ends refuse to be framed, and a browser says nothing of that.
        """
        assert isinstance(page, ContentPage)
        identity = _identity_of(page)
        address = preview_address_of(identity.edition) if identity else ""
        if identity is None or not address:
            raise Http404
        try:
            token = make_token(request.user, page)
        except EditionError as error:
            raise Http404 from error
        there = fill(
            address,
            token=token,
            edition=identity.edition.code,
            locale=page.locale.language_code,
            type=type(page).__name__,
            id=str(identity.lineage),
            slug=page.slug,
        )
        if not getattr(request, "in_preview_panel", False):
            return HttpResponseRedirect(there)
        return TemplateResponse(request, "editions/front_end_preview.html", {"address": there, "page": page})


def _preview_of(edition: Edition, page: ContentPage, token: str) -> str:
    return preview_address(edition, page.locale.language_code, page._meta.label, page.slug, token)


def connect() -> None:
    """Called once at start-up."""
    addresses.register(ReaderAddresses())
