"""How the deletion of an edition goes, for who asked for it: once it is done, they have no role in it any more."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.localization import get_localized_response
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from editions.actions.request_deletion import call_back_deletion
from editions.admin.work_status import asked_by, work_status
from editions.errors import EditionError
from editions.models import DeletionRequest
from editions.permissions import Action, can

__all__ = ["call_back", "deleting", "status"]


def _asked_by(request: HttpRequest, request_id: int) -> DeletionRequest:
    return asked_by(request, DeletionRequest.objects.select_related("edition"), request_id)


class DeletingView(WagtailAdminTemplateMixin, TemplateView):
    """How it goes, and how it ended."""

    template_name = "editions/deleting.html"
    header_icon = "warning"
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def asked(self) -> DeletionRequest:
        return _asked_by(self.request, self.kwargs["request_id"])

    def get_page_title(self) -> str:
        return _("Deletion of %(code)s") % {"code": self.asked.code}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title()}
        if not self._may_enter:
            return [here]
        return [*self.breadcrumbs_items, {"url": reverse("editions_admin:index"), "label": _("Editions")}, here]

    @cached_property
    def _may_enter(self) -> bool:
        """Whether the person has a role anywhere, and so any other screen."""
        user: Any = self.request.user
        return user.has_perm("wagtailadmin.access_admin")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # What is not there is not there by any method.
        _there = self.asked
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "asked": self.asked,
            "work": work_status(self.asked),
            "status": reverse("deletion:status", args=[self.asked.pk]),
            "may_enter": self._may_enter,
            "may_try": can(self.request.user, Action.OWN, self.asked.edition),
        }


def _status(request: HttpRequest, request_id: int) -> JsonResponse:
    """How far the worker is."""
    return JsonResponse(work_status(_asked_by(request, request_id)))


def _call_back(request: HttpRequest, request_id: int) -> HttpResponseBase:
    # What is not there is not there by any method.
    asked = _asked_by(request, request_id)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        call_back_deletion(asked, user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    return redirect("deletion:at_work", asked.pk)


def _as_in_the_admin(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """In the person's language and never from a cache, for who may have no role any more."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return get_localized_response(view, request, *args, **kwargs)

    return never_cache(shown)


deleting = _as_in_the_admin(DeletingView.as_view())
status = _as_in_the_admin(_status)
call_back = _as_in_the_admin(_call_back)
