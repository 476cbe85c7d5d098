"""An edition's webhooks with the log of what was sent, and sending it again."""

import json
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from api.admin.webhooks.forms import FilterForm
from api.admin.webhooks.screen import WebhookScreen, log_address
from api.models import WebhookDelivery
from api.webhooks.actions import failed_of, replay, replay_failed
from editions.errors import EditionError
from editions.models import Edition
from editions.permissions import Action, for_edition

__all__ = ["again", "all_again", "delivery", "index"]

_A_PAGE = 30


class IndexView(WebhookScreen, TemplateView):
    template_name = "api/webhooks/index.html"

    def get_page_title(self) -> str:
        return _("Webhooks")

    def get_header_buttons(self) -> list[HeaderButton]:
        address = reverse("webhooks_admin:add", args=[self.edition.code])
        return [HeaderButton(_("Add a webhook"), url=address, icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = FilterForm(self.edition, self.request.GET)
        log = WebhookDelivery.objects.filter(endpoint__edition=self.edition)
        found = log.filter(**filters.chosen()).select_related("event", "endpoint")
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "endpoints": self.edition.webhook_endpoints.all(),  # type: ignore[attr-defined]
            "filters": filters,
            "deliveries": Paginator(found, _A_PAGE).get_page(self.request.GET.get("p")),
            "failed": failed_of(self.edition).count(),
        }


class DeliveryView(WebhookScreen, TemplateView):
    template_name = "api/webhooks/delivery.html"

    @cached_property
    def delivery(self) -> WebhookDelivery:
        return _delivery(self.edition, self.kwargs["delivery_id"])

    def get_page_title(self) -> str:
        return _("Delivery %(number)s") % {"number": self.delivery.pk}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "delivery": self.delivery,
            "body": json.dumps(json.loads(self.delivery.event.body), indent=2, ensure_ascii=False),
            "attempts": self.delivery.attempts.all(),
        }


def _delivery(edition: Edition, number: int) -> WebhookDelivery:
    found = WebhookDelivery.objects.select_related("event", "endpoint__edition")
    return get_object_or_404(found, endpoint__edition=edition, pk=number)


def _again(request: HttpRequest, edition: Edition, delivery_id: int) -> HttpResponse:
    found = _delivery(edition, delivery_id)
    try:
        replay(found, user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The message is on its way again."))
    return redirect("webhooks_admin:delivery", edition.code, found.pk)


def _all_again(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All that failed, also what waits for its next try."""
    try:
        count = replay_failed(edition, user=request.user)
    except EditionError as error:
        raise Http404 from error
    said = ngettext("%(count)s message is on its way again.", "%(count)s messages are on their way again.", count)
    messages.success(request, said % {"count": count})
    return redirect(log_address(edition.code))


_guarded = for_edition(Action.MANAGE_WEBHOOKS)
index = _guarded(IndexView.as_view())
delivery = _guarded(DeliveryView.as_view())
again = _guarded(require_POST(_again))
all_again = _guarded(require_POST(_all_again))
