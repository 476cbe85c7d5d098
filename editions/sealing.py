"""Secrets that have to be used again are kept sealed with the installation's own key.

The key follows from `SECRET_KEY`. What was sealed under one of `SECRET_KEY_FALLBACKS` can still be
opened, and is sealed anew when it is next used: a database that leaks tells no secret by itself.
"""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

__all__ = ["SealBroken", "open_sealed", "seal", "sealed_anew"]

_PURPOSE = b"course-editions secrets"


class SealBroken(Exception):
    """Sealed under a key that this installation no longer has."""


def seal(secret: str) -> str:
    return _fernet().encrypt(secret.encode()).decode()


def open_sealed(sealed: str) -> str:
    """Raises `SealBroken`."""
    try:
        return _fernet().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken from error


def sealed_anew(sealed: str) -> str:
    """The same secret under the newest key; as it is where that is the one. Raises `SealBroken`."""
    try:
        Fernet(_key(settings.SECRET_KEY)).decrypt(sealed.encode())
    except InvalidToken:
        return seal(open_sealed(sealed))
    return sealed


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(_key(each)) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


@lru_cache(maxsize=8)
def _key(secret_key: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret_key.encode())
    return base64.urlsafe_b64encode(derived)
