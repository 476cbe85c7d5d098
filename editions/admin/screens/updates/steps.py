"""Applying, publishing and undoing an update: first told what it will do, then done by a worker."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from editions.actions.request_update import needed, request_update
from editions.admin.screens.updates.screen import InnerUpdateScreen, address_of
from editions.errors import EditionError
from editions.models import Update, UpdateRequest
from editions.permissions import Action, can, for_edition
from editions.updates.forecast import forecast

__all__ = ["step"]

Verb, State = UpdateRequest.Verb, Update.State

_TITLES = {
    Verb.APPLY: gettext_lazy("Apply the update"),
    Verb.PUBLISH: gettext_lazy("Publish the update"),
    Verb.UNDO: gettext_lazy("Undo the update"),
}
_POSSIBLE = {
    Verb.APPLY: Update.OPEN,
    Verb.PUBLISH: (State.APPLIED,),
    Verb.UNDO: (State.APPLIED, State.PUBLISHED, State.DECLINED),
}


class _StepView(InnerUpdateScreen, TemplateView):
    @property
    def verb(self) -> UpdateRequest.Verb:
        if self.kwargs["verb"] not in _TITLES:
            raise Http404
        return Verb(self.kwargs["verb"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.update.state not in _POSSIBLE[self.verb]:
            said = _("The update is %(state)s: that cannot be done with it now.")
            messages.error(request, said % {"state": State(self.update.state).label.lower()})
            return HttpResponseRedirect(address_of(self.update))
        if not can(request.user, needed(self.verb, self.update), self.edition):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get_page_title(self) -> str:
        return str(_TITLES[self.verb])

    def get_template_names(self) -> list[str]:
        return [f"editions/updates/step_{self.verb}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.verb == Verb.APPLY:
            told: dict[str, Any] = {"forecast": forecast(self.update)}
        else:
            told = {"pages": self.update.pages.order_by("title", "locale")}
        return super().get_context_data(**kwargs) | told

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            request_update(self.edition, self.verb, self.update, user=request.user)
        except EditionError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(address_of(self.update))


step = for_edition(Action.EDIT)(_StepView.as_view())
