"""Content hashes of media."""

import hashlib
from typing import Any


def sha256_of(file: Any) -> str:
    """The SHA-256 of the binary file `file` from its start, in hexadecimal; leaves it at its start."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest
