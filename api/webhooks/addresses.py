"""Where messages may go: to public addresses on the internet, and nowhere into anybody's network.

An owner chooses the address, and the server that sends there stands where it can reach more than
the owner can. So a host is resolved once, every address that it has must be public, and the
connection is made to one of those very addresses: a second answer of the DNS changes nothing.
`WEBHOOK_PRIVATE_HOSTS` names the hosts to which none of this applies.
"""

import socket
import threading
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from editions.errors import Invalid

__all__ = ["AddressRefused", "HostUnknown", "Resolved", "Target", "is_public", "read_target", "resolve"]

_MAX_LENGTH = 500
# Each address as `socket.connect` takes it, with its family.
Resolved = tuple[socket.AddressFamily, tuple[Any, ...]]

# https://www.iana.org/assignments/iana-ipv4-special-registry and multicast, former class E, 6to4's relays.
_CLOSED_V4 = [
    ip_network(each)
    for each in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
]
# All unicast on the internet lies in 2000::/3. Mapped IPv4, NAT64, link-local, unique local and multicast lie
# outside; inside are Teredo and other assignments to protocols, documentation, and 6to4, which holds an IPv4.
_OPEN_V6 = ip_network("2000::/3")
_CLOSED_V6 = [
    ip_network(each) for each in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
]


class AddressRefused(Exception):
    """The host leads to an address that is not public."""


class HostUnknown(Exception):
    """The DNS has no address for the host, or did not say so in time."""


@dataclass(frozen=True)
class Target:
    """An address as it was written down, taken apart; `host` as the DNS and certificates have it."""

    secure: bool
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """What stands in the `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"

    @property
    def trusted(self) -> bool:
        """Whether whoever runs the installation has named the host as one of theirs."""
        return self.host in {each.strip().lower() for each in settings.WEBHOOK_PRIVATE_HOSTS}


def read_target(url: str) -> Target:
    """Takes `url` apart; raises `Invalid` with what is wrong with it. Nothing is looked up for that."""
    if len(url) > _MAX_LENGTH or any(each.isspace() or not each.isprintable() for each in url):
        raise Invalid(_("An address has up to 500 characters and no blanks."))
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii").rstrip(".").lower()
        port = parts.port or (443 if parts.scheme == "https" else 80)
        path = _path(parts)
    except ValueError:
        raise Invalid(_("This is not an address: write it as https://host.example/path.")) from None
    if parts.scheme not in ("https", "http") or not host:
        raise Invalid(_("This is not an address: write it as https://host.example/path."))
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise Invalid(_("An address has no user name, password or fragment (#) in it: messages are signed instead."))
    target = Target(parts.scheme == "https", host, port, path)
    if not target.trusted:
        _refuse_unless_public(target)
    return target


def _path(parts: SplitResult) -> str:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    path.encode("ascii")
    return path


def _refuse_unless_public(target: Target) -> None:
    if not target.secure:
        raise Invalid(_("The address must begin with https://: messages are not sent in the clear."))
    if target.port != 443 and target.port < 1024:
        raise Invalid(_("The port must be 443, or 1024 and above."))
    try:
        # Only what is written in figures has an answer without asking anybody.
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except OSError:
        return
    if not all(is_public(str(row[4][0])) for row in found):
        raise Invalid(_("Messages are sent to public addresses only, not into private networks."))


def resolve(target: Target, seconds: float) -> list[Resolved]:
    """All addresses of the target, each of them checked; raises `AddressRefused` and `HostUnknown`."""
    found = _look_up(target, seconds)
    addresses = list(dict.fromkeys((row[0], row[4]) for row in found))
    for _family, address in addresses:
        host = str(address[0])
        if target.trusted:
            if not target.secure and not ip_address(host.partition("%")[0]).is_loopback:
                raise AddressRefused(f"{host}, without TLS")
        elif not is_public(host):
            raise AddressRefused(host)
    return addresses


def _look_up(target: Target, seconds: float) -> list[Any]:
    """The system's own resolver has no time limit: it is waited for no longer than `seconds`."""
    answers: list[Any] = []

    def ask() -> None:
        try:
            answers.append(socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))
        except OSError as error:
            answers.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if not answers:
        raise HostUnknown("no answer from the DNS in time")
    if isinstance(answers[0], OSError):
        raise HostUnknown(str(answers[0]))
    return answers[0]


def is_public(address: str) -> bool:
    """Whether this IPv4 or IPv6 address is one host's on the internet, and says nothing of another address."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if not found.is_global or found.is_multicast:
        return False
    if found.version == 4:
        return not _within(found, _CLOSED_V4)
    return found in _OPEN_V6 and not _within(found, _CLOSED_V6)


def _within(address: Any, networks: list[IPv4Network] | list[IPv6Network] | list[Any]) -> bool:
    return any(address in network for network in networks)
