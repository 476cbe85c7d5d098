"""Tokens of an edition: made and shown once, known again by their digest, ended by time or by hand.

A token is `cet_` and 256 random bits. It is sent as `Authorization: Bearer TOKEN` (RFC 6750).
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from api.models import AccessToken, Scope
from editions.audit import record
from editions.errors import Invalid, NotFound
from editions.models import AuditAction, Edition
from editions.permissions import Action, require

__all__ = ["DAYS", "MOST_DAYS", "Access", "NotValidToken", "access_by", "create_token", "revoke_token", "tokens_of"]

DAYS = 365
MOST_DAYS = 1826
_PREFIX = "cet_"
_HINT = len(_PREFIX) + 4
# A use is noted when the last note is older than this, so that reading does not mean writing.
_NOTED_FOR = timedelta(minutes=10)


class NotValidToken(Exception):
    """No such token, or its time is over, or it was revoked: all are answered alike."""


class Access(NamedTuple):
    """What a request may do besides what everybody may: `scopes`, in one edition."""

    token: int
    edition: int
    code: str
    scopes: frozenset[str]

    def may(self, scope: Scope, edition: int) -> bool:
        return self.edition == edition and scope in self.scopes


class NewToken(NamedTuple):
    """A token that was just made; `text` is shown now and never again."""

    token: AccessToken
    text: str


@transaction.atomic
def create_token(edition: Edition, *, name: str, scopes: Iterable[str], days: int = DAYS, user: Any = None) -> NewToken:
    """Makes a token of `edition` for 1 to `MOST_DAYS` days. Raises `NotPermitted` or `Invalid`."""
    require(user, Action.OWN, edition)
    name, wanted = name.strip(), sorted(set(scopes))
    if not 1 <= len(name) <= 100:
        raise Invalid(_("Give the token a name of at most 100 characters: who or what uses it."))
    if unknown := [each for each in wanted if each not in Scope.values]:
        said = _("There is no scope “%(scope)s”; there are: %(scopes)s.")
        raise Invalid(said % {"scope": unknown[0], "scopes": ", ".join(Scope.values)})
    if not wanted:
        raise Invalid(_("Say what the token is for: choose at least one scope."))
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(_("A token holds for 1 to %(most)s days.") % {"most": MOST_DAYS})
    text = _PREFIX + secrets.token_urlsafe(32)
    token = AccessToken.objects.create(
        edition=edition,
        name=name,
        hint=text[:_HINT],
        digest=_digest(text),
        scopes=wanted,
        created_by=user,
        expires_at=timezone.now() + timedelta(days=days),
    )
    record(
        edition, user, AuditAction.TOKEN_MADE, {"token": f"{token.name} ({token.hint}…)", "scopes": ", ".join(wanted)}
    )
    return NewToken(token, text)


def tokens_of(edition: Edition) -> QuerySet[AccessToken]:
    """All tokens that the edition ever had, the newest first."""
    return AccessToken.objects.filter(edition=edition).select_related("created_by")


@transaction.atomic
def revoke_token(edition: Edition, pk: int, *, user: Any = None) -> AccessToken:
    """Ends a token at once; safe to repeat. Raises `NotPermitted` or `NotFound`."""
    require(user, Action.OWN, edition)
    token = tokens_of(edition).filter(pk=pk).first()
    if token is None:
        raise NotFound(_("%(edition)s has no token %(number)s.") % {"edition": edition.code, "number": pk})
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        record(edition, user, AuditAction.TOKEN_REVOKED, {"token": f"{token.name} ({token.hint}…)"})
    return token


def access_by(text: str) -> Access:
    """What the token opens; one query, and seldom one more to note the use. Raises `NotValidToken`."""
    if not text.startswith(_PREFIX) or len(text) > 100:
        raise NotValidToken
    now = timezone.now()
    found = AccessToken.objects.filter(digest=_digest(text), revoked_at=None, expires_at__gt=now)
    token = found.values_list("pk", "edition_id", "edition__code", "scopes", "last_used_at").first()
    if token is None:
        raise NotValidToken
    pk, edition, code, scopes, used = token
    if used is None or used < now - _NOTED_FOR:
        stale = Q(last_used_at=None) | Q(last_used_at__lt=now - _NOTED_FOR)
        AccessToken.objects.filter(stale, pk=pk).update(last_used_at=now)
    return Access(pk, edition, code, frozenset(scopes))


def _digest(text: str) -> str:
    """Random tokens need no slow hash: there is nothing to guess from a dictionary."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
