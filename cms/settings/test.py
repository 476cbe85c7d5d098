"""Tests: the real parts, faster passwords, work done at once, files where they are thrown away."""

import tempfile
from pathlib import Path

from cms.settings.base import *  # noqa: F403
from cms.settings.base import CACHES, QUEUES

DEBUG = False
SECRET_KEY = "test-only-not-a-secret-" + "0" * 40
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": QUEUES}}
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="course-editions-test-media-"))
# Nothing is collected for tests; a folder that is not there would be warned of at every request.
STATIC_ROOT = MEDIA_ROOT / "static"
STATIC_ROOT.mkdir()
if CACHES["progress"]["BACKEND"].endswith(".FileBasedCache"):
    CACHES["progress"]["LOCATION"] = str(MEDIA_ROOT / "progress")
GRAPHIQL_ENABLED = True
GRAPHQL_INTROSPECTION = True
