"""Addresses of REST, below `/api/v1/`."""

from django.urls import path, re_path

from api.rest.description import DescriptionView, DocsView
from api.rest.problems import page_not_found
from api.rest.releases import BundleView, EditionDetailView, ReleasesView, ReleaseView
from api.rest.tokens import OwnTokenView, TokensView, TokenView
from api.rest.webhooks import (
    DeliveriesView,
    DeliveryReplayView,
    WebhookRotateView,
    WebhooksView,
    WebhookTestView,
    WebhookView,
)

app_name = "rest"

_EDITION = "editions/<slug:code>"
_WEBHOOKS = f"{_EDITION}/webhooks"
_WEBHOOK = f"{_WEBHOOKS}/<int:id>"

urlpatterns = [
    path("openapi.json", DescriptionView.as_view(), name="openapi"),
    path("docs/", DocsView.as_view(url_name="rest:openapi"), name="docs"),
    path(_EDITION, EditionDetailView.as_view(), name="edition"),
    path(f"{_EDITION}/releases", ReleasesView.as_view(), name="releases"),
    path(f"{_EDITION}/releases/<words:version>", ReleaseView.as_view(), name="release"),
    path(f"{_EDITION}/releases/<words:version>/bundle", BundleView.as_view(), name="bundle"),
    path(f"{_EDITION}/tokens", TokensView.as_view(), name="tokens"),
    path(f"{_EDITION}/tokens/<int:id>", TokenView.as_view(), name="token"),
    path(_WEBHOOKS, WebhooksView.as_view(), name="webhooks"),
    path(_WEBHOOK, WebhookView.as_view(), name="webhook"),
    path(f"{_WEBHOOK}/rotate", WebhookRotateView.as_view(), name="rotate_webhook"),
    path(f"{_WEBHOOK}/test", WebhookTestView.as_view(), name="test_webhook"),
    path(f"{_WEBHOOK}/deliveries", DeliveriesView.as_view(), name="webhook_deliveries"),
    path(f"{_WEBHOOK}/deliveries/<int:delivery>/replay", DeliveryReplayView.as_view(), name="replay_webhook"),
    path("token", OwnTokenView.as_view(), name="own_token"),
    re_path("", page_not_found, name="nothing"),
]
