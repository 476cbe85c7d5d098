"""Addresses of the admin's screens for editions, in the namespace `editions_admin`."""

from django.urls import path

from editions.admin.references.views import chooser, titles

app_name = "editions_admin"

urlpatterns = [
    path("references/", chooser, name="course_reference_chooser"),
    path("references/titles/", titles, name="course_reference_titles"),
]
