"""Addresses that a person still reaches who has no role any more, because their edition was deleted.

They stand under those of the admin and before Wagtail's, which are for people with a role.
"""

from django.urls import path

from editions.admin.screens.deleting import call_back, deleting, status

app_name = "deletion"

urlpatterns = [
    path("<int:request_id>/", deleting, name="at_work"),
    path("<int:request_id>/status/", status, name="status"),
    path("<int:request_id>/call-back/", call_back, name="call_back"),
]
