"""Messages go to public addresses alone, whatever a name, a redirect or the DNS says."""

import socket
import threading
from typing import Any

import pytest

from api.models import Problem
from api.webhooks.addresses import AddressRefused, is_public, read_target, resolve
from api.webhooks.sending import NotSent, post
from editions.errors import Invalid
from tests.integration.webhooks.receiver import make_certificate, receiving

PUBLIC = ["8.8.8.8", "93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001:82a::200e"]
NOT_PUBLIC = [
    # This network, private, carrier-grade NAT, loopback, link-local with the metadata of clouds.
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254"),
    *("172.16.0.1", "172.31.255.255", "192.168.1.1"),
    # Protocols, documentation, anycast relays of 6to4, benchmarks, multicast, reserved, broadcast.
    *("192.0.0.1", "192.0.0.9", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255"),
    *("198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    # Unspecified, loopback, IPv4 mapped, compatible and translated, also public ones.
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "::ffff:0:127.0.0.1"),
    # NAT64, its local prefix, discard, Teredo, ORCHID, benchmarks, documentation, 6to4 of 127.0.0.1 and of 8.8.8.8.
    *("64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:20::1", "2001:2::1"),
    *("2001:db8::1", "3fff::1", "2002:7f00:1::", "2002:808:808::1"),
    # Unique local, cloud metadata among them, link-local, site-local, segment routing, multicast.
    *("fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "5f00::1", "ff02::1", "ff0e::1"),
    "no address",
]


@pytest.fixture
def none_private(settings: Any) -> None:
    settings.WEBHOOK_PRIVATE_HOSTS = []


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_all_others_are_not(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("", "hooks.example", "//hooks.example/a", "ftp://hooks.example/", "https://", "https:///path"),
        *("javascript:alert(1)", "file:///etc/passwd", "https://hooks.example:99999/", "https://hooks.example:x/"),
        *("https://user:secret@hooks.example/", "https://user@hooks.example/", "https://hooks.example/#part"),
        *(
            "https://hooks.example/a b",
            "https://hooks.example/a\r\nX: y",
            "https://hooks.example/\u202e",
            "https://[::1",
        ),
        *("http://hooks.example/", "https://hooks.example:22/", "https://hooks.example:80/", "https://" + "a" * 500),
        *("https://127.0.0.1/", "https://[::1]/", "https://2130706433/", "https://0x7f.1/", "https://0177.0.0.1/"),
        *("https://127.1/", "https://[::ffff:10.0.0.1]/", "https://169.254.169.254/latest/meta-data/"),
        *("https://０x7f.1/", "https://127。0。0。1/", "https://127.0.0.1./", "https://hooks.example/ä"),
    ],
)
def test_addresses_that_make_no_sense_or_lead_inside_are_refused_at_once(none_private, url):
    with pytest.raises(Invalid):
        read_target(url)


def test_an_address_is_taken_apart(none_private):
    target = read_target("https://Hooks.Example:8443/a/b?c=d")

    assert (target.host, target.port, target.path) == ("hooks.example", 8443, "/a/b?c=d")
    assert target.authority == "hooks.example:8443"
    assert read_target("https://وزارة.example/").host == "xn--mgbexc3i.example"
    assert read_target("https://hooks.example").authority == "hooks.example"
    assert read_target("https://[2606:4700:4700::1111]/").authority == "[2606:4700:4700::1111]"


def test_only_hosts_of_ones_own_may_be_private(settings):
    settings.WEBHOOK_PRIVATE_HOSTS = ["lms.ministry.example", "localhost"]

    assert read_target("http://localhost:8001/").trusted
    assert read_target("https://lms.ministry.example:81/").trusted
    with pytest.raises(Invalid):
        read_target("https://127.0.0.1/")


class Dns:
    """Answers of its own to each question after the other; nothing is asked of the real one."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int, *_: Any, flags: int = 0, **__: Any) -> list[Any]:
        if flags & socket.AI_NUMERICHOST:
            raise socket.gaierror
        addresses = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        families = [socket.AF_INET6 if ":" in each else socket.AF_INET for each in addresses]
        return [
            (family, socket.SOCK_STREAM, 6, "", (each, port)) for family, each in zip(families, addresses, strict=True)
        ]


@pytest.fixture
def dns(monkeypatch):
    def answering(*answers: list[str]) -> Dns:
        made = Dns(*answers)
        monkeypatch.setattr(socket, "getaddrinfo", made)
        return made

    return answering


def sent(url: str) -> Problem | int:
    """What comes of a message: the answer's status, or why there is none."""
    try:
        return post(read_target(url), {"webhook-id": "msg_1"}, b"{}").status
    except NotSent as error:
        return error.problem


def test_one_private_address_among_public_ones_is_enough_to_refuse(none_private, dns):
    dns(["8.8.8.8", "10.0.0.1"])

    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        resolve(read_target("https://hooks.example/"), 1)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1"])
def test_a_name_that_leads_inside_gets_no_connection(none_private, dns, monkeypatch, address):
    dns([address])
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("A connection was about to be made."))

    assert sent("https://hooks.example/") == Problem.FORBIDDEN


