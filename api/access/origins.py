"""Which origins a browser lets read an answer (the CORS protocol of the Fetch standard).

No answer depends on cookies, so that a public edition may be read from everywhere. An owner can
name the origins that may read theirs; an edition that is not public has none until then.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from api.models import OpenTo
from editions.audit import record
from editions.errors import Invalid
from editions.models import AuditAction, Edition
from editions.permissions import Action, require

__all__ = ["EVERYWHERE", "allow", "answer_preflight", "origins_of", "set_origins"]

EVERYWHERE = "*"
_ORIGIN = re.compile(r"https?://[a-z0-9.-]{1,253}(:\d{1,5})?|https?://\[[0-9a-f:.]{2,45}\](:\d{1,5})?")
_EXPOSED = "Contract-Version, ETag, RateLimit, RateLimit-Policy, Retry-After"


def origins_of(edition: Edition) -> list[str]:
    """`["*"]` for everywhere. No query where the edition came with `open_to`."""
    row: Any = edition
    try:
        return row.open_to.origins
    except OpenTo.DoesNotExist:
        return [EVERYWHERE] if edition.public else []


@transaction.atomic
def set_origins(edition: Edition, origins: Iterable[str], *, user: Any = None) -> list[str]:
    """Says which origins may read the edition from a browser. Raises `NotPermitted` or `Invalid`."""
    require(user, Action.OWN, edition)
    wanted = sorted({each.strip().rstrip("/").lower() for each in origins if each.strip()})
    for each in wanted:
        if each != EVERYWHERE and not _ORIGIN.fullmatch(each):
            said = _("“%(origin)s” is no origin. Write scheme and host, such as https://learn.example.")
            raise Invalid(said % {"origin": each[:100]})
    wanted = [EVERYWHERE] if EVERYWHERE in wanted else wanted
    OpenTo.objects.update_or_create(edition=edition, defaults={"origins": wanted})
    record(edition, user, AuditAction.ACCESS_CHANGED, {"origins": ", ".join(wanted)})
    return wanted


def allow(response: HttpResponseBase, origin: str | None, origins: Iterable[str]) -> None:
    """Puts on the response who may read it; shared caches keep apart what differs by origin."""
    allowed = set(origins)
    if EVERYWHERE in allowed:
        response["Access-Control-Allow-Origin"] = EVERYWHERE
    else:
        patch_vary_headers(response, ["Origin"])
        if not origin or origin.lower() not in allowed:
            return
        response["Access-Control-Allow-Origin"] = origin
    response["Access-Control-Expose-Headers"] = _EXPOSED


def answer_preflight(response: HttpResponseBase, methods: str) -> None:
    """A preflight does not say which edition is asked for: whether it may be read is said with the answer."""
    response["Access-Control-Allow-Origin"] = EVERYWHERE
    response["Access-Control-Allow-Methods"] = methods
    response["Access-Control-Allow-Headers"] = "Authorization, Content-Type, If-None-Match"
    response["Access-Control-Max-Age"] = "7200"
    response["Cache-Control"] = "public, max-age=7200"
