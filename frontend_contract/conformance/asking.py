"""HTTP as it is on the wire: every header, no redirect followed, nothing decoded, no cookie kept."""

import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from frontend_contract.conformance.promise import Broken

JSON = "application/json"
_SECONDS = 30
# A server that limits rates says when to come back; longer than this nobody waits.
_PATIENCE = 65
_TRIES = 4


class NoAnswer(Exception):
    """The server did not answer at all."""


@dataclass(frozen=True)
class Reply:
    """One answer, and what was asked."""

    method: str
    target: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def asked(self) -> str:
        return f"{self.method} {self.target[:120]}"

    def header(self, name: str) -> str:
        """All values of a header, as if they had been sent in one."""
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())

    @cached_property
    def json(self) -> dict[str, Any]:
        """Raises `Broken` when the body is no JSON object."""
        try:
            answer = json.loads(self.body)
        except ValueError:
            raise Broken(f"{self.asked} answered {self.status} with something that is not JSON.") from None
        if not isinstance(answer, dict):
            raise Broken(f"{self.asked} answered with JSON that is not an object.")
        return answer

    @property
    def data(self) -> dict[str, Any]:
        """Raises `Broken` for anything but an answer without errors."""
        if self.status != 200 or "errors" in self.json or not isinstance(self.json.get("data"), dict):
            said = self.error.get("message") or self.body[:80].decode(errors="replace")
            raise Broken(f"{self.asked} answered {self.status}: {said}")
        return self.json["data"]

    @property
    def error(self) -> dict[str, Any]:
        """The first error, empty when there is none."""
        errors = self.json.get("errors")
        first = errors[0] if isinstance(errors, list) and errors else None
        return first if isinstance(first, dict) else {}

    @property
    def code(self) -> str | None:
        extensions = self.error.get("extensions")
        return extensions.get("code") if isinstance(extensions, dict) else None


@dataclass
class Server:
    """The deployment at `url`: the root of its site, or its GraphQL address itself."""

    url: str
    token: str | None = None
    replies: list[Reply] = field(default_factory=list)

    @cached_property
    def graphql(self) -> str:
        bare = self.url.split("?")[0].rstrip("/")
        return f"{bare}/" if bare.endswith("/graphql") else f"{bare}/graphql/"

    def ask(
        self,
        method: str,
        address: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        anonymous: bool = False,
    ) -> Reply:
        """Addresses may be relative to the GraphQL one. Raises `NoAnswer`."""
        reply = self._patiently(method, address, body, {"Accept": JSON, **(headers or {})}, anonymous)
        self.replies.append(reply)
        return reply

    def fetch(self, address: str) -> Reply:
        """A picture or file: what holds for answers does not hold for it. Raises `NoAnswer`."""
        return self._patiently("GET", address, None, {"Accept": "*/*"}, anonymous=False)

    def _patiently(
        self, method: str, address: str, body: bytes | None, headers: Mapping[str, str], anonymous: bool
    ) -> Reply:
        where = urlsplit(urljoin(self.graphql, address))
        sent = {"User-Agent": "frontend-contract-conformance", **headers}
        # A token is for this server alone.
        if self.token and not anonymous and where.netloc == urlsplit(self.graphql).netloc:
            sent.setdefault("Authorization", f"Bearer {self.token}")
        reply = self._once(method, where, body, sent)
        for _try in range(_TRIES - 1):
            if reply.status != 429:
                break
            time.sleep(min(_PATIENCE, _seconds(reply.header("Retry-After"))))
            reply = self._once(method, where, body, sent)
        return reply

    def _once(self, method: str, where: SplitResult, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
        target = quote(where.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{where.query}" if where.query else "")
        try:
            connection = kind(where.netloc, timeout=_SECONDS)
            try:
                connection.request(method, target, body=body, headers=dict(headers))
                answer = connection.getresponse()
                return Reply(method, target, answer.status, tuple(answer.getheaders()), answer.read())
            finally:
                connection.close()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswer(f"{method} {where.geturl()[:120]}: {error}") from None


def _seconds(retry_after: str) -> float:
    return float(retry_after) if retry_after.isdigit() else 1.0
