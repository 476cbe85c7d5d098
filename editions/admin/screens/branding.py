"""An edition's look and names, with the reader in them beside the form."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages

from editions.actions.set_branding import set_branding
from editions.addresses import preview_address
from editions.admin.screens.branding_form import BrandingForm
from editions.admin.screens.edition import EditionScreen
from editions.documents.branding import PICTURES, as_listed, branding_json, stamp_of
from editions.documents.media_references import PREFIX, MediaByHash
from editions.errors import EditionError, Stale
from editions.models import Branding, Edition
from editions.permissions import Action, for_edition
from editions.preview import make_token_for

__all__ = ["branding", "preview"]

_COURSE = "content.Course"


class BrandingView(EditionScreen, FormView):
    template_name = "editions/branding.html"
    form_class = BrandingForm
    header_icon = "view"
    overtaken = False

    def get_page_title(self) -> str:
        return _("Branding")

    def get_success_url(self) -> str:
        return reverse("editions_admin:branding", args=[self.edition.code])

    @cached_property
    def branding(self) -> Branding:
        return Branding.objects.get_or_create(edition=self.edition)[0]

    def get_initial(self) -> dict[str, Any]:
        return BrandingForm.initial_of(self.branding, self.edition)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"edition": self.edition, "kept": self.branding.logo_svg}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        media = MediaByHash.of_collection(self.edition.collection_id)
        shown = branding_json(self.edition, media)
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "seen": self.seen,
            "address": _address(self.request, self.edition, shown),
        }

    @property
    def seen(self) -> str:
        """The branding that whoever saves has looked at; what was posted stays what it was, until theirs is shown."""
        return stamp_of(self.branding) if self.overtaken else self.request.POST.get("seen", stamp_of(self.branding))

    def form_valid(self, form: BrandingForm) -> HttpResponse:
        try:
            seen, user = self.request.POST.get("seen", ""), self.request.user
            set_branding(self.edition, form.values(), seen=seen, user=user)
        except Stale as error:
            self.overtaken = True
            del self.branding  # It is another one by now.
            form.show_beside(BrandingForm.initial_of(self.branding, self.edition))
            more = _(
                "What stands there now is told beside each field that differs. Save again to put yours in its place."
            )
            form.add_error(None, f"{error} {more}")
            return self.form_invalid(form)
        except EditionError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, _("Saved. Readers see it with the next release."))
        return HttpResponseRedirect(self.get_success_url())


def _preview(request: HttpRequest, edition: Edition) -> JsonResponse:
    """Where the reader shows what is written in the form; or what is wrong with it, by field."""
    kept = Branding.objects.filter(edition=edition).values_list("logo_svg", flat=True).first() or ""
    form = BrandingForm(request.POST, request.FILES, edition=edition, kept=kept)
    if not form.is_valid():
        better = {each.field: each.better for each in form.pale}
        errors = {name: " ".join(str(each) for each in found) for name, found in form.errors.items()}
        return JsonResponse({"errors": errors, "better": better})
    values = form.values()
    pictures = {name: PREFIX + values[name].content_hash if values[name] else None for name in PICTURES}
    shown = as_listed({**values, **pictures})
    return JsonResponse({"address": _address(request, edition, shown, request.POST.get("locale", ""))})


def _address(request: HttpRequest, edition: Edition, shown: dict[str, Any], locale: str = "") -> str:
    """A preview's address of the whole course; `shown` is a manifest's branding."""
    rows = edition.edition_locales.filter(offered=True).order_by("position")
    spoken = list(rows.values_list("locale__language_code", flat=True))
    locale = locale if locale in spoken else (spoken or [edition.source_locale.language_code])[0]
    draft = {
        "lineage": "",
        "locale": locale,
        "type": _COURSE,
        "pages": [],
        "directory": None,
        "branding": orjson.loads(orjson.dumps(shown)),
    }
    return preview_address(edition, locale, _COURSE, "", make_token_for(request.user, edition, draft))


branding = for_edition(Action.MANAGE_EDITION)(BrandingView.as_view())
preview = for_edition(Action.MANAGE_EDITION)(require_POST(_preview))
