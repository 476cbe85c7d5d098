"""Development and demonstration: works with nothing else prepared."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import env

DEBUG = env.bool("DEBUG", default=True)
# For this machine only: production refuses to start without a secret of its own.
SECRET_KEY = env("SECRET_KEY", default="development-only-not-a-secret-" + "0" * 32)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
GRAPHIQL_ENABLED = True
GRAPHQL_INTROSPECTION = True
WEBHOOK_PRIVATE_HOSTS = env.list("WEBHOOK_PRIVATE_HOSTS", default=["localhost", "127.0.0.1"])
# Browsers allow passkeys without TLS on one's own machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
