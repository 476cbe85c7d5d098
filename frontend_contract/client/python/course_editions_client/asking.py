"""HTTP: trusted operations over GET, queries of one's own over POST."""

import json
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode, urljoin

import httpx

from course_editions_client.errors import NotUnderstood, Refused, Unreachable
from course_editions_client.memory import Memory

_TOO_MANY = 429
_UNAVAILABLE = 503
_LONGEST_WAIT = 60.0


class Asking:
    """Asks one server; `url` is the root of its site, or its GraphQL address.

    `timeout` is in seconds, `retries` how often to ask again when there were too many requests, `keep` how many
    answers are kept. `http` may be another client of httpx, which is then not closed here.
    """

    def __init__(
        self,
        url: str,
        *,
        token: str | None = None,
        timeout: float = 10,
        retries: int = 2,
        keep: int = 500,
        http: httpx.Client | None = None,
    ) -> None:
        bare = url.split("?")[0].rstrip("/")
        self.graphql = f"{bare}/" if bare.endswith("/graphql") else f"{bare}/graphql/"
        self._headers = {"Accept": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
        self._timeout, self._retries = timeout, retries
        self._memory = Memory(keep)
        self._own = http is None
        self._http = http or httpx.Client()

    def get(self, operation: str, variables: Mapping[str, Any], *, revalidate: bool = False) -> dict[str, Any]:
        """The data of a trusted operation. Raises `Refused`, `Unreachable` or `NotUnderstood`.

        `revalidate` asks the server even while a kept answer is fresh.
        """
        address = self._address_of(operation, variables)
        kept = self._memory.get(address)
        if kept and not revalidate and time.monotonic() < kept.until:
            return json.loads(kept.body)
        condition = {"If-None-Match": kept.etag} if kept and kept.etag else {}
        response = self._send("GET", address, headers=condition)
        if response.status_code == 304 and kept:
            self._memory.keep(address, kept.body, response.headers, time.monotonic())
            return json.loads(kept.body)
        data = _data_of(response)
        self._memory.keep(address, json.dumps(data).encode(), response.headers, time.monotonic())
        return data

    def post(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The data of a query of your own. Its answer is not kept."""
        return _data_of(self._send("POST", self.graphql, body={"query": query, "variables": dict(variables or {})}))

    def address(self, relative: str) -> str:
        """The whole address of a picture or file of an answer."""
        return urljoin(self.graphql, relative)

    def forget(self) -> None:
        """Forgets the answers that were kept, such as those of a release that was withdrawn."""
        self._memory.clear()

    def close(self) -> None:
        if self._own:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _address_of(self, operation: str, variables: Mapping[str, Any]) -> str:
        """The same variables, in any order, give the same address."""
        given = {name: value for name, value in sorted(variables.items()) if value is not None}
        written = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
        return f"{self.graphql}?{urlencode({'operation': operation, 'variables': written})}"

    def _send(
        self, method: str, address: str, *, headers: Mapping[str, str] | None = None, body: object = None
    ) -> httpx.Response:
        """Sends a request, and again as often as the server asks to come back later."""
        sent = {**self._headers, **(headers or {})}
        for left in range(self._retries, -1, -1):
            try:
                response = self._http.request(method, address, headers=sent, json=body, timeout=self._timeout)
            except httpx.HTTPError as error:
                raise Unreachable(f"{address} does not answer: {error}") from error
            wait = _wait_asked_for(response)
            if wait is None or not left:
                return response
            time.sleep(wait)
        raise AssertionError("The last try always answers.")


def _data_of(response: httpx.Response) -> dict[str, Any]:
    status = response.status_code
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise NotUnderstood(f"The server answered {status} with something that is not the contract's JSON.", status)
    if answer.get("errors"):
        raise Refused(answer["errors"], status, answer.get("data"))
    if status != 200 or not isinstance(answer.get("data"), dict):
        raise NotUnderstood(f"The server answered {status} and no data.", status)
    return answer["data"]


def _wait_asked_for(response: httpx.Response) -> float | None:
    """Seconds from `Retry-After`, which holds seconds or a date; None when there is nothing to wait for."""
    after = response.headers.get("retry-after", "")
    if response.status_code != _TOO_MANY and not (response.status_code == _UNAVAILABLE and after):
        return None
    if after.isdigit():
        return min(_LONGEST_WAIT, float(after))
    try:
        return min(_LONGEST_WAIT, max(0.0, parsedate_to_datetime(after).timestamp() - time.time()))
    except ValueError:
        return 1.0
