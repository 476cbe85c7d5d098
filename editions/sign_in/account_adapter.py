"""How django-allauth's accounts work here."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from editions.client_address import address_of

__all__ = ["AccountAdapter"]

_log = logging.getLogger(__name__)

# Stands for an address that no proxy tells: all such requests share one budget.
_UNKNOWN = "0.0.0.0"


class AccountAdapter(DefaultAccountAdapter):
    """Nobody makes an account of their own accord; addresses are those that our proxies saw."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        found = address_of(request)
        return _UNKNOWN if found == "unknown" else found

    def format_email_subject(self, subject: str) -> str:
        return " ".join(subject.split())

    def get_reset_password_from_key_url(self, key: str) -> str:
        """By the configured address, whatever host the request names."""
        uid, _dash, rest = key.partition("-")
        return settings.WAGTAILADMIN_BASE_URL + reverse("account_reset_password_from_key", args=[uid, rest])

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return reverse("invitation")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Of every change to how somebody signs in they are told by mail, where that works."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except OSError:
            _log.exception("Somebody could not be told of a change to their account")
