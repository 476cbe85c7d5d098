"""What all pages of a course have in common."""

from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urljoin

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.content import addresses

if TYPE_CHECKING:
    from wagtail_localize.fields import BaseTranslatableField

# What the mode of a preview begins with that shows a translation as well; its language follows.
_BESIDE = "beside-"
_FRONT_END = "front-end"


class ContentPage(Page):
    """A page of a course; it is read through the API and the reader, never as a template.

    `document_fields` are the fields that a release holds and that merging compares: all that
    an author writes, and nothing about who, when or where in the database.
    """

    document_fields: ClassVar[tuple[str, ...]] = ("title", "slug")

    # `cms.content.indexing` hears of what is saved in place of the search's own handlers.
    search_auto_update = False

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
        if mode_name == _FRONT_END:
            return known.preview_in_front_end(self, request)
        return known.preview(self, request, self._beside(mode_name))

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The reader, the owners' own front end, and the reader twice: each translation at the page's side."""
        known = addresses.current()
        return [
            ("", _("As readers see it")),
            *([(_FRONT_END, _("In your front end"))] if known and known.has_front_end(self) else []),
            *(
                (_BESIDE + page.locale.language_code, _("Beside %(language)s") % {"language": str(page.locale)})
                for page in self._translations()
            ),
        ]

    def _translations(self) -> list[Page]:
        return list(self.get_translations().select_related("locale").order_by("locale__language_code"))

    def _beside(self, mode_name: str) -> Page | None:
        """The translation that a preview's mode names, if there is one."""
        if not mode_name:
            return None
        named = (page for page in self._translations() if _BESIDE + page.locale.language_code == mode_name)
        if (found := next(named, None)) is None:
            raise Http404
        return found


def translatable(*translated: str, shared: tuple[str, ...] = ()) -> list["BaseTranslatableField"]:
    """Which fields wagtail-localize translates and which it keeps alike in all languages."""
    return [
        *(TranslatableField(name) for name in translated),
        *(SynchronizedField(name, overridable=False) for name in shared),
    ]
