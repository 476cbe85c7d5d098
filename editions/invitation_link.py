"""The secret in an invitation's link: signed for the reader's sake, hashed for the database's.

A link that was changed on its way is refused by its signature before anything is looked up. The
database holds a hash of the secret, so that neither a dump nor a screen gives anybody a way in.
"""

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

from editions.models import Invitation

__all__ = ["find_invitation", "hash_of", "new_secret", "token_of"]

_SIGNER = "editions.invitation"


def new_secret() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str) -> str:
    """What stands in the link."""
    return Signer(salt=_SIGNER).sign(secret)


def find_invitation(token: str, *, for_update: bool = False) -> Invitation | None:
    """The invitation that `token` opens; `None` alike for one that is forged, used, revoked or too old."""
    try:
        secret = Signer(salt=_SIGNER).unsign(token)
    except BadSignature:
        return None
    rows = Invitation.objects.select_related("edition", "invited_by")
    if for_update:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(secret_hash=hash_of(secret)).first()
    return found if found is not None and found.open else None
