"""How django-allauth's second factors work here."""

import base64
import secrets
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from editions.sealing import SealBroken, open_sealed, seal
from editions.second_factor import FACTORS, needs_second_factor

__all__ = ["MFAAdapter"]


class MFAAdapter(DefaultMFAAdapter):
    """Secrets are sealed with the installation's key; the last factor stays where one is needed."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A secret whose seal is broken becomes one that nobody knows: no code fits it."""
        try:
            return open_sealed(encrypted_text)
        except SealBroken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def get_totp_issuer(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def _get_site_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        if authenticator.type not in FACTORS or not needs_second_factor(authenticator.user):
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        return others.exclude(pk=authenticator.pk).exists()
