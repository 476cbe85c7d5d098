"""Who signed a bundle, and when that is not enough."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from editions.actions.export_edition import export_edition
from editions.actions.import_edition import import_edition
from editions.errors import Invalid
from editions.transfer.signing import load_signing_key, sign
from tests.integration.transfer.forgery import read_zip, write_zip
from tests.integration.transfer.places import Home
from tests.integration.transfer.untouched import refuse

pytestmark = pytest.mark.django_db

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"o" * 32)


def public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def signed(home: Home, path: Path, key: Ed25519PrivateKey = KEY, *, over: bytes | None = None) -> Path:
    index, *others = read_zip(home.file("edition"))
    return write_zip(path, [index, ("bundle.sig", sign(over or index[1], key)), *others])


@pytest.fixture
def known(settings: Any, tmp_path: Path) -> Any:
    """Says which keys the installation knows."""

    def know(**entry: Any) -> None:
        path = tmp_path / "keys.json"
        path.write_text(json.dumps([{"name": "Home", "public_key": public(KEY), "editions": ["adapted"], **entry}]))
        settings.BUNDLE_KEYS = str(path)

    return know


def test_an_import_says_whose_signature_it_was(home: Home, away: Path, tmp_path: Path, known: Any) -> None:
    known()

    signer = import_edition(signed(home, tmp_path / "x.zip")).signer

    assert signer is not None
    assert (signer.name, str(signer)) == ("Home", "Home")


def test_an_unknown_signer_is_shown_by_key(home: Home, away: Path, tmp_path: Path) -> None:
    signer = import_edition(signed(home, tmp_path / "x.zip")).signer

    assert signer is not None
    assert signer.name == ""
    assert public(KEY) in str(signer)


def test_no_signature_is_nobodys(home: Home, away: Path) -> None:
    assert import_edition(home.file("edition")).signer is None


def test_the_same_edition_signed_twice_gives_the_same_bytes(home: Home, away: Path, tmp_path: Path) -> None:
    edition = import_edition(home.file("edition")).edition
    for name in ("a.zip", "b.zip"):
        export_edition(edition, tmp_path / name, key=KEY)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_signature_that_was_taken_away(home: Home, away: Path, known: Any) -> None:
    known()

    refuse(home.file("edition"), "not signed; bundles of adapted are signed by Home")


def test_another_key_than_the_editions(home: Home, away: Path, tmp_path: Path, known: Any) -> None:
    known()

    refuse(signed(home, tmp_path / "x.zip", OTHER), "signed with another key")


def test_a_key_for_another_edition(home: Home, away: Path, tmp_path: Path, known: Any, settings: Any) -> None:
    known()
    listed = json.loads(Path(settings.BUNDLE_KEYS).read_text())
    listed.append({"name": "Other", "public_key": public(OTHER), "editions": ["elsewhere"]})
    Path(settings.BUNDLE_KEYS).write_text(json.dumps(listed))

    refuse(signed(home, tmp_path / "x.zip", OTHER), "signed with another key")


def test_a_revoked_key(home: Home, away: Path, tmp_path: Path, known: Any) -> None:
    known(revoked=True)

    refuse(signed(home, tmp_path / "x.zip"), "a revoked key of Home")


def test_a_signature_over_other_bytes(home: Home, away: Path, tmp_path: Path) -> None:
    refuse(signed(home, tmp_path / "x.zip", over=b"{}"), "changed after it was signed")


def test_another_key_written_over_a_signature(home: Home, away: Path, tmp_path: Path, known: Any) -> None:
    known()
    index, *others = read_zip(home.file("edition"))
    forged = sign(index[1], OTHER).replace(public(OTHER).encode(), public(KEY).encode())

    refuse(write_zip(tmp_path / "x.zip", [index, ("bundle.sig", forged), *others]), "changed after it was signed")


def test_a_signature_in_another_form(home: Home, away: Path, tmp_path: Path) -> None:
    index, *others = read_zip(home.file("edition"))

    refuse(write_zip(tmp_path / "x.zip", [index, ("bundle.sig", b"{}"), *others]), "bundle.sig")


def test_a_list_of_keys_that_cannot_be_read_lets_nothing_in(home: Home, away: Path, settings: Any) -> None:
    settings.BUNDLE_KEYS = "nowhere.json"

    refuse(home.file("edition"), "cannot be read, so no bundle is taken")


def test_a_key_is_read_from_pem_and_must_be_ed25519(tmp_path: Path) -> None:
    form = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "good.pem").write_bytes(KEY.private_bytes(*form))
    (tmp_path / "rsa.pem").write_bytes(generate_private_key(65537, 2048).private_bytes(*form))

    assert public(load_signing_key(tmp_path / "good.pem")) == public(KEY)
    with pytest.raises(Invalid, match="not an Ed25519 key"):
        load_signing_key(tmp_path / "rsa.pem")
    with pytest.raises(Invalid, match="cannot be read"):
        load_signing_key(tmp_path / "missing.pem")
