"""How people sign in: django-allauth's settings; what differs is read from the environment."""

from environ import Env

__all__ = ["apps", "settings_from"]

apps = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.humanize",
]


def settings_from(env: Env) -> dict[str, object]:
    return {
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "wagtailadmin_home",
        "WAGTAILADMIN_LOGIN_URL": "account_login",
        # E-mail addresses are proved by invitations, passwords are asked for anew by allauth.
        "WAGTAIL_EMAIL_MANAGEMENT_ENABLED": False,
        "WAGTAIL_PASSWORD_RESET_ENABLED": False,
        "REQUIRE_SECOND_FACTOR": env.bool("REQUIRE_SECOND_FACTOR", default=False),
        "ACCOUNT_ADAPTER": "editions.sign_in.account_adapter.AccountAdapter",
        "ACCOUNT_FORMS": {"login": "editions.sign_in.forms.SignInForm"},
        "ACCOUNT_LOGIN_METHODS": {"username", "email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        # Who may not use the admin is asked to sign in as somebody else, not sent round in circles.
        "ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS": False,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "account_login",
        "ACCOUNT_RATE_LIMITS": {
            # A ministry's people often share one address.
            "login": "60/m/ip",
            "login_failed": "20/m/ip,5/5m/key",
            "reset_password": "10/m/ip,3/10m/key",
        },
        # Before a change to how one signs in; a mailbox alone is not enough for that.
        "ACCOUNT_REAUTHENTICATION_METHODS": ["password", "mfa"],
        "MFA_ADAPTER": "editions.sign_in.mfa_adapter.MFAAdapter",
        # A code may have been read a moment ago, and a slow line takes its time: RFC 6238 section 5.2.
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "SOCIALACCOUNT_ADAPTER": "editions.sign_in.social_adapter.SocialAdapter",
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
        # Who found a browser open cannot add a way in of their own.
        "SOCIALACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "SOCIALACCOUNT_PROVIDERS": {
            "openid_connect": {
                "provider_class": "editions.sign_in.openid_provider.OpenIDProvider",
                "OAUTH_PKCE_ENABLED": True,
                "APPS": _provider(env),
            }
        },
    }


def _provider(env: Env) -> list[dict[str, object]]:
    """One identity provider, or none: without an issuer nobody is offered single sign-on."""
    if not (issuer := env("OIDC_ISSUER", default="")):
        return []
    return [
        {
            "provider_id": "sso",
            "name": env("OIDC_NAME", default="Single sign-on"),
            "client_id": env("OIDC_CLIENT_ID"),
            "secret": env("OIDC_CLIENT_SECRET"),
            "settings": {"server_url": issuer},
        }
    ]
