"""Content hashes of media."""

import hashlib
from typing import BinaryIO


def sha256_of(file: BinaryIO) -> str:
    """The SHA-256 of `file` from its start, in hexadecimal; leaves it at its start."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest
