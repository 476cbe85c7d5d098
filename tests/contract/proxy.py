"""A proxy that changes what a server answers on its way: the real thing, with something wrong or different."""

from collections.abc import Callable
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

Answer = tuple[int, dict[str, str], bytes]
Break = Callable[[str, str, bytes, Answer], Answer]


class Proxy:
    """Passes everything on, and changes what comes back. `seen` holds the headers of each request, in order.

    With `keep_host` the server takes itself to be at the proxy's address, and says so in its answers.
    """

    def __init__(self, behind: str, change: Break, *, keep_host: bool = False) -> None:
        target = urlsplit(behind).netloc
        self.seen: list[dict[str, str]] = []
        seen = self.seen

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                connection = HTTPConnection(target)
                headers = {name: value for name, value in self.headers.items() if keep_host or name.lower() != "host"}
                seen.append({name.lower(): value for name, value in self.headers.items()})
                connection.request(self.command, self.path, body=body or None, headers=headers)
                got = connection.getresponse()
                answer = (got.status, dict(got.getheaders()), got.read())
                connection.close()
                status, sent, content = change(self.command, self.path, body, answer)
                self.send_response_only(status)
                for name, value in sent.items():
                    if name not in ("Content-Length", "Connection", "Transfer-Encoding"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

            do_GET = do_POST = do_HEAD = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> str:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self.url

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