def test_an_unknown_name_is_said_to_be_one(none_private, dns):
    dns([])

    assert sent("https://hooks.example/") == Problem.UNKNOWN_HOST


def test_a_dns_that_does_not_answer_is_not_waited_for(none_private, monkeypatch):
    asleep = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: asleep.wait(30))
    monkeypatch.setattr("api.webhooks.sending.CONNECT_SECONDS", 0.1)
    target = read_target.__globals__["Target"](True, "hooks.example", 443, "/")

    with pytest.raises(NotSent) as refused:
        post(target, {}, b"{}")
    asleep.set()

    assert refused.value.problem == Problem.UNKNOWN_HOST


def test_the_connection_goes_to_the_address_that_was_checked_however_the_dns_changes(
    settings, dns, tmp_path, monkeypatch
):
    """The name is asked for once; were it asked again to connect, it would lead elsewhere."""
    certificate = make_certificate(tmp_path, "hooks.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    # The one public address of these tests stands on this machine.
    monkeypatch.setattr("api.webhooks.addresses.is_public", lambda address: address == "127.0.0.1")
    with receiving(certificate) as inside:
        rebinding = dns(["127.0.0.1"], ["127.0.0.2"])

        assert sent(f"https://hooks.example:{inside.port}/hooks") == 204

    assert rebinding.asked == 1
    assert inside.messages[0].headers["host"] == f"hooks.example:{inside.port}"


def test_the_certificate_must_be_the_hosts_and_not_the_addresss(settings, dns, tmp_path, monkeypatch):
    settings.WEBHOOK_PRIVATE_HOSTS = ["hooks.example", "127.0.0.1"]
    certificate = make_certificate(tmp_path, "127.0.0.1", "other.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with receiving(certificate) as receiver:
        assert sent(receiver.url()) == 204
        dns(["127.0.0.1"])

        assert sent(receiver.url(host="hooks.example")) == Problem.TLS

    assert len(receiver.messages) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(settings, tmp_path):
    settings.WEBHOOK_PRIVATE_HOSTS = ["127.0.0.1"]
    with receiving(make_certificate(tmp_path, "127.0.0.1")) as receiver:
        assert sent(receiver.url()) == Problem.TLS

    assert not receiver.messages


def test_without_tls_only_this_machine_is_spoken_to(settings, dns):
    settings.WEBHOOK_PRIVATE_HOSTS = ["lms.ministry.example"]
    dns(["10.0.0.1"])

    assert sent("http://lms.ministry.example/") == Problem.FORBIDDEN


def test_no_redirect_is_followed_into_the_inside(receiver):
    with receiving() as inside:
        receiver.answer = (307, {"Location": inside.url("/admin")}, b"")

        assert sent(receiver.url()) == 307

    assert inside.connections == 0


def test_proxies_of_the_environment_are_not_asked(receiver, monkeypatch):
    with receiving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url(""))

        assert sent(receiver.url()) == 204

    assert proxy.connections == 0


def test_an_answer_that_does_not_come_is_not_waited_for(receiver, monkeypatch):
    monkeypatch.setattr("api.webhooks.sending.TOTAL_SECONDS", 0.2)
    receiver.awake.clear()

    assert sent(receiver.url()) == Problem.TIMEOUT


@pytest.mark.parametrize("drip", [b"H", b"HTTP/1.1 200 OK\r\nA: b\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"])
def test_an_answer_that_trickles_in_is_cut_off(settings, monkeypatch, drip):
    """Each byte comes in time; all of them together would take for ever."""
    monkeypatch.setattr("api.webhooks.sending.TOTAL_SECONDS", 0.4)
    with trickling(drip) as port:
        assert sent(f"http://127.0.0.1:{port}/") == Problem.TIMEOUT


def test_a_long_answer_is_read_to_its_first_kilobyte(receiver):
    receiver.answer = (500, {}, b"x" * 5_000_000)

    assert post(read_target(receiver.url()), {}, b"{}").excerpt == "x" * 1024


def test_what_is_not_http_is_said_to_be_so(settings):
    with trickling(b"220 mail.example ESMTP\r\n") as port:
        assert sent(f"http://127.0.0.1:{port}/") == Problem.PROTOCOL


class trickling:  # noqa: N801
    """A server that sends the same bytes again and again, a little at a time, and never ends."""

    def __init__(self, drip: bytes) -> None:
        self.drip = drip
        self.stop = threading.Event()

    def __enter__(self) -> int:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        return self.server.getsockname()[1]

    def _run(self) -> None:
        connection, _address = self.server.accept()
        with connection:
            while not self.stop.wait(0.02):
                try:
                    connection.sendall(self.drip)
                except OSError:
                    return

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join()
        self.server.close()
