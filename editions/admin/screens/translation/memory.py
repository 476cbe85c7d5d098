"""Translating from memory with one button."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from editions.actions.fill_from_memory import fill_from_memory
from editions.admin.screens.translation.screen import locale_or_404
from editions.errors import EditionError
from editions.models import Edition
from editions.permissions import Action, for_edition
from editions.translating.units import read_pages

__all__ = ["fill"]


def _fill(request: HttpRequest, edition: Edition, language: str) -> HttpResponse:
    """All pages, or the one that `page` names: then back to it."""
    locale = locale_or_404(edition, language)
    lineage = request.POST.get("page", "")
    lineages = [lineage] if lineage else None
    try:
        count = fill_from_memory(edition, locale, lineages, below=False, user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        _tell(request, count)
    pages = read_pages(edition, locale, lineages, below=False) if lineages else []
    if pages and pages[0].target:
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[pages[0].target]))
    return HttpResponseRedirect(reverse("editions_admin:translation", args=[edition.code, language]))


def _tell(request: HttpRequest, count: int) -> None:
    if not count:
        messages.warning(request, _("The memory holds nothing that fits word for word."))
        return
    said = ngettext(
        "%(count)s text was filled from memory. Look at it before you publish its page.",
        "%(count)s texts were filled from memory. Look at them before you publish their pages.",
        count,
    )
    messages.success(request, said % {"count": count})


fill = for_edition(Action.TRANSLATE)(require_POST(_fill))
