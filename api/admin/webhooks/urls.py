"""Addresses of the screens for webhooks, in the namespace `webhooks_admin`."""

from django.urls import path

from api.admin.webhooks import deliveries, endpoints

app_name = "webhooks_admin"

_EDITION = "of/<slug:code>/"
_ENDPOINT = f"{_EDITION}<int:endpoint_id>/"
_DELIVERY = f"{_EDITION}deliveries/<int:delivery_id>/"

urlpatterns = [
    path(_EDITION, deliveries.index, name="index"),
    path(f"{_EDITION}add/", endpoints.add, name="add"),
    path(f"{_EDITION}deliveries/again/", deliveries.all_again, name="all_again"),
    path(_DELIVERY, deliveries.delivery, name="delivery"),
    path(f"{_DELIVERY}again/", deliveries.again, name="again"),
    path(_ENDPOINT, endpoints.change, name="endpoint"),
    path(f"{_ENDPOINT}test/", endpoints.test, name="test"),
    path(f"{_ENDPOINT}rotate/", endpoints.rotate, name="rotate"),
    path(f"{_ENDPOINT}delete/", endpoints.delete, name="delete"),
]
