"""Zip archives whose bytes depend on nothing but their content.

Entries are stored, not packed: what a packer makes depends on its version, and pictures, which
are most of a bundle, would hardly shrink. Dates are the earliest that a zip can tell.
"""

import stat
import zipfile
from types import TracebackType
from typing import BinaryIO

__all__ = ["ArchiveWriter"]

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


class ArchiveWriter:
    """Writes entries in the order in which they come; a context manager."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False)

    def __enter__(self) -> "ArchiveWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def add(self, name: str, content: bytes) -> None:
        info = zipfile.ZipInfo(name, _EARLIEST)
        info.create_system = _UNIX
        info.external_attr = (stat.S_IFREG | 0o644) << 16
        self._zip.writestr(info, content)
