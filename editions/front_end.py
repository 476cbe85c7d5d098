"""An edition's own front end: where it shows drafts.

    set_preview_address(edition, "https://learn.example/preview?token={token}&lesson={id}", user=owner)

The address holds `{token}`, and of the page that is previewed what the front end wants to know:
`{edition}`, `{locale}`, `{type}` (`Lesson`, `Module`, …), `{id}` (as the contract gives it) and
`{slug}`. The front end asks the contract with `Authorization: Preview TOKEN`.
"""

import re
from typing import Any
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

from editions.errors import Invalid
from editions.models import Edition, FrontEnd
from editions.permissions import Action, require

__all__ = ["PLACES", "fill", "preview_address_of", "preview_origin_of", "set_preview_address"]

PLACES = ("token", "edition", "locale", "type", "id", "slug")
_PLACE = re.compile(r"\{([^{}]*)\}")
_HERE = ("localhost", "127.0.0.1", "::1")
_LONGEST = 500


def preview_address_of(edition: Edition) -> str:
    """With its places unfilled; empty where there is none. No query where the edition came with `front_end`."""
    row: Any = edition
    try:
        return row.front_end.preview_address
    except FrontEnd.DoesNotExist:
        return ""


def preview_origin_of(edition: Edition) -> str:
    """Scheme, host and port of the address, as browsers name an origin; empty where there is none."""
    address = urlsplit(preview_address_of(edition))
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


def set_preview_address(edition: Edition, address: str, *, user: Any = None) -> str:
    """Says where drafts are previewed; an empty address ends that. Raises `NotPermitted` or `Invalid`."""
    require(user, Action.OWN, edition)
    address = address.strip()
    if not address:
        FrontEnd.objects.filter(edition=edition).delete()
        edition._state.fields_cache.pop("front_end", None)
        return ""
    address = _checked(address)
    FrontEnd.objects.update_or_create(edition=edition, defaults={"preview_address": address})
    edition._state.fields_cache.pop("front_end", None)
    return address


def fill(address: str, **parts: str) -> str:
    """The address with its places filled, each escaped so that it stays one part of a path or query."""
    return _PLACE.sub(lambda place: quote(parts[place[1]], safe=""), address)


def _checked(address: str) -> str:
    if len(address) > _LONGEST:
        raise Invalid(_("The address is longer than %(most)d characters.") % {"most": _LONGEST})
    if re.search(r"[\x00-\x20\x7f<>\"'`\\]", address):
        raise Invalid(_("The address holds a space or a character that no address holds."))
    for place in _PLACE.findall(address):
        if place not in PLACES:
            known = ", ".join(f"{{{each}}}" for each in PLACES)
            said = _("{%(place)s} is no place that can be filled. There are: %(known)s.")
            raise Invalid(said % {"place": place, "known": known})
    if "{token}" not in address:
        raise Invalid(_("The address has no {token}: without it, the front end can show no draft."))
    no_address = Invalid(_("Write scheme, host and path, such as https://learn.example/preview?token={token}."))
    try:
        parts = urlsplit(_PLACE.sub("x", address))
        host, port = parts.hostname, parts.port
    except ValueError:
        raise no_address from None
    if not host or parts.username is not None or _PLACE.search(urlsplit(address).netloc):
        raise no_address
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _HERE):
        raise Invalid(_("Drafts are shown over https only, or over http on one's own machine."))
    origin = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{f':{port}' if port else ''}"
    return origin + address[len(parts.scheme) + 3 + len(urlsplit(address).netloc) :]
