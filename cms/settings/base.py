"""Settings that every environment shares; what differs is read from the environment."""

from contextlib import suppress
from pathlib import Path

import django.conf.locale
import environ
from django.utils.translation import gettext_lazy as _

from cms.settings.languages import (
    CONTENT_LANGUAGES,
    INTERFACE_LANGUAGES,
    LANGUAGE_INFO,
    RIGHT_TO_LEFT_LANGUAGES,
)
from cms.settings.sign_in import apps as sign_in_apps
from cms.settings.sign_in import settings_from as sign_in_settings

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"
# A checkout may stand where nothing can be written: then the environment names other places.
with suppress(OSError):
    VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()

INSTALLED_APPS = [
    "api",
    "editions",
    "cms.demo",
    "cms.content",
    "cms.media",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "graphene_django",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *sign_in_apps,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.interface_language.InterfaceLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "editions.gate.middleware.GateMiddleware",
    "editions.changed_steps.ChangedStepsMiddleware",
    "cms.bad_requests.BadRequestsMiddleware",
]
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Data -------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue instead of failing: WAL lets readers go on, IMMEDIATE takes the lock at once.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
# Counts of requests: in memory they have room of their own, so that nothing else pushes them out.
CACHES["rates"] = {**CACHES["default"], "KEY_PREFIX": "rates"}
if CACHES["rates"]["BACKEND"].endswith(".LocMemCache"):
    CACHES["rates"] |= {"LOCATION": "rates", "OPTIONS": {"MAX_ENTRIES": 100_000}}
# Workers tell web servers how far work is: by the same cache, or by files where that is each process's own.
if CACHES["default"]["BACKEND"].endswith((".LocMemCache", ".DummyCache")):
    CACHES["progress"] = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": env("PROGRESS_DIR", default=str(VAR_DIR / "progress")),
    }
else:
    CACHES["progress"] = {**CACHES["default"], "KEY_PREFIX": "progress"}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))
MEDIA_URL = "/media/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR_DIR / "static"))
STATIC_URL = "/static/"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
QUEUES = ["default", "webhooks"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": QUEUES}}

# Webhooks ---------------------------------------------------------------------------------

# Hosts in one's own network that messages may be sent to; all others have to be public.
WEBHOOK_PRIVATE_HOSTS = env.list("WEBHOOK_PRIVATE_HOSTS", default=[])

# Languages --------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = CONTENT_LANGUAGES
LANGUAGES_BIDI = RIGHT_TO_LEFT_LANGUAGES
# Django knows about a hundred languages by name and fails on the others.
for _code, _info in LANGUAGE_INFO.items():
    django.conf.locale.LANG_INFO.setdefault(_code, _info)
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = CONTENT_LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = INTERFACE_LANGUAGES
# A translation is published by its edition's people, never as a side effect of a sync.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# No text is sent to a machine anywhere unless whoever runs the installation names one.
if _machine := env("MACHINE_TRANSLATOR", default=""):
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": _machine,
        "OPTIONS": env.json("MACHINE_TRANSLATOR_OPTIONS", default={}),
    }

# People -----------------------------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
globals().update(sign_in_settings(env))

# Wagtail ----------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = _("Course Editions")
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
WAGTAILIMAGES_IMAGE_MODEL = "media.CourseImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.CourseDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.PictureForm"
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Every file is offered for saving: a browser never renders what somebody uploaded.
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
# Administrators run the machine; what editions write about is not their mail.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search_backend"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True

# Bundles ----------------------------------------------------------------------------------

# Files: a private key in PEM, and the list of the keys that bundles are taken from.
BUNDLE_SIGNING_KEY = env("BUNDLE_SIGNING_KEY", default="")
BUNDLE_KEYS = env("BUNDLE_KEYS", default="")

# REST -------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "URL_FORMAT_OVERRIDE": None,
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Course Editions",
    "DESCRIPTION": "Releases, bundles and credentials of course editions. Content is served over GraphQL.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "PREPROCESSING_HOOKS": ["api.rest.description.about_rest"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "ENUM_NAME_OVERRIDES": {"Scope": "api.models.Scope"},
}

# A CDN or proxy that drops answers when it is sent PURGE with a Surrogate-Key.
if _purged := env("FRONT_END_CACHE_URL", default=""):
    WAGTAILFRONTENDCACHE = {"default": {"BACKEND": "api.purging.SurrogateKeyBackend", "LOCATION": _purged}}

# GraphQL ----------------------------------------------------------------------------------

GRAPHENE = {"SCHEMA": "api.graphql.schema.schema"}
GRAPHIQL_ENABLED = env.bool("GRAPHIQL_ENABLED", default=False)
# GraphiQL is of no use without it.
GRAPHQL_INTROSPECTION = env.bool("GRAPHQL_INTROSPECTION", default=GRAPHIQL_ENABLED)
TRUSTED_OPERATIONS_ONLY = env.bool("TRUSTED_OPERATIONS_ONLY", default=False)
# Seconds that one operation may take.
GRAPHQL_TIME_LIMIT = env.float("GRAPHQL_TIME_LIMIT", default=10.0)
# Points a minute; 0 for no limit.
RATE_LIMIT_ADDRESS = env.int("RATE_LIMIT_ADDRESS", default=0)
RATE_LIMIT_TOKEN = env.int("RATE_LIMIT_TOKEN", default=0)
# How many of our own proxies write into X-Forwarded-For.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    # These tell of every page saved and every task run.
    "loggers": {name: {"level": "WARNING"} for name in ("wagtail", "django_tasks", "wagtail_localize")},
}
