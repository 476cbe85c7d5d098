"""Addresses of the API, from the root of the site."""

from django.urls import include, path

from api.graphql.view import GraphQLView
from api.media import public_media

urlpatterns = [
    path("graphql/", GraphQLView.as_view(), name="graphql"),
    path("api/v1/", include("api.rest.urls")),
    path("media/<slug:code>/<words:token>/<words:name>", public_media, name="public_media"),
]
