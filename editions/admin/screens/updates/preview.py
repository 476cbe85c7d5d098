"""A page as it will be when the update is applied as decided, in the reader."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from editions.addresses import preview_address
from editions.admin.screens.updates.screen import update_of
from editions.errors import EditionError
from editions.models import Edition
from editions.permissions import Action, for_edition
from editions.preview import make_token_for
from editions.updates.previewing import merged_draft

__all__ = ["preview"]


def _preview(request: HttpRequest, edition: Edition, update_id: int, lineage: UUID, locale: str) -> HttpResponse:
    update = update_of(edition, update_id)
    try:
        draft = merged_draft(update, str(lineage), locale)
        token = make_token_for(request.user, edition, draft)
    except EditionError as error:
        raise Http404 from error
    page = draft["pages"][-1]
    return HttpResponseRedirect(preview_address(edition, locale, draft["type"], page["slug"], token))


preview = for_edition(Action.EDIT)(require_safe(_preview))
