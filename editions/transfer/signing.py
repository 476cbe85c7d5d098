"""Signatures of bundles: Ed25519 (RFC 8032) over the bytes of `bundle.json`.

That file names every other one with its hash, so its signature stands for all of them. Which
keys count, and for which editions, the installation says in a file of its own: `BUNDLE_KEYS`.
A name that a bundle gave itself would prove nothing.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings
from django.utils.translation import gettext as _

from editions.documents.canonical import canonical_json
from editions.errors import Invalid
from editions.transfer.refused import BundleRefused

__all__ = ["Signer", "check_signature", "load_signing_key", "sign"]


@dataclass(frozen=True)
class Signer:
    """Whose signature a bundle bears; `name` is empty for a key that this installation does not know."""

    public_key: str
    name: str = ""

    def __str__(self) -> str:
        return self.name or _("a key that is not known here, %(key)s") % {"key": self.public_key}


def load_signing_key(path: str | Path) -> Ed25519PrivateKey:
    """The private key in a PEM file (PKCS#8, without a password); raises `Invalid`."""
    try:
        key = load_pem_private_key(Path(path).read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Invalid(_("The signing key in “%(path)s” cannot be read.") % {"path": path}) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Invalid(_("The signing key in “%(path)s” is not an Ed25519 key.") % {"path": path})
    return key


def sign(index: bytes, key: Ed25519PrivateKey) -> bytes:
    """What `bundle.sig` holds for the bytes of `bundle.json`."""
    public = key.public_key().public_bytes_raw().hex()
    return canonical_json({"algorithm": "ed25519", "public_key": public, "signature": key.sign(index).hex()}).encode()


def check_signature(index: bytes, signature: dict[str, Any] | None, code: str) -> Signer | None:
    """Who signed the bundle of the edition `code`; `None` for nobody.

    Raises `BundleRefused` for a signature that is wrong or by a revoked key, and where this
    installation takes that edition's bundles only with the signature of a key it knows.
    """
    known = _known_keys()
    required = [key for key in known if code in key["editions"] and not key["revoked"]]
    if signature is None:
        if required:
            said = _("The bundle is not signed; bundles of %(edition)s are signed by %(names)s.")
            raise BundleRefused(said % {"edition": code, "names": _names(required)})
        return None
    public = signature["public_key"]
    entry = next((key for key in known if key["public_key"] == public), None)
    if entry is not None and entry["revoked"]:
        raise BundleRefused(_("The bundle is signed with a revoked key of %(name)s.") % entry)
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature["signature"]), index)
    except (InvalidSignature, ValueError) as error:
        raise BundleRefused(_("The signature of the bundle is wrong: it was changed after it was signed.")) from error
    if required and public not in {key["public_key"] for key in required}:
        said = _("The bundle is signed with another key; bundles of %(edition)s are signed by %(names)s.")
        raise BundleRefused(said % {"edition": code, "names": _names(required)})
    return Signer(public, entry["name"] if entry else "")


def _names(keys: list[dict[str, Any]]) -> str:
    return ", ".join(sorted({key["name"] for key in keys}))


def _known_keys() -> list[dict[str, Any]]:
    """The keys in the file that `BUNDLE_KEYS` names: `{name, public_key, editions, revoked}` each."""
    if not settings.BUNDLE_KEYS:
        return []
    try:
        listed = json.loads(Path(settings.BUNDLE_KEYS).read_text("utf-8"))
        return [
            {
                "name": str(key["name"]),
                "public_key": bytes.fromhex(key["public_key"]).hex(),
                "editions": [str(code) for code in key.get("editions", [])],
                "revoked": key.get("revoked") is True,
            }
            for key in listed
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        said = _("The list of keys in “%(path)s” cannot be read, so no bundle is taken.")
        raise BundleRefused(said % {"path": settings.BUNDLE_KEYS}) from error
