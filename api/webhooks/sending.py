"""One message, sent to one address that was checked, within a time that is kept."""

import http.client
import socket
import ssl
import threading
import time
from contextlib import suppress
from typing import NamedTuple

from api.models import Problem
from api.webhooks.addresses import AddressRefused, HostUnknown, Resolved, Target, resolve

__all__ = ["CONNECT_SECONDS", "TOTAL_SECONDS", "Answer", "NotSent", "post"]

CONNECT_SECONDS = 5
TOTAL_SECONDS = 15
# So much of an answer is read and kept.
_EXCERPT = 1024
_MOST_ADDRESSES = 4


class Answer(NamedTuple):
    status: int
    excerpt: str


class NotSent(Exception):
    """No answer came; `problem` says why, `detail` what the system said."""

    def __init__(self, problem: Problem, detail: object = "") -> None:
        super().__init__(problem, detail)
        self.problem = problem
        self.detail = str(detail)[:300]


def post(target: Target, headers: dict[str, str], body: bytes) -> Answer:
    """Sends `body` and returns the answer, whatever its status; redirects are answers like others.

    Knows no proxies, cookies or credentials. Raises `NotSent`.
    """
    deadline = _Deadline(TOTAL_SECONDS)
    try:
        with deadline:
            addresses = resolve(target, min(CONNECT_SECONDS, deadline.left))
            connected = _secured(_connected(addresses, deadline), target, deadline)
            return _exchange(connected, target, headers, body, deadline)
    except (AddressRefused, HostUnknown, OSError, http.client.HTTPException, ValueError) as error:
        if deadline.passed or isinstance(error, TimeoutError):
            raise NotSent(Problem.TIMEOUT) from error
        raise NotSent(_problem(error), error) from error


def _problem(error: Exception) -> Problem:
    if isinstance(error, AddressRefused):
        return Problem.FORBIDDEN
    if isinstance(error, HostUnknown):
        return Problem.UNKNOWN_HOST
    if isinstance(error, ssl.SSLError):
        return Problem.TLS
    # An answer that never began is a connection that broke.
    if isinstance(error, OSError):
        return Problem.UNREACHABLE
    return Problem.PROTOCOL


class _Deadline:
    """Cuts the connection when the time is over: a limit on each read would let a slow answer take for ever."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._socket: socket.socket | None = None

    @property
    def left(self) -> float:
        return max(self._end - time.monotonic(), 0.001)

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self._end

    def watch(self, connected: socket.socket) -> None:
        self._socket = connected

    def _cut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                # Under TLS as well, without its farewell.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._socket is not None:
            self._socket.close()


def _connected(addresses: list[Resolved], deadline: _Deadline) -> socket.socket:
    failed: OSError = OSError("no address")
    for family, address in addresses[:_MOST_ADDRESSES]:
        connection = socket.socket(family, socket.SOCK_STREAM)
        connection.settimeout(min(CONNECT_SECONDS, deadline.left))
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            failed = error
        else:
            connection.settimeout(deadline.left)
            deadline.watch(connection)
            return connection
    raise failed


def _secured(connection: socket.socket, target: Target, deadline: _Deadline) -> socket.socket:
    """The certificate must be the host's, whatever address the connection goes to."""
    if not target.secure:
        return connection
    context = ssl.create_default_context()
    secured = context.wrap_socket(connection, server_hostname=target.host, do_handshake_on_connect=False)
    deadline.watch(secured)
    secured.do_handshake()
    return secured


def _exchange(
    connected: socket.socket, target: Target, headers: dict[str, str], body: bytes, deadline: _Deadline
) -> Answer:
    connection = http.client.HTTPConnection(target.host, target.port)
    # It is connected already: it looks nothing up and connects to nothing by itself.
    connection.sock = connected
    connection.request("POST", target.path, body, {"Host": target.authority, "Connection": "close", **headers})
    response = connection.getresponse()
    if deadline.passed:
        # Headers that were cut off are read as if they ended there.
        raise TimeoutError
    return Answer(response.status, _excerpt(response))


def _excerpt(response: http.client.HTTPResponse) -> str:
    """How the answer begins. Its status counts, whatever becomes of the rest."""
    try:
        begins = response.read(_EXCERPT)
    except (OSError, http.client.HTTPException, ValueError):
        return ""
    # PostgreSQL keeps no NUL in a text.
    return begins.decode(errors="replace").replace("\0", "\ufffd")
