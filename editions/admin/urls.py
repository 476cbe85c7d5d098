"""Addresses of the admin's screens for editions, in the namespace `editions_admin`."""

from django.urls import path

from editions.admin.references.views import chooser, titles
from editions.admin.screens.edition import edition
from editions.admin.screens.listing import EditionListView
from editions.admin.screens.releases import publish, status, withdraw

app_name = "editions_admin"

urlpatterns = [
    path("", EditionListView.as_view(), name="index"),
    path("results/", EditionListView.as_view(results_only=True), name="index_results"),
    path("references/", chooser, name="course_reference_chooser"),
    path("references/titles/", titles, name="course_reference_titles"),
    path("of/<slug:code>/", edition, name="edition"),
    path("of/<slug:code>/releases/status/", status, name="release_status"),
    path("of/<slug:code>/releases/publish/", publish, name="publish_release"),
    path("of/<slug:code>/releases/<str:version>/withdraw/", withdraw, name="withdraw_release"),
]
