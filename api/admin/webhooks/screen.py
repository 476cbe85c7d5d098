"""What the screens of webhooks share: the edition, the endpoint, and the way back."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from api.models import WebhookEndpoint
from editions.admin.screens.edition import EditionScreen

__all__ = ["WebhookScreen", "log_address"]


def log_address(code: str) -> str:
    return reverse("webhooks_admin:index", args=[code])


class WebhookScreen(EditionScreen):
    """Below the edition's own screen; the view's keywords may name one of its endpoints."""

    header_icon = "link-external"
    kwargs: dict[str, Any]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        title = _("Webhooks")
        between = [] if here["label"] == title else [{"url": log_address(self.edition.code), "label": title}]
        return [*above, *between, here]

    @cached_property
    def endpoint(self) -> WebhookEndpoint:
        found = WebhookEndpoint.objects.filter(edition=self.edition, pk=self.kwargs["endpoint_id"]).first()
        if found is None:
            raise Http404
        found.edition = self.edition
        return found

    def get_success_url(self) -> str:
        return log_address(self.edition.code)
