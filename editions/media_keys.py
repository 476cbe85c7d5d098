"""Keys to media that not everybody may load: `?until=2026-11-29&key=…`, at the end of their addresses.

A picture in a page is loaded by its address alone, without the token that the answer was asked with. So
the answer's addresses say themselves until when they open, and an HMAC-SHA-256 with the edition's secret
shows that nobody else said it. All answers of one day (UTC) say the same.
"""

import hmac
from datetime import date, timedelta
from hashlib import sha256
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from editions.models import Edition

__all__ = ["opens_draft_file", "opens_released", "to_draft_file", "to_released"]

# Today and tomorrow: what was asked for just before midnight opens a whole day longer.
_DAYS = timedelta(days=1)
_RELEASED = "what is released"


def to_released(edition: Edition) -> str:
    """What opens all that the edition has released, to whoever knows its address."""
    return _query(edition, _RELEASED)


def opens_released(edition: Edition, asked: QueryDict) -> bool:
    return _opens(edition, _RELEASED, asked)


def to_draft_file(edition: Edition, name: str) -> str:
    """What opens the one file that is stored under `name`, and that no release holds."""
    return _query(edition, f"the file {name}")


def opens_draft_file(edition: Edition, name: str, asked: QueryDict) -> bool:
    return _opens(edition, f"the file {name}", asked)


def _query(edition: Edition, what: str) -> str:
    until = (timezone.now().date() + _DAYS).isoformat()
    return "?" + urlencode({"until": until, "key": _key(edition, what, until)})


def _opens(edition: Edition, what: str, asked: QueryDict) -> bool:
    until, key = asked.get("until", ""), asked.get("key", "")
    try:
        over = date.fromisoformat(until) < timezone.now().date()
    except ValueError:
        return False
    # As bytes, because what was sent need not be ASCII.
    return not over and hmac.compare_digest(_key(edition, what, until).encode(), key.encode("utf-8", "replace"))


def _key(edition: Edition, what: str, until: str) -> str:
    return hmac.new(bytes.fromhex(edition.secret), f"{what} until {until}".encode(), sha256).hexdigest()[:40]
