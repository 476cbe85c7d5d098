"""A translated page on its way to readers: sent for review from beside its texts."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from editions.actions.submit_translation import submit_translation
from editions.admin.screens.translation.screen import locale_or_404
from editions.errors import EditionError
from editions.models import Edition
from editions.permissions import Action, for_edition

__all__ = ["send_for_review"]


def _send(request: HttpRequest, edition: Edition, language: str, page_id: int) -> HttpResponse:
    locale = locale_or_404(edition, language)
    page = Page.objects.filter(pk=page_id, identity__edition=edition, locale=locale).first()
    if page is None:
        raise Http404
    try:
        submit_translation(edition, page, user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("Sent for review. Its texts can still be translated; what was sent stays as it is.")
        )
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page_id]))


send_for_review = for_edition(Action.TRANSLATE)(require_POST(_send))
