"""The chooser's dialog and the titles of what is chosen already."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.content.references import ALL_KINDS, COURSE_PAGE, EXTERNAL_LINK, REFERENCE_KINDS, SLOT, TERM
from editions.admin.references.catalogue import Catalogue
from editions.admin.references.forms import ChooserForm
from editions.permissions import Action, can, edition_of_page

__all__ = ["chooser", "script_settings", "titles"]

# A list that a person reads; who looks for more than this had better search.
_SHOWN = 60
_TITLES_AT_ONCE = 100

_HEADINGS = {
    EXTERNAL_LINK.name: gettext_lazy("Link to an address"),
    SLOT.name: gettext_lazy("Choose a slot"),
    TERM.name: gettext_lazy("Choose a glossary term"),
    COURSE_PAGE.name: gettext_lazy("Choose a page of this edition"),
}


def _catalogue(request: HttpRequest, page_id: Any) -> Catalogue:
    """That of the edition of a page which the person may see; 404 for all others alike."""
    page = Page.objects.filter(pk=page_id).select_related("locale").first() if page_id else None
    edition = edition_of_page(page) if page else None
    if page is None or edition is None or not can(request.user, Action.VIEW, edition):
        raise Http404
    return Catalogue(edition, page.locale.language_code)


@require_safe
@never_cache
def chooser(request: HttpRequest) -> HttpResponse:
    """The dialog, or with `?results=1` its list alone, as HTML for a script."""
    form = ChooserForm(request.GET)
    if not form.is_valid():
        raise Http404
    asked = form.cleaned_data
    kind = ALL_KINDS[asked["kind"]]
    context = {"kind": kind, "heading": _HEADINGS[kind.name], "chosen": asked["chosen"], "form": form}
    if kind is EXTERNAL_LINK:
        return TemplateResponse(request, "editions/references/address.html", context)
    found = _catalogue(request, asked["page"]).search(kind.name, asked["q"], form.page_types)
    context |= {"targets": found[:_SHOWN], "count": len(found), "shown": min(len(found), _SHOWN)}
    template = "results" if asked["results"] else "chooser"
    return TemplateResponse(request, f"editions/references/{template}.html", context)


@require_safe
@never_cache
def titles(request: HttpRequest) -> JsonResponse:
    """`{"slot:KEY": {"title", "detail", "missing"}}` for every `?ref=slot:KEY`."""
    page_id = request.GET.get("page", "")
    catalogue = _catalogue(request, page_id if page_id.isascii() and page_id.isdigit() else None)
    asked: dict[str, list[str]] = {}
    for name in request.GET.getlist("ref")[:_TITLES_AT_ONCE]:
        kind, _colon, ref = name.partition(":")
        if kind in REFERENCE_KINDS:
            asked.setdefault(kind, []).append(ref)
    answer: dict[str, dict[str, Any]] = {}
    for kind, refs in asked.items():
        found = catalogue.find(kind, refs)
        for ref in refs:
            target = found.get(ref)
            answer[f"{kind}:{ref}"] = {
                "title": target.title if target else "",
                "detail": target.detail if target else "",
                "missing": target is None,
            }
    return JsonResponse(answer)


def script_settings() -> dict[str, Any]:
    """What the scripts of the editor need: addresses, words, kinds."""
    return {
        "chooser": reverse("editions_admin:course_reference_chooser"),
        "titles": reverse("editions_admin:course_reference_titles"),
        "words": {
            "change": _("Change"),
            "remove": _("Remove"),
            "missing": _("Leads nowhere: this edition does not have it"),
            "failed": _("The list could not be loaded. Try again, or reload the page if you have been signed out."),
        },
        "kinds": {name: {"name": str(kind.label), "icon": kind.icon} for name, kind in ALL_KINDS.items()},
    }
