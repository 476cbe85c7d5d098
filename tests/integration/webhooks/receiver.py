"""A receiver of webhooks: a real server on this machine, which answers as a test tells it to."""

import contextlib
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


class Message(NamedTuple):
    path: str
    headers: dict[str, str]
    body: bytes


class Receiver:
    """What arrived, oldest first; `answers` holds what is said to the next ones, `answer` to all others."""

    def __init__(self, server: ThreadingHTTPServer, scheme: str) -> None:
        self._server = server
        self._scheme = scheme
        self.messages: list[Message] = []
        self.connections = 0
        self.answer: tuple[int, dict[str, str], bytes] = (204, {}, b"")
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.arrived = threading.Condition()
        # Set while it may answer at all.
        self.awake = threading.Event()
        self.awake.set()

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def url(self, path: str = "/hooks", host: str = "127.0.0.1") -> str:
        return f"{self._scheme}://{host}:{self.port}{path}"

    def take(self, message: Message) -> tuple[int, dict[str, str], bytes]:
        with self.arrived:
            self.messages.append(message)
            self.arrived.notify_all()
        self.awake.wait(30)
        return self.answers.pop(0) if self.answers else self.answer

    def wait_for(self, count: int, seconds: float) -> None:
        """Until so many messages have arrived; fails when they do not."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.messages) >= count, seconds), len(self.messages)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    receiver: Receiver

    def process_request(self, request: Any, client_address: Any) -> None:
        self.receiver.connections += 1
        super().process_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Senders that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        status, more, answer = self.server.receiver.take(Message(self.path, headers, body))
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""


@contextlib.contextmanager
def receiving(certificate: Path | None = None, port: int = 0) -> Iterator[Receiver]:
    """A receiver on 127.0.0.1; with `certificate`, a file with key and chain, over TLS."""
    with _Server(("127.0.0.1", port), _Handler) as server:
        server.receiver = Receiver(server, "https" if certificate else "http")
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server.receiver
        server.receiver.awake.set()
        server.shutdown()
        thread.join()


def make_certificate(folder: Path, *names: str) -> Path:
    """A certificate for these hosts and addresses that signs itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "A receiver of tests")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([_general_name(each) for each in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "receiver.pem"
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return file


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
