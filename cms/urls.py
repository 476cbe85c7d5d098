"""All addresses of the product."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.favicon import favicon
from cms.health import healthz, readyz
from cms.reader import reader
from editions.gate.media import private_media

urlpatterns: list[URLPattern | URLResolver] = [
    # First, because it is asked the most and an address is looked for from the top.
    path("", include("api.urls")),
    path("", RedirectView.as_view(url="/reader/"), name="root"),
    # Before Wagtail's: signing in is ours, and what a person without a role may see.
    path("admin/", include("editions.sign_in.urls")),
    path("admin/editions/deleting/", include("editions.admin.deletion_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("reader/", reader, name="reader"),
    path("reader/<path:path>", reader, name="reader_file"),
    path("favicon.ico", favicon, name="favicon"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    # After the API's: released media are public, everything else in storage is not.
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", private_media, name="private_media"),
]
