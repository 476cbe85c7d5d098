"""Addresses of REST, below `/api/v1/`."""

from django.urls import path, re_path

from api.rest.description import DescriptionView, DocsView
from api.rest.problems import page_not_found
from api.rest.releases import BundleView, EditionDetailView, ReleasesView, ReleaseView
from api.rest.tokens import OwnTokenView, TokensView, TokenView

app_name = "rest"

_EDITION = "editions/<slug:code>"

urlpatterns = [
    path("openapi.json", DescriptionView.as_view(), name="openapi"),
    path("docs/", DocsView.as_view(url_name="rest:openapi"), name="docs"),
    path(_EDITION, EditionDetailView.as_view(), name="edition"),
    path(f"{_EDITION}/releases", ReleasesView.as_view(), name="releases"),
    path(f"{_EDITION}/releases/<str:version>", ReleaseView.as_view(), name="release"),
    path(f"{_EDITION}/releases/<str:version>/bundle", BundleView.as_view(), name="bundle"),
    path(f"{_EDITION}/tokens", TokensView.as_view(), name="tokens"),
    path(f"{_EDITION}/tokens/<int:id>", TokenView.as_view(), name="token"),
    path("token", OwnTokenView.as_view(), name="own_token"),
    re_path("", page_not_found, name="nothing"),
]
