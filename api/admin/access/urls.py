"""Addresses of the screens for access, in the namespace `access_admin`."""

from django.urls import path

from api.admin.access import screens

app_name = "access_admin"

_EDITION = "of/<slug:code>/"

urlpatterns = [
    path(_EDITION, screens.index, name="index"),
    path(f"{_EDITION}opening/", screens.opening, name="opening"),
    path(f"{_EDITION}front-end/", screens.front_end, name="front_end"),
    path(f"{_EDITION}tokens/add/", screens.add, name="add"),
    path(f"{_EDITION}tokens/<int:token_id>/revoke/", screens.revoke, name="revoke"),
]
