"""The WSGI application, for any WSGI server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()
# Views and the schema are loaded before the first request, and not by it. All this lives as long as the process:
# looking for garbage in it would hold up an answer now and then, by a quarter of a second.
len(get_resolver().url_patterns)
gc.collect()
gc.freeze()
