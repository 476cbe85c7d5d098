"""Adding, changing, testing and deleting endpoints. A secret is shown once, in the answer that makes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages

from api.admin.webhooks.forms import DeleteForm, EndpointForm, NewEndpointForm, RotateForm
from api.admin.webhooks.screen import WebhookScreen
from api.models import WebhookEndpoint
from api.webhooks.actions import (
    OVERLAP,
    add_endpoint,
    change_endpoint,
    delete_endpoint,
    rotate_secret,
    send_test,
)
from cms.bidi import isolated
from editions.errors import EditionError
from editions.models import Edition
from editions.permissions import Action, for_edition

__all__ = ["add", "change", "delete", "rotate", "test"]


class _EndpointView(WebhookScreen, FormView):
    template_name = "api/webhooks/form.html"
    button = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        endpoint = self.endpoint if "endpoint_id" in self.kwargs else None
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "endpoint": endpoint,
            "overlap_hours": int(OVERLAP.total_seconds() // 3600),
        }

    def show_secret(self, endpoint: WebhookEndpoint, secret: str) -> HttpResponse:
        context = self.get_context_data(endpoint=endpoint) | {"endpoint": endpoint, "secret": secret}
        return self.response_class(self.request, ["api/webhooks/secret.html"], context)

    def refused(self, form: Any, error: EditionError, field: str | None = None) -> HttpResponse:
        form.add_error(field, str(error))
        return self.form_invalid(form)


class AddView(_EndpointView):
    form_class = NewEndpointForm

    def get_page_title(self) -> str:
        return _("Add a webhook")

    def form_valid(self, form: NewEndpointForm) -> HttpResponse:
        try:
            endpoint, secret = add_endpoint(self.edition, **form.cleaned_data, user=self.request.user)
        except EditionError as error:
            return self.refused(form, error, "url")
        return self.show_secret(endpoint, secret)


class ChangeView(_EndpointView):
    template_name = "api/webhooks/endpoint.html"
    form_class = EndpointForm

    def get_page_title(self) -> str:
        return isolated(self.endpoint.url)

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.endpoint, name) for name in EndpointForm.base_fields}

    def form_valid(self, form: EndpointForm) -> HttpResponse:
        try:
            change_endpoint(self.endpoint, **form.cleaned_data, user=self.request.user)
        except EditionError as error:
            return self.refused(form, error, "url")
        messages.success(self.request, _("The webhook was saved."))
        return HttpResponseRedirect(self.get_success_url())


class RotateView(_EndpointView):
    template_name = "api/webhooks/rotate.html"
    form_class = RotateForm
    header_icon = "key"

    def get_page_title(self) -> str:
        return _("Make a new secret")

    def form_valid(self, form: RotateForm) -> HttpResponse:
        return self.show_secret(self.endpoint, rotate_secret(self.endpoint, user=self.request.user))


class DeleteView(_EndpointView):
    template_name = "api/webhooks/delete.html"
    form_class = DeleteForm
    header_icon = "bin"

    def get_page_title(self) -> str:
        return _("Delete a webhook")

    def form_valid(self, form: DeleteForm) -> HttpResponse:
        delete_endpoint(self.endpoint, user=self.request.user)
        messages.success(self.request, _("The webhook was deleted."))
        return HttpResponseRedirect(self.get_success_url())


def _test(request: HttpRequest, edition: Edition, endpoint_id: int) -> HttpResponse:
    endpoint = get_object_or_404(WebhookEndpoint, edition=edition, pk=endpoint_id)
    try:
        delivery = send_test(endpoint, user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
        return redirect("webhooks_admin:endpoint", edition.code, endpoint.pk)
    messages.success(request, _("A test is on its way. Its log tells what becomes of it."))
    return redirect("webhooks_admin:delivery", edition.code, delivery.pk)


_guarded = for_edition(Action.MANAGE_WEBHOOKS)
add = _guarded(AddView.as_view())
change = _guarded(ChangeView.as_view())
rotate = _guarded(RotateView.as_view())
delete = _guarded(DeleteView.as_view())
test = _guarded(require_POST(_test))
