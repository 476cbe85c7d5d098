"""The ministry's identity provider as tests see it, and those who have an account there."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

ROOT = Path(__file__).parents[3]
CLIENT = {
    "id": "courses",
    "secret": "a secret of the two",
    "redirect_uris": ["http://testserver/admin/sso/sso/callback/"],
    "trusted": True,
}
PASSWORD = "ministry"


def _person(name: str, *, verified: bool = True) -> dict[str, Any]:
    email = f"{name}@ministry.example"
    return {
        "username": name,
        "email": email,
        "verified": verified,
        "password": PASSWORD,
        "first_name": name.title(),
        "last_name": "Haddad",
    }


PEOPLE = [_person("noor"), _person("amina"), _person("omar", verified=False)]
# What the ministry tells of them as `sub`.
NUMBERS = {person["username"]: str(number) for number, person in enumerate(PEOPLE, start=1)}


def make_key() -> str:
    """A private key, in PEM."""
    key = generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@dataclass
class Ministry:
    url: str
    key: str
    _browsers: dict[str, requests.Session] = field(default_factory=dict)

    def let_through(self, name: str, address: str) -> str:
        """Where the browser of `name`, signed in at the ministry, is sent from `address`; `""` has not signed in."""
        answer = self._browser(name).get(address, allow_redirects=False, timeout=30)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]

    def sign(self, claims: dict[str, Any], key: str = "", **header: Any) -> str:
        """An ID token as the ministry signs it; with another `key` one that says the same of itself.

        A part of the `header` that is `None` is left out.
        """
        kid = requests.get(f"{self.url}/.well-known/jwks.json", timeout=30).json()["keys"][0]["kid"]
        named = {name: value for name, value in {"kid": kid, **header}.items() if value is not None}
        return jwt.encode(claims, key or self.key, algorithm="RS256", headers=named)

    def _browser(self, name: str) -> requests.Session:
        if not name:
            return requests.Session()
        if name not in self._browsers:
            browser = self._browsers[name] = requests.Session()
            address = f"{self.url}/accounts/login/"
            browser.get(address, timeout=30)
            posted = {
                "login": name,
                "password": PASSWORD,
                "csrfmiddlewaretoken": browser.cookies["provider_csrf"],
            }
            answer = browser.post(address, posted, allow_redirects=False, timeout=30)
            assert answer.status_code == 302, answer.text
        return self._browsers[name]


@contextmanager
def ministry_in(folder: Path, *redirects: str) -> Iterator[Ministry]:
    """The provider, served by a process of its own with its data in `folder`; it sends back to `redirects` alone."""
    key = make_key()
    environment = {**os.environ, "PROVIDER_DATABASE": str(folder / "provider.sqlite3"), "PROVIDER_KEY": key}
    client = {**CLIENT, "redirect_uris": redirects or CLIENT["redirect_uris"]}
    asked = json.dumps({"client": client, "people": PEOPLE})
    command = [sys.executable, "-m", "tests.integration.single_sign_on.provider", asked]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            assert process.stdout
            port = process.stdout.readline().strip()
            assert port, (folder / "log").read_text()
            yield Ministry(f"http://127.0.0.1:{port}", key)
        finally:
            process.terminate()
            process.communicate()


def path_of(address: str) -> str:
    """What of an address on our side a test's client asks for."""
    parts = urlsplit(address)
    assert parts.netloc == "testserver", address
    return f"{parts.path}?{parts.query}"
