"""What all pages of a course have in common."""

from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urljoin

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.content import addresses

if TYPE_CHECKING:
    from wagtail_localize.fields import BaseTranslatableField


class ContentPage(Page):
    """A page of a course; it is read through the API and the reader, never as a template.

    `document_fields` are the fields that a release holds and that merging compares: all that
    an author writes, and nothing about who, when or where in the database.
    """

    document_fields: ClassVar[tuple[str, ...]] = ("title", "slug")

    promote_panels = [FieldPanel("slug")]
    settings_panels = []
    # A listing of pages is looked at for the course's order.
    admin_default_ordering = "ord"

    class Meta:
        abstract = True

    def get_url(self, request: HttpRequest | None = None, current_site: object = None) -> str | None:
        known = addresses.current()
        return known.live(self, request) if known else None

    url = property(get_url)

    def get_full_url(self, request: HttpRequest | None = None) -> str | None:
        url = self.get_url(request)
        if url is None:
            return None
        return request.build_absolute_uri(url) if request else urljoin(settings.WAGTAILADMIN_BASE_URL, url)

    full_url = property(get_full_url)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        raise Http404

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        known = addresses.current()
        if known is None:
            raise Http404
        return known.preview(self, request)


def translatable(*translated: str, shared: tuple[str, ...] = ()) -> list["BaseTranslatableField"]:
    """Which fields wagtail-localize translates and which it keeps alike in all languages."""
    return [
        *(TranslatableField(name) for name in translated),
        *(SynchronizedField(name, overridable=False) for name in shared),
    ]
